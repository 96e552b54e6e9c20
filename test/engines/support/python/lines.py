"""One JSON request a line on standard input, one JSON answer a line on standard output, until the input ends."""

import json
import os
import sys
import traceback


def serve(answer):
    """Answers each request with {"answer": answer(request)}, or with {"error": why} where that raises."""
    # Whatever a job or a library prints must not be read as an answer: it goes to standard error.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for line in sys.stdin:
        try:
            reply = {"answer": answer(json.loads(line))}
        except Exception:
            reply = {"error": traceback.format_exc()}
        answers.write(json.dumps(reply, ensure_ascii=True) + "\n")
        answers.flush()
