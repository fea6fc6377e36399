"""Stands in for Airflow where it is not installed, and is stricter: it refuses arguments that the
operator of provider 6.3 and BaseOperator do not know, and parameters that break their own rules."""

from __future__ import annotations

import re

DAGS: dict[str, "DAG"] = {}
_open: list["DAG"] = []

# Arguments of DAG, BaseOperator and SparkSubmitOperator that our DAGs may use.
_BASE = {
    "task_id",
    "retries",
    "retry_delay",
    "retry_exponential_backoff",
    "max_retry_delay",
    "outlets",
    "trigger_rule",
    "execution_timeout",
}


class Param:
    _TYPES = {"null": type(None), "string": str, "integer": int, "boolean": bool}
    _KNOWN = {"type", "enum", "minLength", "pattern", "description", "title"}

    def __init__(self, default, **schema):
        unknown = set(schema) - self._KNOWN
        if unknown:
            raise TypeError(f"Param has {unknown}")
        self.default, self.schema = default, schema
        self.check(default)

    def check(self, value):
        kinds = self.schema.get("type", "string")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if type(value) not in [self._TYPES[kind] for kind in kinds]:
            raise ValueError(f"{value!r} is not of {kinds}")
        if "enum" in self.schema and value not in self.schema["enum"]:
            raise ValueError(f"{value!r} is not of {self.schema['enum']}")
        if isinstance(value, str):
            if len(value) < self.schema.get("minLength", 0):
                raise ValueError(f"{value!r} is too short")
            if "pattern" in self.schema and not re.search(self.schema["pattern"], value):
                raise ValueError(f"{value!r} does not match {self.schema['pattern']}")
        return value


class Asset:
    def __init__(self, uri):
        if not re.match(r"[a-z0-9]+://\S+$", uri) or uri.startswith("airflow:"):
            raise ValueError(f"{uri} is no URI of an asset")
        self.uri = uri

    def __eq__(self, other):
        return isinstance(other, Asset) and self.uri == other.uri

    def __hash__(self):
        return hash(self.uri)


class DAG:
    def __init__(
        self,
        dag_id,
        *,
        description,
        schedule,
        start_date,
        catchup,
        max_active_runs,
        default_args,
        user_defined_filters,
        tags,
        doc_md,
        params,
    ):
        if not re.match(r"[A-Za-z0-9_.-]+$", dag_id) or dag_id in DAGS:
            raise ValueError(f"DAG id {dag_id}")
        self.dag_id, self.schedule, self.default_args = dag_id, schedule, default_args
        self.filters, self.params = user_defined_filters, params
        self.catchup, self.doc_md, self.tasks = catchup, doc_md, {}
        DAGS[dag_id] = self

    def __enter__(self):
        _open.append(self)
        return self

    def __exit__(self, *failure):
        _open.pop()


class BaseOperator:
    template_fields: tuple[str, ...] = ()

    def __init__(self, *, task_id, **arguments):
        dag = _open[-1]
        unknown = set(arguments) - _BASE
        if unknown:
            raise TypeError(f"{type(self).__name__} got {unknown}")
        if task_id in dag.tasks:
            raise ValueError(f"task {task_id} twice")
        self.task_id, self.dag = task_id, dag
        self.arguments = dag.default_args | arguments
        unknown = set(dag.default_args) - _BASE
        if unknown:
            raise TypeError(f"default_args has {unknown}")
        self.downstream: list[str] = []
        dag.tasks[task_id] = self

    def __rshift__(self, other):
        self.downstream.append(other.task_id)
        return other


class SparkSubmitOperator(BaseOperator):
    template_fields = (
        "application",
        "conf",
        "files",
        "py_files",
        "jars",
        "driver_class_path",
        "packages",
        "exclude_packages",
        "keytab",
        "principal",
        "proxy_user",
        "name",
        "application_args",
        "env_vars",
        "post_submit_commands",
        "properties_file",
    )

    # The tracking arguments came with later providers; `older` below is one without them.
    def __init__(
        self,
        *,
        application="",
        conf=None,
        conn_id="spark_default",
        java_class=None,
        name="arrow-spark",
        application_args=None,
        deploy_mode=None,
        yarn_track_via_rm_api=False,
        durable=None,
        **arguments,
    ):
        super().__init__(**arguments)
        self.application, self.conf, self.conn_id = application, conf, conn_id
        self.java_class, self.name, self.application_args = java_class, name, application_args
        self.yarn_track_via_rm_api, self.durable = yarn_track_via_rm_api, durable

    def execute(self, context):
        return [*self.application_args]


class OlderSparkSubmitOperator(SparkSubmitOperator):
    def __init__(
        self,
        *,
        application="",
        conf=None,
        conn_id="spark_default",
        java_class=None,
        name="arrow-spark",
        application_args=None,
        **arguments,
    ):
        BaseOperator.__init__(self, **arguments)
        self.application, self.conf, self.conn_id = application, conf, conn_id
        self.java_class, self.name, self.application_args = java_class, name, application_args


class _PythonOperator(BaseOperator):
    template_fields = ("op_args",)

    def __init__(self, call, op_args, **arguments):
        super().__init__(**arguments)
        self.call, self.op_args = call, list(op_args)


def task(**arguments):
    def decorate(call):
        return lambda *args: _PythonOperator(call, args, task_id=call.__name__, **arguments)

    return decorate
