"""Imports the DAGs with a real Airflow, where one is installed: prints their ids, fails on errors."""

import pathlib

from airflow.models import DagBag

jobs = pathlib.Path(__file__).resolve().parents[3] / "jobs" / "airflow"
bag = DagBag(dag_folder=str(jobs), include_examples=False)
if bag.import_errors:
    raise SystemExit(str(bag.import_errors))
print("\n".join(sorted(bag.dag_ids)))
