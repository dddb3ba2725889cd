"""What `study.toml` says of how a study is published: whose levels may be told, the release before, the public form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from compendium.data_package.faults import quoted
from compendium.data_package.levels_file import Findings

SINGLE, COMBINED = "single", "combined"
PUBLISH_LEVELS = (SINGLE, COMBINED)
"""Whether the level of a single row may be told, or only levels that several sources were combined into."""

SMALLEST_SOURCES = 3
"""Sources of a combined level unless a study says otherwise: the threshold rule of official statistics asks for three
contributors at least, because each of two can take away what is her own."""

PUBLISH_KEYS = ("publish_levels", "smallest_sources", "count_coders", "previous", "public")


@dataclass(frozen=True)
class PublishSettings:
    """How a study is published.

    `levels` is one of PUBLISH_LEVELS, or blank where it is not said (`resolved`); of a combined level at least
    `smallest_sources` people or pieces of evidence are the source. `previous` is the folder of the release before, as
    it is typed. `public` says that the folder holds the form of a study that may be public, `count_coders` that it may
    be told how many coders there are, and with it how far they agree.
    """

    levels: str = ""
    smallest_sources: int = SMALLEST_SOURCES
    previous: str = ""
    public: bool = False
    count_coders: bool = False

    def resolved(self, respondents: Iterable[str]) -> PublishSettings:
        """With `levels` said: combined unless told otherwise where any respondent is named, else single."""
        return self if self.levels else replace(self, levels=COMBINED if any(respondents) else SINGLE)


AS_DEFAULT = PublishSettings()
"""How a study is published that says nothing of it."""


def read_publish(content: dict[str, Any], findings: Findings) -> PublishSettings:
    """Read the keys of PUBLISH_KEYS; what is not in order is told in `findings`."""
    levels = content.get("publish_levels", "")
    known = "publish_levels" not in content or findings.one_of(
        levels, PUBLISH_LEVELS, "publish_levels", "a way to publish levels"
    )
    previous = findings.typed(content, "previous", str, "previous") if "previous" in content else ""
    return PublishSettings(
        str(levels) if known else COMBINED,
        _smallest_sources(content, findings),
        previous or "",
        _yes_or_no(content, "public", findings),
        _yes_or_no(content, "count_coders", findings),
    )


def _smallest_sources(content: dict[str, Any], findings: Findings) -> int:
    if "smallest_sources" not in content:
        return SMALLEST_SOURCES
    value = findings.typed(content, "smallest_sources", int, "smallest_sources")
    if value is not None and value < 2:
        message = (
            f'{quoted(str(value))} is too small: 2 or more. With publish_levels = "{SINGLE}", one source is enough.'
        )
        findings.add("smallest_sources", value, "minimum", message)
    return value if value is not None and value >= 2 else SMALLEST_SOURCES


def _yes_or_no(content: dict[str, Any], key: str, findings: Findings) -> bool:
    value = content.get(key, False)
    if not isinstance(value, bool):
        findings.add(key, value, "type", f"{quoted(str(value))} is neither true nor false, without quote marks.")
    return value is True
