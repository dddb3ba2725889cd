"""More than two hundred hostile files, with what is right for each: `HOSTILE`."""

from . import archives, devices, markup, sizes, texts, workbooks
from .listing import Hostile

HOSTILE: list[Hostile] = [
    *workbooks.FILES, *archives.FILES, *markup.FILES, *texts.FILES, *sizes.FILES, *devices.FILES,
]  # fmt: skip
