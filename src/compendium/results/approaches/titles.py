"""Titles of tables and figures on approaches, computed: each says what is shown, for none, one and many."""

import pandas as pd

from compendium.display.sentences import capitalised, counted, in_words, listed, uncapitalised, verb
from compendium.results.approaches.compute_likeness import AS_CHANCE, LESS, MORE
from compendium.results.approaches.compute_success import judged_apart, setting_apart

WITH_ARTICLE = ("Act", "Boards", "Force", "Fund", "Programme")
"""Last words of names that take an article in a sentence: the Care Act, but Sure Start."""


def in_text(name: str) -> str:
    """The name of a programme as it stands within a sentence."""
    return f"the {name}" if name.endswith(WITH_ARTICLE) else name


def used_title(ticks: pd.DataFrame, programme: str, names: pd.Series) -> str:
    """How many of the approaches a programme used, and how many of them no other did."""
    own = ticks[ticks[programme]]
    alone, number, whole = int((own.sum(axis="columns") == 1).sum()), len(own), _approaches(len(ticks))
    who = capitalised(in_text(str(names[programme])))
    if number < 2:
        rest = f", which {'is seen nowhere else' if alone else 'others used too'}" if number else ""
        return f"{who} used {in_words(number)} of {whole}{rest}"
    return f"{who} used {in_words(number)} of {whole}, {in_words(alone)} of them seen nowhere else"


def spread_title(ticks: pd.DataFrame) -> str:
    """How many approaches all programmes used, and how many only one."""
    seen = ticks.sum(axis="columns")
    everyone, alone = int((seen == ticks.shape[1]).sum()), int((seen == 1).sum())
    everywhere = f"{in_words(everyone)} {verb(everyone, 'is', 'are')} seen in every programme"
    return f"Of {_approaches(len(ticks))}, {everywhere}, {in_words(alone)} in only one"


def coverage_title(coverage: pd.DataFrame, programme: str, names: pd.Series) -> str:
    """In how many themes one programme used more approaches than each of the others; ``coverage`` has their number."""
    counts = coverage.drop(columns="approaches")
    if programme not in counts or counts.shape[1] == 1:
        return "Approaches that each programme used, by theme"
    ahead = int((counts[programme] > counts.drop(columns=programme).max(axis="columns")).sum())
    who = in_text(str(names[programme]))
    if not ahead:
        return f"In no theme did {who} use more approaches than every other programme"
    themes = "every theme" if ahead == len(counts) else f"{in_words(ahead)} of {counted(len(counts), 'theme')}"
    return f"In {themes} {who} used more approaches than any other programme"


def mix_title(mix: pd.DataFrame, models: pd.Series) -> str:
    """Which model most approaches of a programme follow in full, and in how many programmes. ``models`` has names."""
    full = mix.pivot(index="programme", columns="model", values="yes").reindex(columns=list(models.index))
    first = full.eq(full.max(axis="columns"), axis="index")
    ahead = first[first.sum(axis="columns") == 1].sum()
    if len(models) < 2 or not ahead.sum():
        return "How far the approaches of each programme follow each model"
    best, number = models[ahead.idxmax()], int(ahead.max())
    whole = counted(len(full), "programme")
    where = "every programme" if number == len(full) else f"{in_words(number)} of {whole}"
    return f"In {where}, more approaches follow {uncapitalised(best)} in full than any other model"


def models_title(counts: pd.DataFrame, models: pd.Series) -> str:
    """Which model the most approaches follow in full. ``counts`` is what `extent_counts` returns."""
    whole = _approaches(int(counts.sum(axis="columns").max())) if len(counts) else "the approaches"
    most = int(counts["yes"].max()) if len(counts) else 0
    best = [uncapitalised(models[model]) for model in counts.index[counts["yes"] == most]]
    if not most or len(best) == len(counts) > 1:
        return f"How many of {whole} follow each model"
    ahead = ", more than any other model" if len(best) == 1 < len(counts) else ""
    are = verb(len(best), "is", "are each")
    return f"{capitalised(listed(best))} {are} followed in full by {in_words(most)} of {whole}{ahead}"


def single_title(single: pd.DataFrame, programme: str, names: pd.Series) -> str:
    """How many approaches only one programme used, and how many of them the one that is compared."""
    own, number = int((single["programme"] == programme).sum()), len(single)
    seen = f"{capitalised(_approaches(number))} {verb(number, 'is', 'are')} seen in one programme only"
    if number == 1:
        return f"{seen}, {in_text(str(names[single['programme'].iloc[0]]))}"
    return f"{seen}, {in_words(own)} of them in {in_text(str(names[programme]))}"


def likeness_title(pairs: pd.DataFrame) -> str:
    """How many pairs of programmes are more or less alike than chance explains, by either comparison."""
    outside = pairs[pairs["beyond"] != AS_CHANCE]
    whole = counted(len(pairs), "pair")
    if outside.empty:
        return f"None of {whole} is more or less alike than chance explains" if len(pairs) else "No pair to compare"
    left = int((outside["redrawn_beyond"] == outside["beyond"]).sum())
    number, are = capitalised(in_words(len(outside))), verb(len(outside), "is", "are")
    return (
        f"{number} of {whole} {are} {sides_of(outside)} alike than chance explains, {in_words(left)} by a stricter test"
    )


def sides_of(outside: pd.DataFrame) -> str:
    """Whether pairs outside what chance gives are more alike, less or both: a word or two."""
    return " or ".join(side for side in (MORE, LESS) if (outside["beyond"] == side).any())


def comparison_title(comparison: pd.DataFrame, programme: str, names: pd.Series) -> str:
    """With which other programme one shares the most approaches."""
    shared, who = comparison["shared"].map(len), capitalised(in_text(str(names[programme])))
    most = int(shared.max()) if len(shared) else 0
    if not most:
        return f"{who} shares no approach with another programme"
    best = list(map(in_text, names[comparison.loc[shared == most, "other"]]))
    return f"{who} shares most with {listed(best)}: {_approaches(most)}{' each' if len(best) > 1 else ''}"


def success_title(shared: pd.DataFrame, success: pd.DataFrame, approaches: pd.Series) -> str:
    """Whether anything that the successful case studies share sets them apart; ``approaches`` has names by id."""
    apart = setting_apart(shared, success) if judged_apart(success)[1] else []
    if not apart:
        return "Nothing that the successful case studies share sets them apart from the others"
    what = f"Only {uncapitalised(approaches[apart[0]])}" if len(apart) == 1 else capitalised(_approaches(len(apart)))
    return f"{what} {verb(len(apart), 'sets', 'set')} the successful case studies apart from the others"


def _approaches(number: int) -> str:
    return counted(number, "approach", "approaches")
