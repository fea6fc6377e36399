"""Runs two commands in a PySpark session: the package against a real JVM. Arguments: jar or classes, folder."""

import sys

from pyspark.sql import SparkSession

import remblai

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.driver.extraClassPath", sys.argv[1])
    .config("spark.ui.enabled", "false")
    .getOrCreate()
)
pair = sys.argv[2] + "/pair"
out = sys.argv[2] + "/map"
remblai.demo(spark, out=pair, cloud="gauss-d3", points=64, seed=7)
done = remblai.hiref(spark, source=pair + "/source", target=pair + "/target", out=out)
assert done.manifest["status"] == "succeeded", done.manifest
assert done.table("pairs").count() == 64
try:
    remblai.hiref(spark, source=pair + "/source", target=pair + "/target", out=out)
except remblai.RemblaiError as error:
    assert error.code == 5, error
else:
    raise AssertionError("an output that exists was replaced")
spark.stop()
