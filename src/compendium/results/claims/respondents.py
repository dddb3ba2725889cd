"""Who was heard in the study: codes and roles as they are printed, and how many interviews they make at the least."""

import re

from compendium.results.claims.lookups import figure, picked
from compendium.results.claims.verdicts import Computed, Tables


def role_of(tables: Tables, code: str) -> str:
    """The role printed beside a code in the paper; blank where it is not quoted."""
    quoted = picked(picked(tables["respondents"], "source", "paper"), "code", code)
    return str(quoted["role"].iloc[0]) if len(quoted) else ""


def bodies_interviewed(tables: Tables) -> list[str]:
    """The bodies whose representatives were interviewed nationally, as the report names them."""
    return list(picked(tables["study_organisations"], "part", "national interviews")["name"])


def interviews_at_macro_level(tables: Tables) -> Computed:
    """The least number of macro interviews: those of the report, all national, and the regional codes of the paper."""
    national = figure(tables, "national-interviews")
    regional = _codes(tables, "R")
    least, stated = national + len(regional), figure(tables, "macro-interviews-paper")
    return Computed(f"at least {national} + {len(regional)} ({', '.join(regional)}) = {least}", least <= stated)


def _codes(tables: Tables, letter: str) -> list[str]:
    codes = picked(tables["respondents"], "source", "paper")["code"]
    return [code for code in codes if re.fullmatch(rf"{letter}\d+", code)]


def macro_codes_from_one(tables: Tables) -> Computed:
    """How many macro interviews there must be if respondents with N and with R are each numbered from one."""
    highest = sum(max((int(code[1:]) for code in _codes(tables, letter)), default=0) for letter in "NR")
    return Computed(f"at least {highest}", highest <= figure(tables, "macro-interviews-paper"))
