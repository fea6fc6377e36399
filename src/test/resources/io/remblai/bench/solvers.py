"""Exact solvers that the map is held against, on files that the benchmark wrote: raw float32, little-endian.

    solvers.py versions                             which of ot (POT) and scipy there are
    solvers.py emd SOURCE TARGET POINTS METRIC      POT's network simplex on two clouds
    solvers.py assignment COSTS SIZE                scipy's linear_sum_assignment on a square matrix

Prints one JSON object. Seconds are CPU seconds of the solver alone, in double, its costs ready.
"""

import importlib
import json
import statistics
import sys
import time

REPEATS = 5


def versions():
    found = {}
    for module in ("ot", "scipy"):
        try:
            found[module] = importlib.import_module(module).__version__
        except ImportError:
            pass
    return found


def floats(path, rows):
    import numpy

    return numpy.fromfile(path, "<f4").astype("f8").reshape(int(rows), -1)


def emd(source, target, points, metric):
    import ot
    from scipy.spatial.distance import cdist

    costs = cdist(floats(source, points), floats(target, points), metric)
    start = time.process_time()
    _, log = ot.emd([], [], costs, numItermax=10**9, log=True)
    seconds = time.process_time() - start
    if log["warning"]:
        sys.exit(log["warning"])
    return {"mean_cost": float(log["cost"]), "cpu_seconds": seconds}


def assignment(path, size):
    from scipy.optimize import linear_sum_assignment

    costs = floats(path, size)
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        rows, columns = linear_sum_assignment(costs)
        seconds.append(time.process_time() - start)
    return {"mean_cost": float(costs[rows, columns].mean()), "cpu_seconds": statistics.median(seconds)}


if __name__ == "__main__":
    command = {"versions": versions, "emd": emd, "assignment": assignment}[sys.argv[1]]
    json.dump(command(*sys.argv[2:]), sys.stdout)
