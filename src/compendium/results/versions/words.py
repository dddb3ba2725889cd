"""What the page on the two versions says in short, and the titles of its tables and of its figure."""

import pandas as pd

from compendium.display.sentences import (
    Shown,
    capitalised,
    counted,
    in_short,
    in_words,
    listed,
    numbered,
    sentence,
    short_enough,
    verb,
)

SAME = "same"
"""The kind of change that is none, as the table calls it."""


def versions_in_short(comparison: pd.DataFrame, wording: Shown) -> Shown:
    """How much changed from the report to the paper, and what `wording_words` says of the framework."""
    if comparison.empty:
        return in_short(wording)
    total = comparison["change"].value_counts()
    parts = listed(_kind(kind, int(number)) for kind, number in total.items())
    aspects = numbered(len(comparison), "aspect")
    said = sentence("Of {aspects} compared, {parts}.", aspects=aspects, parts=parts)
    return in_short(said, where_words(comparison), wording)


def where_words(comparison: pd.DataFrame, most: int = 3) -> str:
    """In which groups most of the changed aspects are; nothing where no few groups have more of them than the rest."""
    counts = comparison.loc[comparison["change"] == "changed", "group"].value_counts()
    named = counts if len(counts) <= most else counts[counts > counts.iloc[most]]
    if named.empty:
        return ""
    groups = listed(f"{group} ({number})" for group, number in named.items())
    noun = verb(len(named), "the group", "the groups")
    return f"Those that changed are {'all' if len(named) == len(counts) else 'most often'} in {noun} {groups}."


def _kind(kind: object, number: int) -> str:
    if str(kind) == "changed":
        return f"{number} changed"
    where = f"the {kind}" if kind == SAME else str(kind).replace("only in ", "only in the ")
    return f"{number} {verb(number, 'is', 'are')} {where}"


def changes_title(comparison: pd.DataFrame) -> str:
    """How many aspects changed."""
    changed, whole = int((comparison["change"] == "changed").sum()), len(comparison)
    part = f"{capitalised(in_words(changed))} of {counted(whole, 'aspect')}"
    return f"{part} changed between the interim report and the paper"


def groups_title(changes: pd.DataFrame) -> str:
    """In which group most of the aspects changed, and in which fewest; as `count_changes` counts them."""
    plain = "Aspects by group and kind of change"
    if "changed" not in changes or len(changes) < 2:
        return plain
    share = changes["changed"] / changes.sum(axis="columns")
    most, least = share.index[share == share.max()], share.index[share == share.min()]
    if len(most) + len(least) != 2 or share.max() == share.min():
        return plain
    told = {g: f"{changes.loc[g, 'changed']} of {changes.loc[g].sum()}" for g in (most[0], least[0])}
    title = f"{capitalised(str(most[0]))} changed most ({told[most[0]]}), {least[0]} least ({told[least[0]]})"
    return short_enough(title, plain)


def side_title(comparison: pd.DataFrame) -> str:
    """How many aspects stand side by side."""
    groups = counted(comparison["group"].nunique(), "group")
    return f"The interim report and the paper side by side: {counted(len(comparison), 'aspect')} in {groups}"


def wording_words(compared: pd.DataFrame, names: pd.Series, labels: dict[str, str]) -> Shown:
    """How many cells have the same words in both prints, and which do not.

    ``names`` gives criteria by id, ``labels`` the parts of a criterion.
    """
    same = int(compared["same"].sum())
    cells = numbered(len(compared), "cell")
    if len(compared) and not same:
        return sentence("Of {cells} of the framework, none has the same words in both prints.", cells=cells)
    have = verb(same, "has", "have")
    return sentence(
        "Of {cells} of the framework, {same} {have} the same words in both prints. {rest}.",
        cells=cells, same=same, have=have, rest=_differing(compared, names, labels),
    )  # fmt: skip


def _differing(compared: pd.DataFrame, names: pd.Series, labels: dict[str, str]) -> str:
    differing = compared.index[~compared["same"]]
    if not len(differing):
        return "None differs"
    if len(differing) > MOST_NAMED:
        return f"The other {in_words(len(differing))} differ"
    where = listed(f"{names[criterion]}, {labels[part]}" for criterion, part in differing)
    return f"{capitalised(in_words(len(differing)))} {verb(len(differing), 'differs', 'differ')}: {where}"


MOST_NAMED = 4
"""More cells than this that differ are left to the table."""


def wording_title(compared: pd.DataFrame) -> str:
    """How many cells have the same words."""
    same = int(compared["same"].sum())
    number = in_words(same) if same < len(compared) else "all"
    part = f"{capitalised(number)} of {counted(len(compared), 'cell')}"
    return f"{part} {verb(same, 'has', 'have')} the same words in both prints"


def figure_title(cells: pd.DataFrame, levels: int) -> str:
    """What the paper's figure holds."""
    criteria = counted(len(cells), "criterion", "criteria")
    return f"The paper prints the framework as {criteria} with {counted(levels, 'level')} each"


def sites_title(sites: pd.DataFrame) -> str:
    """In how many ways the report describes how many sites."""
    numbers = sites.groupby("statement", sort=False)["sites"].sum()
    ways = counted(len(numbers), "composition")
    if numbers.nunique() == 1:
        return f"The interim report gives {ways} of {counted(int(numbers.iloc[0]), 'local site')}"
    return f"The interim report gives {ways} of the local sites"
