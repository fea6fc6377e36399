from stub_airflow import Param  # noqa: F401
