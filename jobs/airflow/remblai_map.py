"""Maps a source table one to one onto a target table: plan, hiref, verify, publish.

Each run writes a folder of its own below the parameter `out`. The asset remblai_map is updated
after `verify` has passed and at no other time; what it carries is the folder of that run. A retry
of `hiref` resumes what an earlier try wrote.
"""

from __future__ import annotations

from datetime import datetime

try:  # Airflow 3
    from airflow.sdk import DAG, Asset, Param, task
except ImportError:  # Airflow 2.11
    from airflow import DAG
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import task
    from airflow.models.param import Param

from remblai_spark import DEFAULT_ARGS, FILTERS, remblai

MAP = Asset("remblai://map")

OUT = "{{ params.out }}/{{ run_id | folder }}"

INPUT = (
    "--source={{ params.source }}",
    "--target={{ params.target }}",
    "--id-col={{ params.id_col }}",
    "--features-col={{ params.features_col }}",
    "--cost={{ params.cost }}",
    "--seed={{ params.seed }}",
    "--on-bad-row={{ params.on_bad_row }}",
    "--certify={{ params.certify }}",
    "{{ params.fail_if_gap_above | option('--fail-if-gap-above') }}",
    "--out=" + OUT,
)

with DAG(
    dag_id="remblai_map",
    description="Which row of A belongs to which row of B",
    schedule=None,
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGS,
    user_defined_filters=FILTERS,
    tags=["remblai"],
    doc_md=__doc__,
    params={
        "source": Param("s3a://lake/source", type="string", minLength=1, description="Source table"),
        "target": Param("s3a://lake/target", type="string", minLength=1, description="Target table"),
        "out": Param("s3a://lake/maps", type="string", minLength=1, description="Folder of all runs"),
        "id_col": Param("id", type="string", minLength=1),
        "features_col": Param("features", type="string", minLength=1),
        "cost": Param("sqeuclidean", enum=["sqeuclidean", "euclidean", "cosine"]),
        "seed": Param(1, type="integer"),
        "on_bad_row": Param("fail", enum=["fail", "drop", "quarantine"]),
        "certify": Param("fast", enum=["none", "fast", "full"]),
        "fail_if_gap_above": Param(
            None,
            type=["null", "string"],
            pattern=r"^[0-9.]+%?$",
            description="End with an error where the map may be further from the best: 0.05 or 5%",
        ),
        "driver_memory": Param("4g", type="string", pattern="^[0-9]+[mg]$"),
        "executor_memory": Param("8g", type="string", pattern="^[0-9]+[mg]$"),
    },
) as dag:
    plan = remblai("plan", "plan", *INPUT)

    hiref = remblai("hiref", "hiref", *INPUT, "--mode=resume")

    verify = remblai("verify", "verify", "--out=" + OUT)

    @task(outlets=[MAP], retries=0)
    def publish(out: str, outlet_events=None) -> str:
        """Says which folder is the newest verified map."""
        outlet_events[MAP].extra = {"out": out}
        return out

    plan >> hiref >> verify >> publish(OUT)
