"""A Spark session on a cluster of workers on this machine, which answers requests of spark.ts."""

import datetime
import decimal
import json
import sys

from lines import serve
from pyspark.sql import Row, SparkSession

workers, folder = sys.argv[1:]
settings = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # As many as the workers have cores: the usual 200 parts would each hold a few rows.
    "spark.sql.shuffle.partitions": workers,
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.warehouse.dir": f"{folder}/warehouse",
    "spark.local.dir": f"{folder}/local",
    # The plain collector: its rivals take threads from two cores that Spark's own work needs.
    "spark.driver.extraJavaOptions": "-XX:+UseSerialGC",
    "spark.executor.extraJavaOptions": "-XX:+UseSerialGC",
}


def start():
    builder = SparkSession.builder.appName("tiaoli").master(f"local-cluster[{workers},1,1024]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def as_text(value):
    """A value without losing a digit: decimals in full, dates as ISO 8601, nested values as JSON of such texts."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, (Row, dict, list, tuple)):
        return json.dumps(nested(value), ensure_ascii=False)
    return repr(value)


def nested(value):
    if isinstance(value, Row):
        return nested(value.asDict())
    if isinstance(value, dict):
        return {as_text(key): nested(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [nested(each) for each in value]
    return as_text(value)


def run_sql(statements):
    """Runs statements that semicolons separate, as spark-sql does; gives the table of the last one."""
    split = spark._jvm.org.apache.spark.sql.catalyst.util.StringUtils.splitSemiColon(statements, False)
    frame = None
    for i in range(split.length()):
        if split.apply(i).strip():
            frame = spark.sql(split.apply(i))
    if frame is None:
        return {"columns": [], "rows": []}
    return {"columns": frame.columns, "rows": [[as_text(value) for value in row] for row in frame.collect()]}


def read_parquet(request):
    spark.read.parquet(request["parquet"]).createOrReplaceTempView(f"`{request['view'].replace('`', '``')}`")


def run_python(request):
    names["args"] = request["args"]
    names["result"] = None
    exec(request["source"], names)
    return names["result"]


def answer(request):
    if "sql" in request:
        return run_sql(request["sql"])
    return read_parquet(request) if "parquet" in request else run_python(request)


spark = start()
names = {"spark": spark}
serve(answer)
spark.stop()
