// Adds to package-lock.json the optional platform packages that this machine's registry did not offer.
//
// npm leaves an optional dependency out of the lock file when it can't fetch its metadata, and `npm ci` then calls the
// lock file incomplete, on every machine. An entry with its version and platform is enough: elsewhere npm skips it.
// Run after any `npm install` that changes dependencies; test/package/lock.test.ts says when it is needed.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = Object.values(lock.packages).flatMap(missingOf)
for (const [path, entry] of missing) lock.packages[path] = entry
const [root, ...rest] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))])
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(missing.length === 0 ? 'package-lock.json is complete' : `added ${missing.map(([path]) => path).join(', ')}`)

/** The optional dependencies of a package that have no entry at all. */
function missingOf(owner) {
  return Object.entries(owner.optionalDependencies ?? {})
    .filter(([name]) => !(`node_modules/${name}` in lock.packages))
    .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, owner.dev === true)])
}

/** Platform packages say their platform in their name: cli-linux-x64-musl. */
function entryOf(name, version, dev) {
  const words = name.split(/[-/]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  if (os.length !== 1 || cpu.length !== 1 || !/^\d/.test(version)) throw new Error(`no platform can be read from ${name}@${version}`)
  const libc = words.includes('musl') ? { libc: ['musl'] } : words.includes('gnu') ? { libc: ['glibc'] } : {}
  return { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os }
}
