from stub_airflow import task  # noqa: F401
