"""Remblai inside a PySpark program: one function for each command of remblai.

The jar must be on the driver's and the executors' class path (--jars) and this package importable
(--py-files). Each function runs in the session it is given and leaves it running:

    import remblai
    done = remblai.hiref(spark, source="a.parquet", target="b.parquet", out="map")
    done.table("pairs").show()
    done.manifest["status"]
"""

from remblai._commands import *  # noqa: F401,F403
from remblai._commands import __all__ as _commands
from remblai._run import Done, RemblaiError

__all__ = [*_commands, "Done", "RemblaiError"]
