from stub_airflow import SparkSubmitOperator  # noqa: F401
