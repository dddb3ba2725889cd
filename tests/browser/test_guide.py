"""The guide for other people's tables: its pictures are taken in at a glance, on a telephone as well."""

from collections.abc import Callable
from typing import Any

PICTURES = """() => {
  const end = document.querySelector("#start-from-nothing");
  const all = [...document.querySelectorAll("table.example-file")];
  return all.filter((one) => one.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING).map((one) => ({
    caption: one.caption.innerText, heads: one.querySelectorAll("thead th").length,
    right: one.getBoundingClientRect().right, room: one.parentElement.getBoundingClientRect().right,
    height: one.getBoundingClientRect().height,
  }));
}"""


def test_each_picture_fits_on_one_screen(visit: Callable[..., Any], width: int) -> None:
    page = visit("add_your_own_sites.html", width).page
    pictures = page.evaluate(PICTURES)
    assert len(pictures) == 9
    for picture in pictures:
        assert picture["caption"].partition(": ")[2], picture
        assert picture["heads"], picture
        assert picture["right"] <= picture["room"] + 0.5, picture
        assert picture["height"] < page.viewport_size["height"] / 2, picture  # the command stands below it
