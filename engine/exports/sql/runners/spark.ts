import type { ExportedFile } from '../../target.ts'
import type { GroupScript } from '../kitScript.ts'
import type { SqlNames } from '../names.ts'

/** Groups that Spark runs: each is a plan of its own, which takes Spark longer than its records do. */
const most = 48

/** The kit as statements, and a program that runs them in a Spark session. */
export function sparkRunner(names: SqlNames, groups: readonly GroupScript[]): ExportedFile[] {
  const parts = chosen(groups).map(({ name, records, statements, differences }) => [
    ...statements,
    `-- ${name} ${records}\n${differences}\n;`,
  ])
  return [
    { path: 'kit.sql', content: `${parts.flat().join('\n')}\n` },
    { path: 'kit.py', content: program(names) },
  ]
}

/** Those that show most, in the kit's order. */
function chosen(groups: readonly GroupScript[]): GroupScript[] {
  const main = groups[0]?.entity ?? null
  const taken = new Set(groups.toSorted((a, b) => rank(a, main) - rank(b, main)).slice(0, most))
  return groups.filter((group) => taken.has(group))
}

/** The notice's own settings first; then the main entity under each other reading, under everything chosen at once, and the rest. */
function rank({ entity, settings }: GroupScript, main: string | null): number {
  const { baseDate, parameters } = settings
  const readings = Object.keys(settings.readings).length
  if (baseDate === null && readings === 0 && parameters.length === 0) return 0
  if (entity !== main) return 4
  if (baseDate !== null && parameters.length > 0) return 2
  return readings > 0 ? 1 : 3
}

const program = (names: SqlNames): string => `# 验证 · the conformance kit: spark-submit kit.py
import csv
import os
import re
import sys

from pyspark.sql import SparkSession

os.chdir(os.path.dirname(os.path.abspath(__file__)))
spark = SparkSession.builder.appName("kit").getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
# To compile a plan, or to adapt it, takes longer than to compute a few records.
spark.conf.set("spark.sql.codegen.wholeStage", "false")
spark.conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
spark.conf.set("spark.sql.adaptive.enabled", "false")
spark.conf.set("spark.sql.shuffle.partitions", "2")
here = "file://" + os.getcwd() + "/"


def statements(path):
    """A line of a semicolon alone ends a statement; no text of the rules has one, since its line breaks are escaped."""
    with open(path, encoding="utf-8") as file:
        return [each for each in re.split(r"^;$", file.read(), flags=re.MULTILINE) if each.strip()]


def is_whole(group, count):
    """Whether a group's file has so many records expected: one that was not copied whole never looks like agreement."""
    with open(f"../{group}/${names.expected}.csv", encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) == count + 1


def main():
    rules = statements("rules.sql")
    passed, failed, ready = 0, 0, False
    for statement in statements("kit.sql"):
        group = re.match(r"\\s*-- (\\S+) (\\d+)\\n", statement)
        if group is None:
            spark.sql(re.sub(r"path '\\.\\./", lambda _: "path '" + here + "../", statement, count=1))
            continue
        if not ready:
            for rule in rules:
                spark.sql(rule)
            ready = True
        keys = [row[0] for row in spark.sql(statement).collect()]
        if not is_whole(group.group(1), int(group.group(2))):
            keys.append("lines are missing")
        failed += len(keys)
        passed += int(group.group(2)) - len(keys)
        for key in keys[:20]:
            print(f"{group.group(1)}: {key}")
    print(f"{passed} passed, {failed} failed")
    spark.stop()
    return 0 if failed == 0 else 1


sys.exit(main())
`
