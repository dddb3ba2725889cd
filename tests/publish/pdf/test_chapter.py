"""A page as a chapter: what goes, what opens, what stays."""

from small_site import small_site, small_table

from compendium.publish.pdf.chapter import chapter_of
from compendium.publish.pdf.pages import Page


def chapter(folder, body, deeper=1, others=()):
    return chapter_of(Page(small_site(folder, {"one.html": body, **dict(others)}), "one.html"), deeper)


def test_controls_and_what_only_a_screen_needs_go(tmp_path):
    gone = (
        '<link rel="stylesheet" href="s1.css">'
        "<script>s1</script><nav>s2</nav><form><input value='s3'><button>s4</button></form>"
        '<details class="code-fold"><summary>s5</summary><pre>s6</pre></details><p hidden>s7</p>'
        '<span class="compendium-card">s8</span><a href="x">1 <span class="places__words">s9</span></a>'
        '<details class="under"><summary>s0</summary>Words that were folded</details>'
    )
    made = chapter(tmp_path, gone)
    text = made.get_text()
    assert made.find("link") is None
    assert not [f"s{number}" for number in range(10) if f"s{number}" in text]
    assert "Words that were folded" in text


def test_nothing_stays_folded(tmp_path):
    made = chapter(tmp_path, '<details class="folded"><summary><h2>Opened</h2></summary><p>Within</p></details>')
    assert made.find(["details", "summary"]) is None
    assert made.find("h3").get_text() == "Opened"


def test_a_figure_has_its_wide_form_alone(tmp_path):
    made = chapter(tmp_path, '<picture><source srcset="narrow.svg"><img alt="A dot" src="_images/dot.svg"></picture>')
    assert [image["src"] for image in made.find_all("img")] == ["_images/dot.svg"]
    assert made.find("source") is None


def test_headings_go_down_and_never_below_the_sixth_level(tmp_path):
    made = chapter(tmp_path, "<h2>Two</h2>x<h3>Three</h3>x<h5>Five</h5>x", deeper=2)
    assert [(each.name, each.get_text()) for each in made.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])] == [
        ("h3", "Title of one"), ("h4", "Two"), ("h5", "Three"), ("h6", "Five"),
    ]  # fmt: skip


def test_sections_with_nothing_but_a_heading_go(tmp_path):
    made = chapter(
        tmp_path,
        '<section><h2>Empty</h2><div class="cell"><details class="code-fold">code</details></div></section>'
        '<section><h2>Drawn</h2><img alt="A dot" src="_images/dot.svg"></section>',
    )
    assert [each.get_text() for each in made.find_all("h3")] == ["Drawn"]


def test_a_table_that_keeps_its_first_rows_on_the_screen_is_whole_on_paper(tmp_path):
    rest = '<p class="table-rest" data-table="table-numbers">The first 2 of 5 rows.</p>'
    whole = {"one_whole.html": small_table(5, 3)}
    made = chapter(tmp_path, small_table(2, 3) + rest, others=whole)
    assert len(made.select("tbody tr")) == 5
    assert "The first 2" not in made.get_text()
    assert "The first 2" in chapter(tmp_path / "without", small_table(2, 3) + rest).get_text()


def test_heads_that_stand_upright_have_room_for_the_longest(tmp_path):
    table = small_table(2, 3).replace('role="region"', 'data-heads="upright"').replace("Head 2", "H" * 20)
    made = chapter(tmp_path, table)
    turned = made.select("thead .upright")
    assert [each.get_text() for each in turned] == ["Head 1", "H" * 20]
    assert {each["style"] for each in turned} == {"height: 12.4em"}


def test_numbers_and_what_they_count_become_paragraphs(tmp_path):
    figures = '<dl class="compendium-numbers"><div><dt>Sites</dt><dd>6</dd></div></dl>'
    made = chapter(tmp_path, figures)
    assert str(made.select_one(".compendium-numbers")) == (
        '<div class="compendium-numbers"><p><strong>6</strong><br/><span>Sites</span></p></div>'
    )
