"""Calls the package with a session that only notes what the JVM would be asked; prints it as JSON."""

import inspect
import json
import sys

import remblai


class _Answer:
    def __init__(self, code, err):
        self._code, self._err = code, err

    def code(self):
        return self._code

    def out(self):
        return ""

    def err(self):
        return self._err


class _Session:
    """Stands for a SparkSession, its JVM and its gateway."""

    def __init__(self, code=0, err=""):
        self.arguments = []
        self.sparkContext = self._gateway = self
        self._jvm = self.java = self.lang = self.io = self.remblai = self.job = self
        self.String = str
        self.Answer = self
        self._answer = _Answer(code, err)

    def new_array(self, kind, size):
        return [None] * size

    def of(self, arguments):
        self.arguments = list(arguments)
        return self._answer


def all_parameters(name):
    function = getattr(remblai, name)
    session = _Session()
    values = {}
    positional = []
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind == inspect.Parameter.POSITIONAL_OR_KEYWORD:
            positional.append("there")
        else:
            values[parameter.name] = True if "bool" in str(parameter.annotation) else "x"
    function(session, *positional, **values)
    return {"arguments": session.arguments}


def example(out):
    session = _Session()
    remblai.demo(session, out=out, cloud="gauss-d3", points=64, seed=7)
    return {"arguments": session.arguments}


def fails():
    try:
        remblai.hiref(_Session(3, "source has no rows\n"), source="a", target="b", out="c")
    except remblai.RemblaiError as error:
        return {"code": error.code, "message": str(error)}
    raise AssertionError("nothing was raised")


CALLS = {"all": all_parameters, "example": example, "fails": fails}
print(json.dumps(CALLS[sys.argv[1]](*sys.argv[2:])))
