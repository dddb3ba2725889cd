"""Unused objects are collected after many pages, and not in between."""

import gc
from itertools import count
from types import SimpleNamespace
from typing import Any

from compendium.publish.sphinx import builder


def test_unused_objects_are_collected_every_so_many_pages(monkeypatch):
    collected: list[bool] = []
    own: Any = builder.KeepingBuilder.__new__(builder.KeepingBuilder)
    own.pages, app = count(1), SimpleNamespace(builder=own)
    monkeypatch.setattr(gc, "collect", lambda: collected.append(True))
    for rounds in (0, 1):
        for _ in range(builder.PAGES_BETWEEN - 1):
            builder.collect_now_and_then(app, "page", ["text"])
        assert len(collected) == rounds
        builder.collect_now_and_then(app, "page", ["text"])
        assert len(collected) == rounds + 1
