"""What the script of an assessment needs of a framework and of this package, as JSON: answers and how they look, the
columns of the tables of a study, the settings of a new one."""

import json
from functools import cache
from typing import Any

from matplotlib.path import Path as Outline

from compendium.data_package.levels_file import KEPT_BACK, MISSING, MIXED, NO_RATING
from compendium.data_package.limits import MOST_BYTES
from compendium.display.answers import NAMES, Answers
from compendium.display.figures import short_label
from compendium.display.signs import sign_path
from compendium.intake.new_study import SITES, study_toml
from compendium.intake.study_files import OPTIONAL, REQUIRED
from compendium.publish.book.assess_form import other_answers
from compendium.publish.book.assess_words import RULES
from compendium.studies.compute.scale import PROGRAMME, Scale
from compendium.studies.framework import FrameworkFiles

SETTLED = ("evidence", "site", "criterion", "level", "reason", "date")
SIGN = 12.0
"""Height of a sign, in the units of the figure that the script draws."""

LONGEST = 36
"""Letters in a line of the name of a criterion in the figure."""

COMMANDS = {Outline.MOVETO: "M", Outline.LINETO: "L", Outline.CURVE3: "Q", Outline.CURVE4: "C", Outline.CLOSEPOLY: "Z"}


def data_script(framework: FrameworkFiles, answers: Answers) -> str:
    """The data as an element of the page that runs nothing; no text in it ends the element."""
    text = json.dumps(assess_data(framework, answers), ensure_ascii=False, sort_keys=True).replace("<", r"\u003c")
    return f'<script type="application/json" id="assess-data">{text}</script>'


def assess_data(framework: FrameworkFiles, answers: Answers) -> dict[str, Any]:
    """Everything by name; `levels` go from the worst to the best, `choices` as the form has them, from the best."""
    levels = Scale.of(framework.levels).levels
    shown = [answer for answer in answers.names if answer != KEPT_BACK]
    return {
        "framework": framework.id,
        "levels": levels,
        "choices": [*reversed(levels), *other_answers(framework)],
        "missing": MISSING,
        "mixed": MIXED,
        "noRating": NO_RATING,
        "programme": PROGRAMME,
        "criteria": [[one, name, short_label(name, LONGEST)] for one, name in framework.criteria],
        "answers": {answer or NO_RATING: _look(answers, answer) for answer in shown},
        "rules": list(RULES),
        "settings": study_toml("assessment", framework.id),
        "columns": {"sites": SITES, "ratings": [*REQUIRED, *OPTIONAL], "settled": SETTLED},
        "mostBytes": MOST_BYTES,
    }


def _look(answers: Answers, answer: str) -> dict[str, str]:
    """Name, symbol and colours of an answer, as tables and figures of a study show it."""
    grey = "grey" if answer == NO_RATING else f"chip {answer.replace('_', '-')}"
    return {
        "name": answers.names[answer],
        "text": answers.text(answer),
        "kind": grey if answer in NAMES else "chip",
        "fill": answers.fills[answer],
        "ink": answers.letters(answer),
        "sign": sign_outline(answers.symbols[answer]),
    }


@cache
def sign_outline(sign: str) -> str:
    """A symbol as figures draw it, as the path of an SVG with its middle at the origin."""
    parts = []
    for points, code in sign_path(sign, SIGN).iter_segments(simplify=False, curves=True):
        numbers = [f"{-value if place % 2 else value:.2f}" for place, value in enumerate(points)]
        parts.append("Z" if code == Outline.CLOSEPOLY else f"{COMMANDS[code]}{' '.join(numbers)}")
    return "".join(parts).replace("-0.00", "0.00")
