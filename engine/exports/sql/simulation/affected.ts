/** The part of the job that lists the people most affected, as engine/simulation/fold/extremes.ts does. */
export const affected = `def amounts(job):
    """A person's amount under both sides."""
    return [F.col(name).cast(f"decimal(37, {job['person']['scale']})") for name in terms_of(job["person"])]


def extremes_of(rows, job, who):
    """Those who are affected most, first; of equally affected ones the lower number stands first."""
    before, after = amounts(job)
    found = rows.where(is_counted() & who).select("key", before.alias("before"), after.alias("after"))
    return found.orderBy(F.abs(F.col("after") - F.col("before")).desc(), F.col("key").cast("long")).limit(job["top"]).collect()


def affected_of(found, record, scale):
    before, after = [units(found[name], scale) for name in ("before", "after")]
    return {
        "number": int(found["key"]),
        "alike": None,
        "baseline": text(before, scale),
        "scenario": text(after, scale),
        "change": text(after - before, scale),
        "record": record,
    }


def most_affected(people, rows, job):
    """Those who lose and those who gain most, worst and best first, with their records."""
    if job["person"] is None:
        return {"losers": [], "winners": []}
    won, lost = moved(job)
    lists = {"losers": extremes_of(rows, job, lost), "winners": extremes_of(rows, job, won)}
    keys = [found["key"] for each in lists.values() for found in each]
    records = {row["key"]: record_of(row, job) for row in people.where(F.col("key").isin(keys)).collect()}
    scale = job["person"]["scale"]
    return {name: [affected_of(found, records[found["key"]], scale) for found in each] for name, each in lists.items()}`
