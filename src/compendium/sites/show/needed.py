"""What a study does not show, and what it would take."""

from compendium.display.sentences import Shown, sentence

NEEDED = "compendium-needed"
"""The class of such sentences. A section of a page that has nothing else goes, and they are gathered at its end."""


def needed(text: str) -> Shown:
    """A sentence in place of a table or a figure that could not say anything: what is missing for it.

    A notebook shows it where the table would be.
    """
    shown = sentence("{text}", text=text)
    return Shown(shown.html.replace('<p class="', f'<p class="{NEEDED} ', 1), shown.plain)
