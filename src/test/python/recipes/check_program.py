"""Compiles a program without running it; every call of the package remblai must be one that it takes."""

import ast
import inspect
import sys

import remblai


def check(name):
    with open(name, encoding="utf-8") as file:
        tree = compile(file.read(), name, "exec", ast.PyCF_ONLY_AST)
    compile(tree, name, "exec")
    calls = 0
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "remblai":
            getattr(remblai, node.attr)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("remblai."):
            function = getattr(remblai, node.func.attr)
            named = {each.arg: None for each in node.keywords}
            inspect.signature(function).bind(*node.args, **named)
            calls += 1
    return calls


print(sum(check(name) for name in sys.argv[1:]))
