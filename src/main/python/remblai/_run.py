"""Runs a command of remblai in the JVM of a PySpark session."""

from __future__ import annotations

import json
from typing import Any, Mapping, Sequence

_GATE_FAILED = 4


class RemblaiError(RuntimeError):
    """A command that did not end well.

    code: 1 failed, 2 wrong arguments, 3 input refused, 4 the gap is above the gate (the output is
    whole and published), 5 the output exists, 6 cannot resume.
    """

    def __init__(self, command: str, code: int, message: str) -> None:
        super().__init__(f"remblai {command} ended with {code}: {message}")
        self.command = command
        self.code = code
        self.message = message


class Done:
    """What a command left behind: its folder, its manifest, its tables, what it printed."""

    def __init__(self, spark: Any, out: str | None, printed: str, log: str) -> None:
        self._spark = spark
        self.out = out
        self.printed = printed
        self.log = log

    @property
    def manifest(self) -> dict[str, Any]:
        """The manifest of the output, read anew each time."""
        return json.loads(self._text("_manifest.json"))

    @property
    def metrics(self) -> dict[str, Any]:
        """The flat numbers of the run."""
        return json.loads(self._text("metrics.json"))

    def table(self, name: str) -> Any:
        """A table of the output as a DataFrame, such as pairs or estimates."""
        return self._spark.read.parquet(f"{self._folder()}/{name}")

    def _folder(self) -> str:
        if self.out is None:
            raise ValueError("this command wrote no output")
        return self.out

    def _text(self, name: str) -> str:
        jvm = self._spark._jvm
        path = jvm.org.apache.hadoop.fs.Path(self._folder(), name)
        files = path.getFileSystem(self._spark._jsc.hadoopConfiguration())
        stream = files.open(path)
        try:
            return str(jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8"))
        finally:
            stream.close()


def arguments(
    command: str, positional: Sequence[str], options: Mapping[str, Any]
) -> list[str]:
    """The words of the command line; an option that is None keeps the command's default."""
    words = [command]
    for name, value in options.items():
        if value is None or value is False:
            continue
        flag = "--" + name.rstrip("_").replace("_", "-")
        if value is True:
            words.append(flag)
        elif isinstance(value, (list, tuple)):
            words.append(flag + "=" + ",".join(str(each) for each in value))
        else:
            words.append(flag + "=" + str(value))
    return words + [str(each) for each in positional]


def run(
    spark: Any,
    command: str,
    positional: Sequence[str],
    options: Mapping[str, Any],
) -> Done:
    """Runs one command.

    Raises RemblaiError where its exit code is not 0, with what it said on standard error.
    """
    words = arguments(command, positional, options)
    jvm = spark._jvm
    args = spark.sparkContext._gateway.new_array(jvm.java.lang.String, len(words))
    for at, word in enumerate(words):
        args[at] = word
    answer = jvm.io.remblai.job.Answer.of(args)
    code = int(answer.code())
    log = str(answer.err())
    if code != 0:
        raise RemblaiError(command, code, log.strip())
    out = options.get("out")
    return Done(spark, None if out is None else str(out), str(answer.out()), log)
