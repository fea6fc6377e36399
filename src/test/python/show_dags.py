"""Imports the DAGs under the stub of one Airflow and prints what they came to, as JSON.

usage: show_dags.py 2|3 [DAG.PARAM=VALUE ...]; values are JSON
"""

from __future__ import annotations

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
JOBS = HERE.parents[2] / "jobs" / "airflow"
sys.path[:0] = [str(HERE / f"airflow{sys.argv[1]}"), str(HERE / "common"), str(JOBS)]

import jinja2  # noqa: E402
import stub_airflow  # noqa: E402

RUN_ID = "scheduled__2026-11-22T00:00:00+00:00"


def rendered(value, environment, variables):
    if isinstance(value, str):
        return environment.from_string(value).render(**variables)
    if isinstance(value, dict):
        return {key: rendered(one, environment, variables) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [rendered(one, environment, variables) for one in value]
    return value


def shown(task, environment, variables):
    for field in task.template_fields:
        if getattr(task, field, None) is not None:
            setattr(task, field, rendered(getattr(task, field), environment, variables))
    facts = {
        "downstream": task.downstream,
        "retries": task.arguments.get("retries"),
        "outlets": [asset.uri for asset in task.arguments.get("outlets", [])],
    }
    if isinstance(task, stub_airflow.SparkSubmitOperator):
        facts |= {
            "arguments": task.execute({}),
            "conf": task.conf,
            "name": task.name,
            "main": task.java_class,
            "durable": getattr(task, "durable", None),
            "yarn_track_via_rm_api": getattr(task, "yarn_track_via_rm_api", None),
        }
    else:
        events = {outlet: type("Event", (), {})() for outlet in task.arguments["outlets"]}
        task.call(*task.op_args, outlet_events=events)
        facts |= {"extra": [event.extra for event in events.values()]}
    return facts


def main():
    for file in sorted(JOBS.glob("*.py")):
        __import__(file.stem)
    given = dict(word.split("=", 1) for word in sys.argv[2:])
    dags = {}
    for dag in stub_airflow.DAGS.values():
        params = {name: param.default for name, param in dag.params.items()}
        for name, param in dag.params.items():
            if f"{dag.dag_id}.{name}" in given:
                params[name] = param.check(json.loads(given.pop(f"{dag.dag_id}.{name}")))
        environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
        environment.filters |= dag.filters
        variables = {"params": params, "run_id": RUN_ID, "dag": dag}
        dags[dag.dag_id] = {
            "schedule": [asset.uri for asset in dag.schedule or []],
            "catchup": dag.catchup,
            "tasks": {
                name: shown(task, environment, variables | {"task": task})
                for name, task in dag.tasks.items()
            },
        }
    if given:
        raise SystemExit(f"no such parameter: {', '.join(given)}")
    json.dump(dags, sys.stdout, indent=1)


main()
