"""What builds pages in tests does it as the process does that a user's command starts."""

import json

import pytest
from warm_builder import CAN_COPY, WarmBuilder, fresh_builder

from compendium.publish import site
from compendium.run.stale.fingerprints import files_under

pytestmark = pytest.mark.skipif(not CAN_COPY, reason="this system cannot copy a process")


@pytest.fixture
def staged(tmp_path):
    """Two pages that link to each other."""
    folder = tmp_path / "staged"
    folder.mkdir()
    (folder / "index.md").write_text("# First\n\nSee [the other](two.md). Words about words.\n", encoding="utf-8")
    (folder / "two.md").write_text("# Second\n\n```python\nprint({1, 2})\n```\n", encoding="utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: two\n", encoding="utf-8")
    settings = (site.find_project().root / "_config.yml").read_text(encoding="utf-8")
    settings = settings.replace("  favicon: _static/icon.svg", "  favicon: ''")
    (folder / "_config.yml").write_text(settings, encoding="utf-8")
    return folder


def made_by(builder, staged, folder, monkeypatch):
    """What a builder makes in `folder`, by names, the doctrees and the memory among it."""
    monkeypatch.setattr(site, "_start_builder", builder)
    site.build_pages(staged, folder)
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}
    folder.rename(folder.with_name(builder.__name__))
    return found


def test_it_makes_the_same_bytes_as_a_fresh_process(staged, monkeypatch):
    """The site, and of what is kept beside it the sources; a doctree names the time at which it was read."""
    one = made_by(fresh_builder, staged, staged.with_name("kept"), monkeypatch)
    other = made_by(WarmBuilder, staged, staged.with_name("kept"), monkeypatch)
    assert one.keys() == other.keys()
    assert len([name for name in one if name.endswith(".html")]) > 2
    assert [name for name in one if not name.startswith(("doctrees/", "whole")) and one[name] != other[name]] == []


def test_it_says_what_a_fresh_process_says_of_a_page_that_cannot_be_built(staged, monkeypatch):
    (staged / "two.md").write_text("# Second\n\n[nowhere](#no-such-place)\n", encoding="utf-8")
    said = []
    for builder in (fresh_builder, WarmBuilder):
        monkeypatch.setattr(site, "_start_builder", builder)
        with pytest.raises(site.RunError, match="no-such-place") as error:
            site.build_pages(staged, staged.with_name("kept"))
        said.append(str(error.value))
    assert said[0] == said[1]


def test_what_goes_wrong_in_it_is_printed_and_its_exit_code_is_one():
    with WarmBuilder() as builder:
        printed, _ = builder.communicate(json.dumps({"source": "none"}) + "\n")
    assert builder.returncode == 1
    assert "KeyError: 'output'" in printed


def test_without_a_word_it_builds_nothing():
    with WarmBuilder() as builder:
        builder.kill()
        assert builder.communicate() == ("", None)
    assert builder.returncode
