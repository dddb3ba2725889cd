"""A site of a few short pages as Sphinx writes them, for tests of what is made of a built site."""

from collections.abc import Mapping
from pathlib import Path

FRAME = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<meta name="citation_author" content="Readers &amp; Sons"></head><body>
<header><span class="site-title__subtitle">A made-up site</span></header>
<nav class="site-nav">{menu}</nav>
<main><article><section id="top"><h1>{title}</h1>
{body}
</section></article></main>
<footer class="site-footer"><p>Under <a rel="license" href="https://example.org/by">a licence</a>.</p>
<p>Version 1.2.3. <a href="cite.html">How to cite</a> · <a href="https://example.org">Code</a></p></footer>
</body></html>
"""

DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    '<circle cx="10" cy="10" r="8"/></svg>'
)


def small_site(folder: Path, pages: Mapping[str, str], menu: Mapping[str, list[str]] | None = None) -> Path:
    """Write a site: what stands under the title of each page by its address; ``menu`` has the pages of each part."""
    parts = (
        f'<p class="caption"><span>{title}</span></p><ul>'
        + "".join(f'<li><a href="{address}">{address}</a></li>' for address in addresses)
        + "</ul>"
        for title, addresses in (menu or {}).items()
    )
    shown = "".join(parts)
    for address, body in pages.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        title = "The whole" if address == "index.html" else f"Title of {path.stem}"
        path.write_text(FRAME.format(title=title, menu=shown, body=body), encoding="utf-8")
    (folder / "_images").mkdir(exist_ok=True)
    (folder / "_images" / "dot.svg").write_text(DOT, encoding="utf-8")
    return folder


def small_table(rows: int, columns: int, name: str = "numbers") -> str:
    """A table of the compendium with a caption; its cells are numbered by row and column."""
    head = "".join(f'<th scope="col" id="{name}-{place}">Head {place}</th>' for place in range(columns))
    body = "".join(
        f'<tr><th scope="row" class="gt_stub">Row {row}</th>'
        + "".join(f"<td>{row}/{place}</td>" for place in range(1, columns))
        + "</tr>\n"
        for row in range(rows)
    )
    return (
        f'<div class="compendium-table" id="table-{name}" role="region"><table class="gt_table"><caption>'
        f'<a class="compendium-number" href="#table-{name}">Table 1</a> Rows in columns '
        f'<span class="compendium-measure">Numbers.</span></caption>\n<thead><tr>{head}</tr></thead>\n'
        f'<tbody class="gt_table_body">\n{body}</tbody>\n</table>\n</div>\n'
    )
