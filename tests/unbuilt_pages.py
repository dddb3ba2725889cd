"""Pages as they were staged, in place of the ones that Sphinx makes of them in five seconds or more.

For tests of what is laid out for Sphinx: which pages there are, what stands on them and what is kept back. What Sphinx
makes of it is looked at on sites that are built.
"""

import json
import shutil
from pathlib import Path

import pytest

from compendium.publish import site
from compendium.publish.study import releases
from compendium.publish.study import site as study_site


def as_staged(staged: Path, kept: Path, *_: Path) -> Path:
    """Stand in for `build_pages`: a folder in which each page is an HTML file of the staged text and outputs."""
    made = kept.with_name("as_staged")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(staged, made, ignore=shutil.ignore_patterns("*.md", "*.ipynb", "_*"))
    for page in [*staged.rglob("*.md"), *staged.rglob("*.ipynb")]:
        text = page.read_text(encoding="utf-8")
        shown = _text_of(json.loads(text)) if page.suffix == ".ipynb" else text
        (made / page.relative_to(staged)).with_suffix(".html").write_text(shown, encoding="utf-8")
    return made


def _text_of(notebook: dict) -> str:
    parts = []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            parts.append(cell["source"])
        data = [output.get("data", {}) for output in cell.get("outputs", [])]
        parts += [each[kind] for each in data for kind in ("text/html", "image/svg+xml", "text/plain") if kind in each]
    return "\n\n".join("".join(part) for part in parts)


def leave_unbuilt(patch: pytest.MonkeyPatch) -> None:
    """Let this process publish pages as they were staged, until the patch is undone."""
    for module in (site, study_site, releases):
        patch.setattr(module, "build_pages", as_staged)
