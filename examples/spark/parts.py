"""Compiles a folder of issues on Spark and puts the parts together: the same bytes as on one machine.

    spark-submit parts.py DIR --parts PARTS --out OUT [--baoku PROGRAM] [--tasks N]

Driver and workers see DIR, PARTS and the program under the same paths: a shared disk, or everything on one machine with
`--master local[*]`. Only names of files travel through Spark; each task is one `baoku part` that reads them from its
standard input, a line each (`rdd.pipe`). A task that failed may run again, here or elsewhere: a part is named by what it
is made from, so it comes out under the same name with the same bytes. docs/parts.md says more.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys

from pyspark.sql import SparkSession


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("dir", help="the folder of issues")
    arguments.add_argument("--parts", required=True, help="the folder that all machines write parts into")
    arguments.add_argument("--out", required=True, help="where the bundle goes")
    arguments.add_argument("--baoku", default="baoku", help="the program")
    arguments.add_argument("--tasks", type=int, help="how many tasks; four for each core without it")
    given = arguments.parse_args()
    # A task begins in a folder of its own and with no environment: nothing is searched for in it.
    folder, parts = os.path.abspath(given.dir), os.path.abspath(given.parts)
    baoku = os.path.abspath(shutil.which(given.baoku) or sys.exit(f"{given.baoku} is not there"))

    listed = subprocess.run([baoku, "part", folder, "--list"], check=True, stdout=subprocess.PIPE)
    issues = listed.stdout.decode().splitlines()

    spark = SparkSession.builder.appName("baoku").getOrCreate()
    context = spark.sparkContext
    # No issues are one task that has nothing to do; the bundle then says so.
    tasks = given.tasks or max(1, min(len(issues), 4 * context.defaultParallelism))
    command = shlex.join([baoku, "part", folder, "--parts", parts, "-"])
    # One thread a task: Spark gives every core a task of its own.
    made = context.parallelize(issues, tasks).pipe(command, {"RAYON_NUM_THREADS": "1"}, checkCode=True).count()
    spark.stop()
    print(f"{made} of {len(issues)} issues are parts, compiled in {tasks} tasks", file=sys.stderr)

    # Compiles what has no part; says which issues cannot be read.
    subprocess.run([baoku, "bundle", folder, "--parts", parts, "--out", given.out], check=True)


if __name__ == "__main__":
    main()
