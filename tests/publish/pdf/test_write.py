"""The PDF itself: tagged, the same bytes each time, and never a traceback where the means are missing."""

import io
import subprocess
import sys

import pypdf
import pytest
from small_site import small_site, small_table

from compendium.errors import CompendiumError, RunError
from compendium.publish.pdf import write
from compendium.publish.pdf.document import document
from compendium.publish.pdf.pages import Page, Part

PAGES = {
    "index.html": '<p class="compendium-short"><strong class="compendium-short__head">In short</strong> Little.</p>',
    "one.html": '<h2>Drawn</h2><img alt="A dot on the left" src="_images/dot.svg">'
    f'<h2>Counted</h2>{small_table(80, 3)}<p>See <a href="index.html">the start</a>.</p>',
}


def html_of(site):
    return document([Part("", [Page(site, "index.html")]), Part("Part", [Page(site, "one.html")])])


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return small_site(tmp_path_factory.mktemp("site"), PAGES)


@pytest.fixture(scope="module")
def made(site):
    return write.write_pdf(html_of(site), site)


@pytest.fixture(scope="module")
def reader(made):
    return pypdf.PdfReader(io.BytesIO(made))


def elements(reader):
    """Every element of the tree of tags, in order."""

    def walk(node):
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, pypdf.generic.ArrayObject):
            for each in node:
                yield from walk(each)
        elif isinstance(node, pypdf.generic.DictionaryObject):
            if "/S" in node:
                yield node
            yield from walk(node.get("/K"))

    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]))


def test_it_says_that_it_is_tagged_its_language_and_its_title(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], reader.metadata.title) == ("en-GB", "The whole")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data() or b"<pdfuaid:part>1<" in root["/Metadata"].get_data()


def test_figures_have_their_words_and_cells_their_heads(reader):
    found = elements(reader)
    assert [each["/Alt"] for each in found if each["/S"] == "/Figure"] == ["A dot on the left"]
    cells = [each for each in found if each["/S"] == "/TD"]
    assert len(cells) == 160
    assert all(len(each["/A"]["/Headers"]) == 2 for each in cells)
    assert {"/H1", "/H2", "/H3", "/H4", "/Caption", "/THead", "/L"} <= {each["/S"] for each in found}


def test_no_paragraph_or_caption_lies_in_another(reader):
    for each in elements(reader):
        if each["/S"] in ("/P", "/Caption"):
            inner = [kid.get_object() for kid in each["/K"] if isinstance(kid, pypdf.generic.IndirectObject)]
            assert each["/S"] not in [kid.get("/S") for kid in inner]


def test_heads_of_a_table_stand_on_each_of_its_sheets(reader):
    texts = [page.extract_text() for page in reader.pages]
    on = [text for text in texts if "/2" in text]
    assert len(on) > 1
    assert all("Head 2" in text for text in on)


def test_it_has_bookmarks_contents_and_numbers_of_pages(reader):
    def titles(items):
        return [titles(each) if isinstance(each, list) else each.title for each in items]

    assert titles(reader.outline) == ["Contents", "Overview", "Part", ["Title of one", ["Drawn", "Counted"]]]
    last = len(reader.pages)
    assert f"{last} of {last}" in reader.pages[-1].extract_text()
    assert "the start (page 3)" in " ".join(reader.pages[-1].extract_text().split())


def test_the_same_bytes_in_other_surroundings(site, made, tmp_path):
    script = (
        "import sys; from pathlib import Path; from compendium.publish.pdf.write import write_pdf\n"
        "sys.stdout.buffer.write(write_pdf(Path(sys.argv[1]).read_text(encoding='utf-8'), Path(sys.argv[2])))\n"
    )
    (tmp_path / "one.html").write_text(html_of(site), encoding="utf-8")
    other = small_site(tmp_path / "other place", PAGES)
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "one.html"), str(other)],
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert done.stdout == made


@pytest.mark.parametrize("source", ["file:///etc/hostname", "https://example.org/dot.svg", "_images/none.svg"])
def test_pictures_from_elsewhere_are_refused(site, source):
    html = f'<html lang="en"><title>T</title><img alt="A dot" src="{source}">'
    with pytest.raises(RunError, match="The PDF could not be made"):
        write.write_pdf(html, site)


def test_no_weasyprint_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr(write, "find_spec", lambda _: None)
    with pytest.raises(CompendiumError, match=r"needs the package weasyprint.*\n\.venv"):
        write.refuse_without_means()


def test_no_pango_is_told_in_a_sentence(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)

    class NoPango:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(write, "find_spec", lambda _: True)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    with pytest.raises(CompendiumError, match="needs Pango, which this system does not have"):
        write.refuse_without_means()
