"""The command `pdf`, as it is typed."""

from command_line import warm

from compendium.publish.pdf import write


def test_a_study_becomes_a_pdf_and_a_second_call_says_that_nothing_has_changed(folder):
    first = warm(folder, "pdf", "councils")
    assert (first.returncode, first.stdout) == (0, "The PDF is at _build/studies/councils/councils.pdf\n")
    assert (folder / "_build/studies/councils/councils.pdf").read_bytes().startswith(b"%PDF-")
    again = warm(folder, "pdf", "councils")
    assert again.stdout == "Nothing has changed; the PDF is at _build/studies/councils/councils.pdf\n"


def test_sites_without_a_study_are_refused(folder):
    done = warm(folder, "pdf", "--site", "made-up-0001")
    assert done.returncode == 2
    assert "`--site` chooses sites of a study: name the study, too." in done.stderr


def test_a_study_that_does_not_exist_is_told(folder):
    done = warm(folder, "pdf", "nothing")
    assert done.returncode == 1
    assert 'There is no study "nothing"' in done.stderr


def test_without_weasyprint_one_message_says_how_to_get_it(folder, monkeypatch):
    monkeypatch.setattr(write, "find_spec", lambda _: None)
    done = warm(folder, "pdf")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{write.NO_WEASYPRINT}\n"
