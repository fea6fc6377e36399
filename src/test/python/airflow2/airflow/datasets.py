from stub_airflow import Asset as Dataset  # noqa: F401
