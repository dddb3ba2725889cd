"""The form in which a reader of a page tries other parameters.

What it shows was computed before (`display.explorers`) and lies in a script beside the pages, which is brought in when
the form is opened (`book/_static/explore.js`) and looked up there (`later/explorer.js`). Nothing heavy is imported.
Without a script, and on paper, only the command stands there that asks the notebook the same.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from compendium.display.explorers import IN_ROWS, MANY
from compendium.display.register import SIGNS

COMMAND = ".venv/bin/compendium run"
NO_CHOICE = {MANY: '""', IN_ROWS: "'{}'"}
"""What is typed for no choice at all."""

OUR_REASON = "Let in by a reader of the page"
"""The reason given to the notebook for a policy that the study did not let in."""

AGAIN = '<a href="../run_it_again.html">Run it again</a>'

LATER = "../_static/later/"
"""Where a page finds what it brings in when the form is opened."""

Explorer = Mapping[str, Any]
"""What `display.explorers.Explorer.kept` gives."""


def explorer_html(explorer: Explorer, parameters: Mapping[str, Any]) -> str:
    """The form, shut and hidden until there is a script, and the command for readers without one."""
    command = f"{COMMAND} {explorer['page']}"
    example = "".join(f" -p {name} {shlex.quote(value) if value else NO_CHOICE[MANY]}"
                      for name, value in explorer["example"].items())  # fmt: skip
    without = (
        f'<p class="explorer-without">{escape(explorer["lead"])} <code>{escape(command + example)}</code> ({AGAIN})</p>'
    )
    if not explorer["answers"]:
        return without
    fields = "".join(_field(field, parameters) for field in explorer["fields"] if field["kind"] != IN_ROWS)
    return (
        f'<details class="explorer" data-later="{LATER}" data-answers="{escape(answers_file(explorer))}" hidden>'
        f"<summary>{escape(explorer['question'])}</summary>"
        f'<form autocomplete="off">{fields}'
        '<div class="explorer-answer compendium-computed" role="status" aria-live="polite"></div>'
        f"{_table(explorer, parameters)}"
        f'<p class="explorer-run">The command that runs the notebook with this choice ({AGAIN}): '
        "<code></code></p>"
        f'<p class="explorer-note">{escape(explorer["note"])}</p>'
        '<p class="explorer-end"><button type="button">Copy the command</button> '
        f'<button type="reset">{escape(explorer["back"])}</button> <span role="status"></span></p>'
        f"</form></details>{without}"
    )


def answers_file(explorer: Explorer) -> str:
    """The name of the script with the answers of a page."""
    return f"explorer_{explorer['page']}.js"


def answers_script(explorer: Explorer) -> str:
    """The script that gives the form its answers."""
    told = {name: explorer[name] for name in ("shows", "answers", "words")} | {
        "command": f"{COMMAND} {explorer['page']}"
    }
    data = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"window.compendiumAnswers = {data};\n"


def _field(field: Mapping[str, Any], parameters: Mapping[str, Any]) -> str:
    """A set of check boxes or radio buttons, with what the notebook itself has."""
    own = parameters[field["parameter"]]
    inputs = "".join(
        f'<label>{_input(field, choice, own)} {escape(choice["label"])}'
        f"{_about(choice)}</label>" for choice in field["choices"]
    )  # fmt: skip
    return (
        f"<fieldset {_parameter(field)}><legend>{escape(field['legend'])}</legend>{_own(field, own)}{inputs}</fieldset>"
    )


def _parameter(field: Mapping[str, Any]) -> str:
    every = f' data-every="{escape(field["every"])}"' if field["every"] else ""
    none = f' data-none="{escape(NO_CHOICE[field["kind"]])}"' if field["kind"] in NO_CHOICE else ""
    return f'data-parameter="{escape(field["parameter"])}" data-kind="{escape(field["kind"])}"{every}{none}'


def _own(field: Mapping[str, Any], own: Any) -> str:
    """What the notebook itself has, in words."""
    labels = [choice["label"] for choice in field["choices"] if _is_chosen(field, choice["value"], own)]
    all_of_many = len(labels) == len(field["choices"]) > 1 and field["kind"] == MANY
    chosen = "all of them" if all_of_many else ", ".join(labels) or "none"
    return f'<p class="explorer-own">{escape(field["own"].replace("{chosen}", chosen))}</p>'


def _is_chosen(field: Mapping[str, Any], value: str, own: Any) -> bool:
    if field["kind"] in (MANY, IN_ROWS):
        return value in own or (bool(field["every"]) and list(own) == [field["every"]])
    return str(own) == value


def _input(field: Mapping[str, Any], choice: Mapping[str, str], own: Any, label: str = "") -> str:
    """A check box or radio button; what the command says for it is written as a shell reads it."""
    kind = "checkbox" if field["kind"] in NO_CHOICE else "radio"
    value = choice["value"]
    typed = _pair(value, own.get(value, OUR_REASON)) if field["kind"] == IN_ROWS else shlex.quote(value)
    checked = " checked" if _is_chosen(field, value, own) else ""
    named = f' aria-label="{escape(label)}"' if label else ""
    name = escape(field["parameter"])
    return f'<input type="{kind}" name="{name}" data-typed="{escape(typed)}"{named}{checked}>'


def _pair(value: str, reason: str) -> str:
    """A policy and its reason as they stand within the quotes of a JSON object on a command line."""
    pair = f"{json.dumps(value, ensure_ascii=False)}: {json.dumps(reason, ensure_ascii=False)}"
    return pair.replace("'", "'\"'\"'")


def _about(choice: Mapping[str, str]) -> str:
    return f'<span class="under">{escape(choice["about"])}</span>' if choice["about"] else ""


def _table(explorer: Explorer, parameters: Mapping[str, Any]) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' if head else "<td></td>" for head in explorer["heads"])
    in_rows = [field for field in explorer["fields"] if field["kind"] == IN_ROWS]
    body = _chosen_rows(in_rows[0], parameters) if in_rows else _matrix_rows(explorer["rows"])
    kind = f"explorer-table explorer-table--{escape(explorer['shows'])}"
    box = f'<div class="{kind}" role="group" tabindex="0" aria-label="{escape(explorer["caption"])}">'
    more = "".join(_own(field, parameters[field["parameter"]]) for field in in_rows)
    told = f" {_parameter(in_rows[0])}" if in_rows else ""
    return (
        f"{more}{box}<table{told}><caption>{escape(explorer['caption'])}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _chosen_rows(field: Mapping[str, Any], parameters: Mapping[str, Any]) -> str:
    own, column = parameters[field["parameter"]], field["legend"].lower()
    return "".join(
        f'<tr><th scope="row">{escape(choice["label"])}{_about(choice)}</th><td></td>'
        f"<td>{_input(field, choice, own, choice['label'] + ': ' + column)}</td></tr>"
        for choice in field["choices"]
    )


def _matrix_rows(rows: Sequence[Any]) -> str:
    return "".join(f'<tr><th scope="row">{escape(head)}</th>{"".join(map(_matrix_cell, cells))}</tr>'
                   for head, *cells in rows)  # fmt: skip


def _matrix_cell(cell: tuple[str, Sequence[str]]) -> str:
    key, lines = cell
    first, *more = [escape(line) for line in lines] or [escape(SIGNS["nothing to show"])]
    under = "".join(f'<span class="under">{line}</span>' for line in more)
    return f'<td data-key="{escape(key)}">{first}{under}<span class="explorer-here"></span></td>'
