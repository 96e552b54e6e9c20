#!/usr/bin/env bash
# Installs what `npm run test:engines` runs exports on. What is there already is left alone: then this takes no time.
#   Debian's packages   PostgreSQL, LibreOffice Calc, a JDK with Maven, Python
#   .engines/venv       Python packages of requirements.txt
#   .engines/dmn        the jars of two DMN engines, each with what it needs, of dmn/pom.xml
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
engines=$(cd "$here/../.." && pwd)/.engines
mkdir -p "$engines"

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Prints the package that a thing is missing from; a thing is a program on the path, or a file.
debian_missing() {
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || echo postgresql
  command -v psql >/dev/null || echo postgresql-client
  [ -e /usr/lib/libreoffice/program/libsclo.so ] || echo libreoffice-calc
  command -v javac >/dev/null || echo openjdk-17-jdk-headless
  command -v mvn >/dev/null || echo maven
  command -v python3 >/dev/null || echo python3
  python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
}

install_debian() {
  local packages
  mapfile -t packages < <(debian_missing)
  if [ ${#packages[@]} = 0 ]; then return; fi
  echo "installing ${packages[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
}

# Runs a command unless its result was already made from the same file: FILE MARK COMMAND…
unless_made_from() {
  local source=$1 mark=$2
  shift 2
  if cmp -s "$source" "$mark"; then return; fi
  "$@"
  cp "$source" "$mark"
}

install_python() {
  echo 'installing Python packages'
  rm -rf "$engines/venv"
  python3 -m venv "$engines/venv"
  "$engines/venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
}

install_jars() {
  echo 'installing DMN engines'
  for engine in drools jdmn; do
    rm -rf "$engines/dmn/$engine"
    mvn --quiet --batch-mode --file "$here/dmn/pom.xml" --activate-profiles "$engine" \
      dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$engines/dmn/$engine"
  done
}

install_debian
unless_made_from "$here/requirements.txt" "$engines/venv/requirements.txt" install_python
unless_made_from "$here/dmn/pom.xml" "$engines/dmn/pom.xml" install_jars
