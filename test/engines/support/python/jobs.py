"""Runs pieces of Python that a test sends: `args` is in scope, the variable `result` is the answer."""

from lines import serve

names = {}


def answer(request):
    names["args"] = request["args"]
    names["result"] = None
    exec(request["source"], names)
    return names["result"]


serve(answer)
