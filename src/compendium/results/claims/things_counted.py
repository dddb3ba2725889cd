"""What an operation on a table counts, in words, so that a reader sees what a computed number is of."""

import re
from collections.abc import Mapping

THINGS = {
    "approach_extents": ("cell of Table 3", "cells of Table 3"),
    "approach_ticks": ("cell of Table 3", "cells of Table 3"),
    "board_functions": ("function", "functions"),
    "compared_statements": ("statement compared", "statements compared"),
    "criteria": ("criterion", "criteria"),
    "criterion_ticks": ("cell of Table 2", "cells of Table 2"),
    "departmental_units": ("department", "departments"),
    "disconnects": ("disconnect", "disconnects"),
    "effectiveness_areas": ("area", "areas"),
    "failure_items": ("entry of the list", "entries of the list"),
    "framework_criteria": ("criterion", "criteria"),
    "hindrances": ("hindrance", "hindrances"),
    "inclusion_criteria": ("row of Table 2", "rows of Table 2"),
    "interviews_typology": ("category", "categories"),
    "intervention_examples": ("example", "examples"),
    "intervention_points": ("point", "points"),
    "minutes_typology": ("category", "categories"),
    "models": ("model", "models"),
    "partners": ("organisation", "organisations"),
    "policies": ("policy", "policies"),
    "policy_features": ("fact stated", "facts stated"),
    "principles": ("principle", "principles"),
    "quotations": ("quotation", "quotations"),
    "text_items": ("entry of the list", "entries of the list"),
    "themes": ("theme", "themes"),
    "work_streams": ("work stream", "work streams"),
}
"""What a row of a table is, one and several, by the name of the table without its folder."""

NUMBER, SHARE = re.compile(r"\d+"), re.compile(r"(\d+ of (\d+)) \((\d+%)\)")


def with_things(shown: str, row: Mapping[str, str]) -> str:
    """A computed number or share with what it counts, such as ``2 of 3 cells of Table 2 (67%)``.

    ``row`` is a claim with its operation and its table. What is no bare number is left as it is.
    """
    if row["operation"] not in ("count", "share"):
        return shown
    one, several = THINGS.get(row["table"].partition("/")[0], ("row", "rows"))
    if NUMBER.fullmatch(shown):
        return f"{shown} {one if shown == '1' else several}"
    if found := SHARE.fullmatch(shown):
        return f"{found[1]} {one if found[2] == '1' else several} ({found[3]})"
    return shown
