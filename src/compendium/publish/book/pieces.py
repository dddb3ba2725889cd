"""What pages include is made piece by piece, and a piece again only where what it was made from has changed.

While a piece is made, what it reads is recorded as it is for a notebook: whole tables, or columns of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from compendium.data_package.reads import keep_reads, recorded
from compendium.files import write_whole
from compendium.project import Project
from compendium.publish.kept import data_files
from compendium.run.stale.fingerprints import digest, digest_of, digest_read
from compendium.run.stale.record import Record, is_current, keep_record, read_record


@dataclass(frozen=True)
class Pieces:
    """The pieces that are kept in `folder`; `made_with` is a digest of all that they are made with but data."""

    project: Project
    folder: Path
    made_with: str

    def made(self, name: str, make: Callable[[], Any], after: str = "") -> Any:
        """A piece by its name, as it was made before or made by `make`: plain values that JSON can hold.

        `after` is another piece that it rests on, made before it. `make` has to read anew all that it needs.
        """
        path = self._path(name)
        parts = {"made with": self.made_with, "files": self._files}
        parts |= {after: digest(self._path(after))} if after else {}
        if is_current(self._record(path), parts, lambda read: digest_read(self.project.root / read)):
            return json.loads(path.read_text(encoding="utf-8"))
        reads: list[str] = []
        with recorded(reads.append):
            made = make()
        kept = keep_reads(reads, [self.project.root.resolve(), self.project.root.absolute()])
        write_whole(path, json.dumps(made))
        told = {self.project.named(Path(read)): digest_read(Path(read)) for read in kept}
        keep_record(path.with_suffix(".record.json"), Record(parts, told, digest(path)))
        return made

    @cached_property
    def _files(self) -> str:
        """Digest of the names of all data files: which studies and tables there are is read from folders."""
        return digest_of([self.project.named(path) for path in data_files(self.project)])

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.json"

    def _record(self, path: Path) -> Record | None:
        return read_record(path.with_suffix(".record.json"), digest(path))
