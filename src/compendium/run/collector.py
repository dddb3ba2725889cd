"""Python's collector of unused objects, held while a command gets ready.

What is imported, and what is read of a study, stays until the command ends; the collector looks through all of it again
and again while it grows, which took a seventh of a start.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest(for_good: bool = False) -> Iterator[None]:
    """Collect nothing during the ``with`` block, or until one within it ends.

    With `for_good`, what is there at its end is never looked through again: for imports, once in a process. Copies of
    this process then share more of its memory, too.
    """
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        gc.enable()
