"""The interim report and the paper side by side."""

import pandas as pd


def count_changes(comparison: pd.DataFrame) -> pd.DataFrame:
    """Count aspects by group and kind of change. A row per group in the order of the table, a column per kind."""
    kinds = list(dict.fromkeys(comparison["change"]))
    counts = comparison.groupby(["group", "change"], sort=False).size().unstack(fill_value=0)
    return counts.reindex(columns=kinds).fillna(0).astype(int)


def compare_wording(wording: pd.DataFrame, earlier: str, later: str) -> pd.DataFrame:
    """Compare two prints of a framework cell by cell (interim report, Table 7; paper, Figure 1).

    A row per cell that both sources print, by criterion and part, in the order of the later: ``words_earlier``,
    ``words_later`` and ``same``, which is whether the fingerprints of the words agree.
    """
    cells = wording.set_index(["criterion", "part"])
    first, second = (cells.loc[cells["source"] == source] for source in (earlier, later))
    both = second.join(first.add_suffix("_earlier"), how="inner")
    return pd.DataFrame(
        {
            "words_earlier": both["words_earlier"].astype(int),
            "words_later": both["words"].astype(int),
            "same": both["fingerprint"] == both["fingerprint_earlier"],
        }
    )
