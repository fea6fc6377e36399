"""What the DAGs of Remblai share: how a command becomes a task of spark-submit.

Works with Airflow 2.11 and 3.x and apache-airflow-providers-apache-spark. Read from the
environment of the scheduler and the workers when the DAGs are parsed:

  REMBLAI_JAR         the jar of the build, on a file system that spark-submit reads.
                      Default: /opt/remblai/remblai.jar
  REMBLAI_CONN_ID     the Spark connection, which knows master and deploy mode.
                      Default: spark_default
  REMBLAI_TRACKING    what becomes of a job whose Airflow worker dies:
                      plain        (default) a retry submits again and resumes from what was
                                   written; works on every kind of cluster
                      durable      a retry finds the running job again (Airflow 3.3 and newer;
                                   not for YARN in cluster mode)
                      yarn-rm-api  the same for YARN in cluster mode, through its resource manager;
                                   the connection's extra needs yarn_resourcemanager_webapp_address
"""

from __future__ import annotations

import inspect
import os
from datetime import timedelta

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

JAR = os.environ.get("REMBLAI_JAR", "/opt/remblai/remblai.jar")
CONN_ID = os.environ.get("REMBLAI_CONN_ID", "spark_default")
TRACKING = os.environ.get("REMBLAI_TRACKING", "plain")

_TRACKINGS = {
    "plain": {"durable": False},
    "durable": {"durable": True},
    "yarn-rm-api": {"durable": True, "yarn_track_via_rm_api": True},
}

# A retry resumes, so it costs little; the waits give a cluster time to recover.
DEFAULT_ARGS = {
    "retries": 3,
    "retry_delay": timedelta(minutes=2),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=30),
}


def folder(run_id: str) -> str:
    """A run's id as the name of a folder: Hadoop allows no colon in one."""
    return "".join(c if c.isalnum() or c in "._-" else "-" for c in run_id)


def option(value: object, flag: str) -> str:
    """A flag with its value; nothing where the parameter was left empty."""
    return "" if value in (None, "") else f"{flag}={value}"


# For the DAGs' user_defined_filters.
FILTERS = {"folder": folder, "option": option}


class RemblaiOperator(SparkSubmitOperator):
    """Runs one command of Remblai; arguments that render to nothing are left out."""

    def execute(self, context):
        self.application_args = [word for word in self.application_args if word]
        return super().execute(context)


def _tracking() -> dict[str, bool]:
    if TRACKING not in _TRACKINGS:
        raise ValueError(
            f"REMBLAI_TRACKING is {TRACKING!r}, but must be one of {', '.join(_TRACKINGS)}"
        )
    # Older providers refuse arguments that they do not know, and know nothing to track.
    known = inspect.signature(SparkSubmitOperator.__init__).parameters
    return {name: value for name, value in _TRACKINGS[TRACKING].items() if name in known}


def remblai(task_id: str, *arguments: str, **more) -> RemblaiOperator:
    """A task that runs one command.

    Memory goes by conf, which is templated; the operator's own arguments for it are not.
    """
    return RemblaiOperator(
        task_id=task_id,
        conn_id=CONN_ID,
        application=JAR,
        java_class="io.remblai.job.Main",
        name=f"remblai-{task_id}-{{{{ run_id | folder }}}}",
        application_args=list(arguments),
        conf={
            "spark.driver.memory": "{{ params.driver_memory }}",
            "spark.executor.memory": "{{ params.executor_memory }}",
        },
        **_tracking(),
        **more,
    )
