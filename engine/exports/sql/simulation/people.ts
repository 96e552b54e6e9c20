/** The part of the job that reads the people: their columns, their numbers, and a person's record as cases write it. */
export const people = `def check_columns(read, job):
    """A file whose columns are not the notice's fields is not read."""
    known = {field["name"]: field for field in job["fields"]}
    found = {column.name: column.dataType for column in read.schema.fields}
    for name in found:
        if name not in known:
            stop(job, "spark.columnUnknown", column=name)
    for name, field in known.items():
        if name in found:
            check_column(found[name], field, job)
        elif field["required"]:
            stop(job, "spark.columnMissing", column=name)


def check_column(kind, field, job):
    """Columns that the figures do not rest on may be of any type."""
    takes, named = field["takes"], {"column": field["name"], "has": kind.simpleString()}
    if takes == []:
        stop(job, "spark.columnDuration", **named)
    if takes is not None and kind.typeName() not in takes:
        stop(job, "spark.columnType", takes=" | ".join(takes), **named)
    if takes is not None and getattr(kind, "scale", 0) > field["places"]:
        stop(job, "spark.columnTooFine", places=str(field["places"]), **named)


def columns_of(job):
    """The columns of people by the fields that they hold: a field may have a name that Spark keeps for itself."""
    return {field["name"]: f"f{index}" for index, field in enumerate(job["fields"]) if field["takes"] is not None}


def people_of(read, job):
    """The people by number, which is the place in the file, from 1; in a folder, after those in files that come before by name."""
    names = columns_of(job)
    place = read.metadataColumn("_metadata")
    held = [(F.col(quoted(name)) if name in read.columns else F.lit(None)).alias(column) for name, column in names.items()]
    placed = read.select(place["file_path"].alias("file"), place["row_index"].alias("row"), *held)
    files = placed.groupBy("file").agg(F.count(F.lit(1)).alias("people"))
    before = F.sum("people").over(Window.orderBy("file")) - F.col("people")
    people = placed.join(F.broadcast(files.select("file", before.alias("before"))), "file")
    number = F.col("before") + F.col("row") + 1
    return people.select(number.cast("string").alias("key"), *names.values())


def table_of(people, job, side):
    """The people as the typed table that the rules read; what no field holds is NULL."""
    names = columns_of(job)
    columns = [F.col("key").alias("$key")]
    for column in side["columns"]:
        value = F.lit(None) if column["field"] is None else F.col(names[column["field"]])
        columns.append(value.cast(column["type"]).alias(column["name"]))
    return people.select(*columns)


def literal_of(value, field):
    """A value as cases write it."""
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, decimal.Decimal)):
        return text(units(value, field["places"]), field["places"])
    return value.upper() if field["kind"] == "identity" else value


def record_of(row, job):
    """A person's record, as far as it was read."""
    names, record = columns_of(job), {}
    for field in job["fields"]:
        value = row[names[field["name"]]] if field["name"] in names else None
        given = field["default"] if value is None else literal_of(value, field)
        if field["name"] in names and given is not None:
            record[field["name"]] = given
    return record`
