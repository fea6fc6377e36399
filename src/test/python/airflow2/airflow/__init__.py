from stub_airflow import DAG  # noqa: F401
