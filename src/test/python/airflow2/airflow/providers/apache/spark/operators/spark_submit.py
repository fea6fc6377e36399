from stub_airflow import OlderSparkSubmitOperator as SparkSubmitOperator  # noqa: F401
