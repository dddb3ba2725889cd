"""Parameters of notebooks: what they are called, what they take, and whether a value will do.

papermill only warns of a parameter that no notebook has, and writes a value of the wrong type into the notebook as
it is; so names and types are looked at before anything runs.
"""

import ast
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from compendium.errors import ParameterError

_KINDS = {
    bool: "yes or no",
    int: "a whole number",
    float: "a number",
    str: "text",
    list: "a list, such as a,b or []",
    dict: "a JSON object",
}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook: its name, the value it has unless told otherwise, and what it is for."""

    name: str
    default: Any
    about: str

    @property
    def takes(self) -> str:
        """What values are allowed, in words."""
        return _KINDS.get(type(self.default), "text")


def read_parameters(notebook: Path) -> dict[str, Parameter]:
    """Read the cell tagged ``parameters``: plain assignments, each explained by the comment in its line.

    Raises ParameterError where the notebook has no such cell or the cell holds something else than plain values.
    """
    try:
        tagged = _tagged(notebook.read_bytes())
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ParameterError(f"{notebook.name} is not a notebook, or is damaged.") from None
    if len(tagged) != 1:
        raise ParameterError(f"{notebook.name}: {len(tagged)} cells are tagged 'parameters'; exactly one is needed.")
    source = tagged[0]
    lines = source.splitlines()
    found = {}
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError):
        raise ParameterError(f"{notebook.name}: the parameters cell is not valid Python.") from None
    for statement in statements:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                comment = lines[(statement.end_lineno or 1) - 1].rpartition("#")[2].strip()
                found[name] = Parameter(name, _literal(notebook, name, value), comment)
            case _:
                raise ParameterError(f"{notebook.name}: the parameters cell may only assign plain values.")
    return found


@lru_cache(maxsize=64)  # a command asks several times, and outputs make notebooks long
def _tagged(notebook: bytes) -> list[str]:
    """The cells that are tagged ``parameters``; not to be changed."""
    cells = json.loads(notebook.decode())["cells"]
    return ["".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", [])]


def _literal(notebook: Path, name: str, value: ast.expr) -> Any:
    try:
        return ast.literal_eval(value)
    except (ValueError, TypeError):
        raise ParameterError(f"{notebook.name}: parameter {name} must be a plain value, not an expression.") from None


def assign_parameters(
    given: Mapping[str, str], notebooks: Mapping[str, Mapping[str, Parameter]]
) -> dict[str, dict[str, Any]]:
    """Give each notebook the parameters that it has, converted to the type of their defaults.

    ``given`` holds names and values as typed, ``notebooks`` the parameters of each notebook by name. Raises
    ParameterError that names every parameter that no notebook has and every value that will not do.
    """
    faults, assigned = [], {name: dict[str, Any]() for name in notebooks}
    for parameter, text in given.items():
        owners = [name for name, known in notebooks.items() if parameter in known]
        if not owners:
            known = sorted({p for parameters in notebooks.values() for p in parameters})
            faults.append(f"No notebook has a parameter {parameter!r}. Allowed: {', '.join(known)}.")
        for owner in owners:
            try:
                assigned[owner][parameter] = convert(text, notebooks[owner][parameter])
            except ValueError:
                takes = notebooks[owner][parameter].takes
                faults.append(f"Parameter {parameter} of {owner} takes {takes}; {text!r} is not that.")
    if faults:
        raise ParameterError("\n".join(dict.fromkeys(faults)))
    return assigned


def convert(text: str, parameter: Parameter) -> Any:
    """Turn typed text into the type of the parameter's default. Raises ValueError where it cannot be."""
    match parameter.default:
        case bool():
            return (
                {"yes": True, "true": True, "no": False, "false": False}[text.lower()]
                if text.lower() in _TRUTHS
                else _refuse()
            )
        case int():
            return int(text)
        case float():
            return _finite(text)
        case list():
            return _list(text)
        case dict():
            value = json.loads(text)
            return value if isinstance(value, dict) else _refuse()
        case _:
            return text


_TRUTHS = ("yes", "no", "true", "false")


def _refuse() -> Any:
    raise ValueError


def _finite(text: str) -> float:
    value = float(text)
    return value if value == value and abs(value) != float("inf") else _refuse()


def _list(text: str) -> list[Any]:
    """A JSON list, or words between commas."""
    if text.lstrip().startswith("["):
        value = json.loads(text)
        return value if isinstance(value, list) else _refuse()
    return [word.strip() for word in text.split(",") if word.strip()]


def relative_folder(parameters: dict[str, Any], folder: Path, typed_in: Path) -> None:
    """Turn ``data_folder`` from where it was typed to the ``folder`` in which the notebook runs, in place."""
    if "data_folder" not in parameters:
        return
    target = (typed_in / parameters["data_folder"]).resolve()
    try:
        parameters["data_folder"] = Path(os.path.relpath(target, folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        parameters["data_folder"] = target.as_posix()
