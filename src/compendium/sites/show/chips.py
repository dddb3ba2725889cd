"""Answers in the cells of tables: symbol and name on their colour, in one line where they are short."""

from html import escape

from compendium.display.answers import Answers

ONE_LINE = 16
"""Letters of a symbol and a name that are kept together, so that a narrow column does not part them."""


def chip(answers: Answers, answer: str, unbroken: int = ONE_LINE) -> str:
    """`Answers.chip`, unbroken where it has at most so many letters."""
    text = escape(answers.text(answer))
    shown = answers.chip(answer)
    return shown.replace(f">{text}<", f">{text.replace(' ', '&nbsp;')}<") if len(text) <= unbroken else shown
