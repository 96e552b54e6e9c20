import type { ExportedFile } from '../target.ts'

/** Computes every formula anew in LibreOffice, whatever results the file holds, and tells how many cases agree. */
export function runnerFiles(workbook: string, cases: number): ExportedFile[] {
  return [
    { path: 'kit/recalculate.xcu', content: recalculate },
    { path: 'kit/run.sh', content: script(workbook, cases) },
  ]
}

/** LibreOffice trusts the results that a file holds unless its profile says so. */
const recalculate = `<?xml version="1.0" encoding="UTF-8"?>
<!-- 打开 .xlsx 时一律重新计算。Compute all formulas anew when an .xlsx is opened. -->
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
  <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
    <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
  </item>
</oor:items>
`

const script = (workbook: string, cases: number): string => `#!/usr/bin/env bash
# 用 LibreOffice 重新计算全部公式，并核对算例。Recomputes all formulas in LibreOffice and checks the cases.
# bash kit/run.sh [${workbook}]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
workbook=\${1:-$here/../${workbook}}
office=$(command -v soffice || command -v libreoffice) || { echo 'LibreOffice (soffice) is not installed' >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/profile/user"
cp "$here/recalculate.xcu" "$work/profile/user/registrymodifications.xcu"
cp "$workbook" "$work/rules.xlsx"

# 第一页的合计。The totals on the first sheet, as UTF-8 text.
"$office" "-env:UserInstallation=file://$work/profile" --headless --norestore \\
  --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false' --outdir "$work" "$work/rules.xlsx" >/dev/null
total=$(grep -o -m1 -E '[0-9]+ passed, [0-9]+ failed' "$work/rules.csv") || { echo 'no total on the first sheet' >&2; exit 2; }
echo "$total"
[ "$total" = '${cases} passed, 0 failed' ]
`
