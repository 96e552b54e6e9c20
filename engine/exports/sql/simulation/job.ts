import { affected } from './affected.ts'
import { bands } from './bands.ts'
import { people } from './people.ts'

/**
 * The program of a distributed simulation. All that is of a notice stands beside it: simulation.json, and the rules of both
 * sides. Its figures are those of engine/simulation/fold/finish.ts; sums and quotients are whole numbers.
 */
export const sparkJob = `# 测算 · the simulation: spark-submit job.py [--people FILE] [--output FILE]
import argparse
import datetime
import decimal
import json
import os
import re
import sys
from collections import Counter

from pyspark import StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql.window import Window

# Sums have up to 38 digits: none may be rounded on its way to a whole number.
decimal.getcontext().prec = 80

HERE = os.path.dirname(os.path.abspath(__file__))
SIDES = ("baseline", "scenario")


def stop(job, code, **values):
    """Ends the job without a summary: what can't be counted as the embedded engine counts it is not counted."""
    filled = re.sub(r"{(\\w+)}", lambda blank: re.sub(r"[\\s\\x00-\\x1f\\x7f-\\x9f]+", " ", values[blank.group(1)]), job["messages"][code])
    sys.exit(f"{code}: {filled}")


def quoted(name):
    return "\`" + name.replace("\`", "\`\`") + "\`"


def statements(path):
    """A line of a semicolon alone ends a statement; no text of the rules has one, since its line breaks are escaped."""
    with open(os.path.join(HERE, path), encoding="utf-8") as file:
        return [each for each in re.split(r"^;$", file.read(), flags=re.MULTILINE) if each.strip()]


${people}


def results_of(spark, people, job, name, letter):
    """The results of one side by the key of a person: b0, b1 … or s0, s1 …, why some are unknown, and why people are refused."""
    side = job[name]
    table_of(people, job, side).createOrReplaceTempView(quoted(side["table"]))
    for statement in statements(side["rules"]):
        spark.sql(statement)
    view = spark.table(quoted(side["view"]))
    named = [("$key", "key"), ("$unknown", letter + "u"), ("$refused", letter + "r")]
    named += [(name, letter + str(index)) for index, name in enumerate(side["results"])]
    return view.select(*[F.col(quoted(name)).alias(short) for name, short in named])


def group_of(dimension, column):
    """The place of a person's group in the dimension's keys; the last is of those whose group is unknown."""
    last = len(dimension["keys"]) - 1
    if dimension["kind"] == "boolean":
        return F.when(column.isNull(), last).when(column, 1).otherwise(0)
    if dimension["kind"] == "member":
        place = F.when(column.isNull(), last)
        for index, member in enumerate(dimension["members"]):
            place = place.when(column == F.lit(member), index)
        return place.otherwise(last)
    reached = F.lit(0)
    for limit in dimension["limits"]:
        if dimension["kind"] == "days":
            reached = reached + (column <= F.lit(limit).cast("date")).cast("int")
        else:
            reached = reached + (column >= F.lit(limit).cast("decimal(20, 0)")).cast("int")
    return F.when(column.isNull(), last).otherwise(reached)


def fault_of(column):
    """Whether a record can't be read, or the rules refuse it."""
    unreadable = column.startswith('[{"code":"record.')
    return F.when(column.isNull(), "").when(unreadable, "record").otherwise("rules")


def is_counted():
    """Of people whom both sides can read and neither refuses."""
    return (F.col("bf") == "") & (F.col("sf") == "")


def rows_of(spark, job, people):
    """A row for each person: the results of both sides, the groups, and what is wrong."""
    names = columns_of(job)
    grouped = [F.col("key")]
    for index, dimension in enumerate(job["dimensions"]):
        if dimension["field"] is not None:
            value = F.col(names[dimension["field"]]).cast(dimension["type"])
            if dimension["default"] is not None:
                value = F.coalesce(value, F.lit(dimension["default"]).cast(dimension["type"]))
            grouped.append(group_of(dimension, value).alias(f"g{index}"))
    rows = people.select(*grouped)
    for side, letter in zip(SIDES, "bs"):
        rows = rows.join(results_of(spark, people, job, side, letter), "key")
    beyond = F.lit(False)
    for letter in "bs":
        refused = F.coalesce(F.col(letter + "r"), F.lit(""))
        beyond = beyond | refused.contains('"record.beyondExport"')
        rows = rows.withColumn(letter + "f", fault_of(F.col(letter + "r")))
    rows = rows.withColumn("beyond", beyond)
    for index, dimension in enumerate(job["dimensions"]):
        by = group_of(dimension, F.col(f"b{dimension['result']}")) if dimension["field"] is None else F.col(f"g{index}")
        rows = rows.withColumn(f"g{index}", F.when(is_counted(), by).otherwise(-1))
    return rows


def terms_of(figure):
    return [letter + str(place) for side, letter in zip(SIDES, "bs") for place in figure[side]]


def known(figure):
    """An amount is known where all its terms are, under both sides."""
    sound = F.lit(True)
    for term in terms_of(figure):
        sound = sound & F.col(term).isNotNull()
    return sound


def moved(job):
    """Who gains and who loses by the person's amount."""
    person = job["person"]
    before, after = [F.col(name) for name in terms_of(person)]
    more, less = known(person) & (after > before), known(person) & (after < before)
    return (more, less) if job["better"] > 0 else (less, more)


def people_in(condition):
    return F.sum(F.when(condition, 1).otherwise(0))


def aggregates(job):
    found = [F.count(F.lit(1)).alias("people")]
    for index, figure in enumerate(job["payers"]):
        found.append(people_in(known(figure)).alias(f"known{index}"))
        found += [F.sum(F.when(known(figure), F.col(term))).alias(f"sum{index}{term}") for term in terms_of(figure)]
    if job["person"] is not None:
        found.append(people_in(known(job["person"])).alias("known"))
        for name, who in zip(("won", "lost"), moved(job)):
            found.append(people_in(who).alias(name))
            found += [F.sum(F.when(who, F.col(term))).alias(name + term[0]) for term in terms_of(job["person"])]
    return found


def units(value, scale):
    """An amount as a whole number of units."""
    scaled = decimal.Decimal(value or 0).scaleb(scale)
    assert scaled == int(scaled), f"{value} has more than {scale} places"
    return int(scaled)


def text(amount, scale):
    """Units as an exact decimal without needless zeros."""
    digits = str(abs(amount)).rjust(scale + 1, "0")
    whole, places = digits[: len(digits) - scale], digits[len(digits) - scale :].rstrip("0")
    return ("-" if amount < 0 else "") + whole + ("." + places if places else "")


def percent(difference, baseline):
    """Of the baseline's size, rounded half up to 0.01 %; None where the baseline is zero."""
    if baseline == 0:
        return None
    size = abs(baseline)
    rounded = (abs(difference) * 20000 + size) // (2 * size)
    return text(-rounded if difference < 0 else rounded, 2)


class Totals:
    """What is counted of some people."""

    def __init__(self, job):
        self.job = job
        self.counts = Counter()
        self.reasons = [Counter() for _ in job["payers"]]

    def add(self, cell):
        counts, job = self.counts, self.job
        counts["people"] += cell["people"]
        for index, figure in enumerate(job["payers"]):
            counts[f"known{index}"] += cell[f"known{index}"]
            for term in terms_of(figure):
                counts[f"sum{index}{term[0]}"] += units(cell[f"sum{index}{term}"], figure["scale"])
        if job["person"] is not None:
            for name in ("known", "won", "lost"):
                counts[name] += cell[name]
            for name in ("won", "lost"):
                by = [units(cell[name + letter], job["person"]["scale"]) for letter in "sb"]
                counts[name + "By"] += abs(by[0] - by[1])

    def payers(self):
        return [self.payer(index, figure) for index, figure in enumerate(self.job["payers"])]

    def payer(self, index, figure):
        before, after = self.counts[f"sum{index}b"], self.counts[f"sum{index}s"]
        reasons = sorted(self.reasons[index].items(), key=lambda found: (-found[1], found[0].encode("utf-16-be")))
        return {
            "name": figure["name"],
            "baseline": text(before, figure["scale"]),
            "scenario": text(after, figure["scale"]),
            "difference": text(after - before, figure["scale"]),
            "percent": percent(after - before, before),
            "unknown": {
                "people": self.counts["people"] - self.counts[f"known{index}"],
                "reasons": [{"reason": reason, "people": people} for reason, people in reasons],
            },
        }

    def people(self):
        if self.job["person"] is None:
            return None
        counts, scale = self.counts, self.job["person"]["scale"]
        return {
            "winners": counts["won"],
            "losers": counts["lost"],
            "unchanged": counts["known"] - counts["won"] - counts["lost"],
            "unknown": counts["people"] - counts["known"],
            "gained": text(counts["wonBy"], scale),
            "lost": text(counts["lostBy"], scale),
        }


def add_reasons(rows, job, groups, totals_of):
    """How many people each reason concerns, by payer: once a person, however many of a payer's amounts it makes unknown."""
    some = rows.where(is_counted() & (F.col("bu").isNotNull() | F.col("su").isNotNull()))
    for letter in "bs":
        some = some.withColumn(letter + "m", F.from_json(letter + "u", "map<string,array<string>>"))
    none = F.array().cast("array<string>")
    for index, figure in enumerate(job["payers"]):
        of = [
            F.coalesce(F.col(letter + "m")[F.lit(job[side]["names"][place])], none)
            for side, letter in zip(SIDES, "bs")
            for place in figure[side]
        ]
        each = some.select(*groups, F.explode(F.array_distinct(F.concat(*of))).alias("reason"))
        for found in each.groupBy(*groups, "reason").count().toLocalIterator():
            for totals in totals_of(found):
                totals.reasons[index][found["reason"]] += found["count"]


${bands}


def distribution_of(rows, job):
    """How often each change of the person's amount occurs."""
    person = job["person"]
    if person is None:
        return []
    scale = person["scale"]
    before, after = amounts(job)
    counted = rows.where(is_counted() & known(person))
    found = Distribution()
    for row in counted.groupBy((after - before).alias("change")).count().toLocalIterator():
        found.add(units(row["change"], scale), row["count"])
    return [{"from": text(low, scale), "to": text(high, scale), "people": people} for (low, high), people in found.bars()]


def basis_of(cells, job):
    """Who was counted, and who was not."""
    beyond = sum(cell["people"] for cell in cells if cell["beyond"])
    if beyond > 0:
        stop(job, "spark.recordsBeyond", records=str(beyond))
    people, unreadable, refused = 0, 0, Counter()
    for cell in cells:
        count = cell["people"]
        if cell["bf"] == "record":
            unreadable += count
        elif cell["bf"] or cell["sf"]:
            # A scenario whose fields take less than the baseline's is compared with none.
            assert cell["sf"] != "record", f"{count} records that only one side can read"
            refused["baseline"] += count if cell["bf"] else 0
            refused["scenario"] += count if cell["sf"] else 0
            refused["either"] += count
        else:
            people += count
    sides = {name: refused[name] for name in ("baseline", "scenario", "either")}
    synthetic = job["people"]["synthetic"]
    return {"people": people, "unreadable": unreadable, "refused": sides, "synthetic": synthetic, "distinct": None}


${affected}


def summary_of(people, rows, job):
    groups = [f"g{index}" for index in range(len(job["dimensions"]))]
    cells = rows.groupBy("bf", "sf", "beyond", *groups).agg(*aggregates(job)).collect()
    basis = basis_of(cells, job)
    whole = Totals(job)
    parts = [[Totals(job) for _ in dimension["keys"]] for dimension in job["dimensions"]]

    def totals_of(cell):
        return [whole] + [parts[index][cell[name]] for index, name in enumerate(groups)]

    for cell in cells:
        if cell["bf"] == "" and cell["sf"] == "":
            for totals in totals_of(cell):
                totals.add(cell)
    add_reasons(rows, job, groups, totals_of)
    return {
        "basis": basis,
        "person": job["by"],
        "payers": whole.payers(),
        "breakdowns": [breakdown(dimension, part) for dimension, part in zip(job["dimensions"], parts)],
        "people": whole.people(),
        "distribution": distribution_of(rows, job),
        **most_affected(people, rows, job),
    }


def breakdown(dimension, parts):
    """Where nobody's group is unknown, there is no such group."""
    groups = [
        {"key": key, "counted": totals.counts["people"], "payers": totals.payers(), "people": totals.people()}
        for key, totals in zip(dimension["keys"], parts)
        if key["kind"] != "unknown" or totals.counts["people"] > 0
    ]
    return {"dimension": dimension["name"], "groups": groups}


def place_of(path):
    """A path of this machine as Spark takes one: none of its signs stands for others."""
    return "file://" + re.sub(r"[][\\\\{}*?]", r"\\\\\\g<0>", path)


def simulate(spark, job, people):
    """The summary of the people in a Parquet file, or in a folder of such files."""
    # What would overflow fails, and is not NULL.
    spark.conf.set("spark.sql.ansi.enabled", "true")
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    # The views are so large that compiling them takes longer than computing them as they are.
    spark.conf.set("spark.sql.codegen.wholeStage", "false")
    spark.conf.set("spark.sql.codegen.factoryMode", "NO_CODEGEN")
    read = spark.read.parquet(people)
    check_columns(read, job)
    numbered = people_of(read, job)
    rows = rows_of(spark, job, numbered).persist(StorageLevel.MEMORY_AND_DISK)
    return summary_of(numbered, rows, job)


def main():
    with open(os.path.join(HERE, "simulation.json"), encoding="utf-8") as file:
        job = json.load(file)
    options = argparse.ArgumentParser()
    options.add_argument("--people", default=place_of(job["people"]["path"]))
    options.add_argument("--output", default=os.path.join(HERE, "summary.json"))
    asked = options.parse_args()
    spark = SparkSession.builder.appName("tiaoli simulate").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    summary = simulate(spark, job, asked.people)
    with open(asked.output, "w", encoding="utf-8") as file:
        json.dump(summary, file, ensure_ascii=False, indent=2)
        file.write(chr(10))
    print(f"{summary['basis']['people']} 人 · people: {asked.output}")
    spark.stop()


if __name__ == "__main__":
    main()
`
