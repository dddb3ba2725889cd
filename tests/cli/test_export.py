"""The command `export`, as it is typed."""

from command_line import warm


def test_a_study_is_put_into_one_file_which_is_replaced_only_when_asked(folder):
    made = "_build/studies/councils/councils_export.zip"
    done = warm(folder, "export", "councils")
    assert (done.returncode, done.stdout) == (0, f"The export is at {made}\n")
    before = (folder / made).read_bytes()
    again = warm(folder, "export", "councils")
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == (
        f"{made} is there already and stays. `--replace` writes over it; `--into` names another folder.\n"
    )
    (folder / made).write_bytes(b"older")
    assert warm(folder, "export", "councils", "--replace").returncode == 0
    assert (folder / made).read_bytes() == before


def test_it_goes_into_the_folder_that_is_named(folder, tmp_path):
    done = warm(folder, "export", "councils", "--into", str(tmp_path / "to send"))
    assert done.returncode == 0
    assert [path.name for path in (tmp_path / "to send").iterdir()] == ["councils_export.zip"]


def test_a_folder_that_is_a_file_is_told(folder, tmp_path):
    (tmp_path / "taken").write_text("")
    done = warm(folder, "export", "councils", "--into", str(tmp_path / "taken" / "within"))
    assert done.returncode == 1
    assert "The last export stays." in done.stderr


def test_a_study_that_does_not_exist_is_told(folder):
    done = warm(folder, "export", "nothing")
    assert done.returncode == 1
    assert 'There is no study "nothing"' in done.stderr
