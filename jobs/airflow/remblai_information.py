"""What vectors know about their labels; runs each time remblai_map has published a map.

The tables are those of the parameters. For daily loads save the sums of a run with `state_out` and
add those of earlier runs with `state_in`.
"""

from __future__ import annotations

from datetime import datetime

try:  # Airflow 3
    from airflow.sdk import DAG, Asset, Param
except ImportError:  # Airflow 2.11
    from airflow import DAG
    from airflow.datasets import Dataset as Asset
    from airflow.models.param import Param

from remblai_spark import DEFAULT_ARGS, FILTERS, remblai

MAP = Asset("remblai://map")

with DAG(
    dag_id="remblai_information",
    description="How much does this column know about that one",
    schedule=[MAP],
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    user_defined_filters=FILTERS,
    tags=["remblai"],
    doc_md=__doc__,
    params={
        "input": Param("s3a://lake/source", type="string", minLength=1, description="Vectors and labels"),
        "out": Param("s3a://lake/information", type="string", minLength=1, description="Folder of all runs"),
        "features_col": Param("features", type="string", minLength=1),
        "with_col": Param(None, type=["null", "string"], description="Column of second vectors"),
        "label_cols": Param("label", type=["null", "string"], description="Separated by commas"),
        "label_pairs": Param(None, type=["null", "string"], description="IN:OUT, separated by commas"),
        "group_cols": Param(None, type=["null", "string"], description="Separated by commas"),
        "id_col": Param("id", type=["null", "string"]),
        "estimators": Param("soft", type="string", minLength=1),
        "seed": Param(0, type="integer"),
        "on_bad_row": Param("fail", enum=["fail", "drop", "quarantine"]),
        "state_in": Param(None, type=["null", "string"], description="Outputs of earlier runs"),
        "state_out": Param(False, type="boolean"),
        "driver_memory": Param("4g", type="string", pattern="^[0-9]+[mg]$"),
        "executor_memory": Param("8g", type="string", pattern="^[0-9]+[mg]$"),
    },
) as dag:
    remblai(
        "information",
        "information",
        "--input={{ params.input }}",
        "--out={{ params.out }}/{{ run_id | folder }}",
        "--features-col={{ params.features_col }}",
        "{{ params.with_col | option('--with-col') }}",
        "{{ params.label_cols | option('--label-cols') }}",
        "{{ params.label_pairs | option('--label-pairs') }}",
        "{{ params.group_cols | option('--group-cols') }}",
        "{{ params.id_col | option('--id-col') }}",
        "--estimators={{ params.estimators }}",
        "--seed={{ params.seed }}",
        "--on-bad-row={{ params.on_bad_row }}",
        "{{ params.state_in | option('--state-in') }}",
        "{{ '--state-out' if params.state_out else '' }}",
        "--mode=resume",
    )
