"""Soft entropy in numpy, float32 throughout, as the benchmark's kernel does it: rows to unit length, products with the
reference points, softmax, column sums of the shares.

    soft_entropy.py DIM POINTS SECONDS      rows per CPU second on one thread, the best of several batch sizes

Prints one JSON object.
"""

import json
import sys
import time

import numpy

BATCHES = (256, 1024, 4096)


def shares(rows, points, eps):
    lengths = numpy.sqrt(numpy.einsum("ij,ij->i", rows, rows))
    logits = rows @ points.T
    logits *= (1 / (lengths * eps))[:, None]
    logits -= logits.max(axis=1, keepdims=True)
    numpy.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    return logits.sum(axis=0)


def rows_per_second(dim, count, batch, seconds):
    random = numpy.random.default_rng(1)
    rows = random.standard_normal((batch, dim), dtype="f4")
    points = random.standard_normal((count, dim), dtype="f4")
    points /= numpy.linalg.norm(points, axis=1, keepdims=True)
    eps = numpy.float32(1 / numpy.sqrt(2 * dim * numpy.log(count)))
    shares(rows, points, eps)
    done = 0
    start = time.process_time()
    while time.process_time() - start < seconds:
        shares(rows, points, eps)
        done += batch
    return done / (time.process_time() - start)


def main(dim, count, seconds):
    speeds = {batch: rows_per_second(dim, count, batch, seconds / len(BATCHES)) for batch in BATCHES}
    best = max(speeds, key=speeds.get)
    return {"numpy": numpy.__version__, "batch": best, "rows_per_second": speeds[best]}


if __name__ == "__main__":
    json.dump(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])), sys.stdout)
