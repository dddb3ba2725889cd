"""Trials that find more the longer they go on: a sample of them in `make test`, all where LONG_TRIALS=1 is set."""

import os

LONG = os.environ.get("LONG_TRIALS", "0") not in ("", "0")


def trials(sample: int, whole: int) -> int:
    """How many to make: `sample`, or `whole` where long trials are asked for."""
    return whole if LONG else sample
