"""A verification as a page and as a file, for a reader to keep: nothing outside the two is needed to read them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from compendium.data_package.faults import shown
from compendium.errors import ParameterError
from compendium.publish.archive.place import refuse_place
from compendium.publish.verify.differences import Difference
from compendium.publish.verify.verification import Verification
from compendium.together import replace_together

PAGE, FILE = "verification.html", "verification.json"
KIND = "verification of a compendium"
"""By what such a file is known."""

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1d2733; background: #fff; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 1.5rem 0; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #c3ccd5; }
.outcome { font-size: 1.25rem; font-weight: 600; border-left: .4rem solid #1d2733; padding-left: .8rem; }
@media (prefers-color-scheme: dark) {
  body { color: #e8edf2; background: #14191f; } .outcome { border-color: #e8edf2; }
}
"""


FRAME = """<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head>
<body><main>
{body}
</main></body>
</html>
"""


def keep_report(found: Verification, folder: Path) -> tuple[Path, Path]:
    """Write page and file into a folder, both or neither; those of an earlier verification are replaced."""
    day = _today()
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        PAGE: report_page(found, day).encode(errors="replace"),
        FILE: report_json(found, day).encode(errors="replace"),
    }
    replace_together(folder, files)
    return folder / PAGE, folder / FILE


def refuse_other(folder: Path) -> None:
    """Raise ParameterError where something else has the name of what would be written, OSError where nothing can be."""
    there = [name for name in (PAGE, FILE) if (folder / name).exists()]
    if there and not _is_ours(folder / FILE):
        raise ParameterError(
            f"{folder / there[0]} is there and is no verification: it stays. Name another with --into."
        )
    refuse_place(folder)


def _is_ours(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_bytes())["kind"] == KIND)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _today() -> str:
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def report_json(found: Verification, day: str) -> str:
    """All that was found, for programs."""
    counts = {"notebooks": found.notebooks, "verdicts": found.verdicts, "pages": found.site}
    said = {
        "kind": KIND,
        "subject": found.subject,
        "date": day,
        "summary": found.summary,
        "identical": not found.differences,
        **{name: {"same": each.same, "all": each.all} for name, each in counts.items() if each},
        "machine": found.machine,
        "cautions": found.cautions,
        "differences": [{"file": each.file, "place": each.place, "what": each.what} for each in found.differences],
    }
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def report_lines(found: Verification) -> list[str]:
    """All that was found, for a terminal, the numbers last."""
    machine = [f"{name}: {_words(value)}" for name, value in found.machine.items()]
    pages = [f"{found.site} files of the pages identical"] if found.site else []
    return [
        shown(line, 600) for line in (*machine, *found.cautions, *map(str, found.differences), *pages, found.summary)
    ]


def report_page(found: Verification, day: str) -> str:
    """All that was found, as a page."""
    outcome = "Everything came out the same." if not found.differences else "Not everything came out the same."
    pages = f" Of the pages, {found.site} files are identical." if found.site else ""
    parts = [
        f"<h1>Verification of {escape(found.subject)}</h1>",
        f'<p class="outcome">{outcome} {escape(found.summary)}.</p>',
        f"<p>Every notebook was run again on {escape(day)} (UTC) and compared with what was kept.{pages}</p>",
        *(f"<p>{escape(each)}</p>" for each in found.cautions),
        _differences(found.differences),
        _machine(found.machine),
    ]
    body = "\n".join(filter(None, parts))
    return FRAME.format(title=escape(f"Verification of {found.subject}"), style=STYLE, body=body)


def _differences(found: list[Difference]) -> str:
    if not found:
        return ""
    rows = [(each.file, each.place, each.what) for each in found]
    return _table("What differs", ("File", "Cell or claim", "What differs"), rows)


def _machine(machine: dict[str, str | list[str]]) -> str:
    return _table(
        "The machine on which it was run again", ("What", "Which"), [(k, _words(v)) for k, v in machine.items()]
    )


def _words(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "none"


def _table(caption: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table whose rows have their first cell as head."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "\n".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(each)}</td>" for each in rest)}</tr>'
        for first, *rest in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
