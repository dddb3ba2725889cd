"""Writing into `study.toml` so that the comments, the order and the keys that a person put there survive."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from compendium.errors import CompendiumError
from compendium.studies.settings import IMPORT_KEYS, ImportSettings

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

SECTION = "import"


def put_settings(text: str, settings: ImportSettings) -> str:
    """Put how a spreadsheet is read into the table `[import]` of the text of a `study.toml`, however it is written.

    What was not said is taken out of it; every other key and line stays as it is. Raises CompendiumError where tomlkit
    cannot read what Python's own reader does.
    """
    wanted = settings.as_table()
    before = tomllib.loads(text)
    now = {key: value for key, value in before.get(SECTION, {}).items() if key not in IMPORT_KEYS} | wanted
    after = {key: value for key, value in before.items() if key != SECTION} | ({SECTION: now} if now else {})
    for put in (_put_in_place, _put_at_end):
        made = _edited(text, lambda document, put=put: put(document, now, wanted))  # type: ignore[misc]
        if made is not None and tomllib.loads(made) == after:
            return made
    raise CompendiumError("study.toml is written in a way that nothing can be added to: put `[import]` at its end.")


def put_answers(text: str, columns: Sequence[str]) -> str:
    """Name columns of words beside the levels under `answers`, next to those that are named there already."""
    before = tomllib.loads(text)
    wanted = list(dict.fromkeys([*before.get("answers", []), *columns]))
    if wanted == before.get("answers", []):
        return text
    made = _edited(text, lambda document: document.update({"answers": wanted}))
    if made is None or tomllib.loads(made) != before | {"answers": wanted}:
        raise CompendiumError(
            f"study.toml is written in a way that nothing can be added to: put in answers = {wanted}."
        )
    return made


def _edited(text: str, change: Callable[[TOMLDocument], None]) -> str | None:
    """The text after a change; None where tomlkit cannot make it, as with some tables that stand in pieces."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        change(document)
        return tomlkit.dumps(document)
    except (TOMLKitError, LookupError, TypeError, ValueError, AttributeError):
        return None


def _put_in_place(document: TOMLDocument, now: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Change what is not as it should be, key by key."""
    if SECTION not in document:
        if now:
            _put_at_end(document, now, wanted)
        return
    if now:
        _match(document[SECTION], now)
    else:
        document.remove(SECTION)


def _match(section: MutableMapping[str, Any], now: Mapping[str, Any]) -> None:
    for key in [key for key in section if key not in now]:
        del section[key]
    for key, value in now.items():
        there = section.get(key)
        if there == value:
            continue
        if isinstance(there, MutableMapping) and isinstance(value, Mapping):
            _match(there, value)
        elif isinstance(there, list) and isinstance(value, list) and value[: len(there)] == there:
            there.extend(value[len(there) :])
        else:
            section[key] = value


def _put_at_end(document: TOMLDocument, now: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Write the table anew, after everything else."""
    import tomlkit

    if SECTION in document:
        document.remove(SECTION)
    table = tomlkit.table()
    for key, value in now.items():
        table.add(key, value)
    if not document.as_string().endswith("\n\n"):
        document.add(tomlkit.nl())
    document.add(SECTION, table)
