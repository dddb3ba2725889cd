"""The check of a claim that Table 3 ranks what it lists."""

from compendium.results.claims.lookups import model_extents
from compendium.results.claims.verdicts import Computed, Readings, Tables, check, readings


@check
def properties_ranked(tables: Tables) -> Readings:
    """A rank would tell apart the models of each approach, or the approaches of each model.

    Counted are the approaches whose models all have another extent, and the models whose approaches all have.
    """
    extents = model_extents(tables)
    models = int((extents.nunique(axis=1) == extents.shape[1]).sum())
    approaches = int((extents.nunique() == len(extents)).sum())
    return readings(
        ("models of each approach", Computed(f"{models} of {len(extents)}", models == len(extents))),
        ("approaches of each model", Computed(f"{approaches} of {extents.shape[1]}", approaches == extents.shape[1])),
    )
