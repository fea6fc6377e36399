from stub_airflow import DAG, Asset, Param, task  # noqa: F401
