"""Checking what several coders made of the evidence of a study: inventory, ratings and what was settled, together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compendium.data_package.faults import Fault, quoted
from compendium.data_package.tables import Checked
from compendium.studies.kinds import NO_CRITERION, NOT_CODED
from compendium.studies.rows import Row, rows_of
from compendium.studies.tables import INVENTORY, SET_ASIDE, SETTLED

NO_LEVEL = "not_applicable"
TOLD_BY_INVENTORY = ("respondent", "role", "tier", "statement", "publish", "source", "locator")


def coding_problems(ratings: Checked, further: Mapping[str, Checked]) -> list[Fault]:
    """What is wrong between the tables of a study; `further` are those that it may do without, by name.

    What breaks a rule of a column by itself, such as an id that is not there, is told elsewhere.
    """
    rated, settled, aside = rows_of(ratings), rows_of(further.get(SETTLED)), rows_of(further.get(SET_ASIDE))
    if INVENTORY not in further:
        return [*_settled_without_need(settled, rated, ("site", "criterion", "evidence"))]
    pieces = rows_of(further[INVENTORY])
    known = {piece["evidence"]: piece for piece in pieces}
    found = [*_units_twice(pieces), *_printed_twice(pieces, known), *_held_and_set_aside(aside, pieces)]
    found += [fault for row in [*rated, *settled] for fault in _row_problems(row, known)]
    found += [*_piece_twice(rated), *_told_twice(rated, pieces)]
    return [*found, *_settled_without_need(settled, rated, ("evidence",)), *_unrated(pieces, rated)]


def _units_twice(pieces: list[Row]) -> Iterator[Fault]:
    """The unit is source, locator, respondent and place: no passage stands in the inventory twice."""
    first: dict[tuple[str, ...], int] = {}
    for piece in pieces:
        unit = tuple(piece[column] for column in ("source", "locator", "respondent", "place"))
        if not piece["locator"]:
            continue
        if unit in first:
            message = (
                f"The same source, locator, respondent and place stand in row {first[unit]} already: "
                "a passage is entered once. Number the pieces of one paragraph in the column place."
            )
            yield piece.fault("place", "unit", message)
        first.setdefault(unit, piece.number)


def _printed_twice(pieces: list[Row], known: Mapping[str, Row]) -> Iterator[Fault]:
    for piece in pieces:
        other = piece["same_as"]
        if other and (other not in known or other == piece["evidence"]):
            yield piece.fault("same_as", "foreign-key", f"{quoted(other)} is no other piece of this table.")
        elif other and known[other]["same_as"]:
            message = f"{quoted(other)} is itself called the same as another piece; name the one that is coded."
            yield piece.fault("same_as", "same-as", message)


def _held_and_set_aside(aside: list[Row], pieces: list[Row]) -> Iterator[Fault]:
    held = {(piece["source"], piece["locator"]): piece for piece in pieces}
    for row in aside:
        piece = held.get((row["source"], row["locator"]))
        if piece and row["locator"]:
            message = f"The paragraph is set aside, yet {piece.file} has evidence from it in row {piece.number}."
            yield row.fault("locator", "set-aside", message)


def _row_problems(row: Row, known: Mapping[str, Row]) -> Iterator[Fault]:
    """What is wrong with a rating, or with what is settled, beside the piece that it is about."""
    if row["criterion"] == NO_CRITERION and row["level"] != NO_LEVEL:
        message = f"Where no criterion applies ({NO_CRITERION}), the level is {NO_LEVEL}, not {quoted(row['level'])}."
        yield row.fault("level", "no-criterion", message)
    piece = known.get(row["evidence"])
    if piece is None:
        return
    if row["site"] and piece["site"] != row["site"]:
        message = f"{quoted(row['evidence'])} is about {quoted(piece['site'])} in {piece.file}, row {piece.number}."
        yield row.fault("site", "site", message)
    if piece["same_as"]:
        message = f"{quoted(row['evidence'])} is the same as {quoted(piece['same_as'])}: that one is coded."
        yield row.fault("evidence", "same-as", message)
    elif piece["kind"] in NOT_CODED:
        message = f"{quoted(row['evidence'])} is of the kind {quoted(piece['kind'])}, which is not coded."
        yield row.fault("evidence", "kind", message)


def _piece_twice(rated: list[Row]) -> Iterator[Fault]:
    """Each coder gives a piece one criterion; the same row twice is told as such elsewhere."""
    first: dict[tuple[str, str], Row] = {}
    for row in rated:
        earlier = first.setdefault((row["coder"], row["evidence"]), row)
        if earlier is row or not row["evidence"]:
            continue
        if (earlier["site"], earlier["criterion"]) != (row["site"], row["criterion"]):
            message = f"{quoted(row['coder'])} rated this in row {earlier.number} already: a piece gets one criterion."
            yield row.fault("evidence", "piece-twice", message)


def _told_twice(rated: list[Row], pieces: list[Row]) -> Iterator[Fault]:
    """Note columns of ratings that the inventory fills: what stands there is not read."""
    for column in TOLD_BY_INVENTORY:
        row = next((row for row in rated if row[column]), None)
        if row:
            file = pieces[0].file if pieces else "the inventory"
            message = f"The column is not read where there is an inventory: {file} says it."
            yield row.fault(column, "not-read", message, "note")


def _settled_without_need(settled: list[Row], rated: list[Row], unit: tuple[str, ...]) -> Iterator[Fault]:
    """Rows that settle nothing: a fault where nobody rated the piece, a note where the coders do not differ.

    Ratings of which none can be read are told as such.
    """
    answers: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for row in rated:
        answers.setdefault(tuple(row[column] for column in unit), set()).add((row["criterion"], row["level"]))
    for row in settled if rated else ():
        given = answers.get(tuple(row[column] for column in unit))
        if given is None:
            yield row.fault("evidence", "settled-unrated", "Nobody rated this, so there is nothing to settle.")
        elif len(given) == 1:
            message = "The coders do not differ on this; what is settled stands all the same."
            yield row.fault("evidence", "settled-agreed", message, "note")


def _unrated(pieces: list[Row], rated: list[Row]) -> Iterator[Fault]:
    done = {row["evidence"] for row in rated}
    for piece in pieces if rated else ():
        if not piece["same_as"] and piece["kind"] not in NOT_CODED and piece["evidence"] not in done:
            yield piece.fault("evidence", "no-ratings", f"{quoted(piece['evidence'])} has no rating.", "note")
