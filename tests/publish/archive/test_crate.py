"""The description of an archive: a Process Run Crate, with nothing in it that differs from one time to the next."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from rocrate.rocrate import ROCrate

from compendium.publish.archive.crate import CRATE_FILE, PROFILE, crate_text
from compendium.publish.archive.runs import Run

CITED = {"title": "A title", "version": "1.0", "license": ["MIT"], "authors": [{"name": "A body"}]}
FILES = {
    "data/datapackage.json": b"{}",
    "data/a b.csv": b"x\n1\n",
    "executed/n.ipynb": b"{ }",
    "notebooks/n.ipynb": b"{}",
    "site/index.html": b"<p>",
}
RUN = Run("n", "notebooks/n.ipynb", {"least": 4, "all": True, "of": ["a"]}, ("data/a b.csv", "elsewhere.csv"),
          "executed/n.ipynb", Path("unused"), "compendium run n")  # fmt: skip


def entities(text: str) -> dict[str, dict]:
    return {entity["@id"]: entity for entity in json.loads(text)["@graph"]}


def test_twice_gives_the_same_bytes_without_a_date_of_its_own() -> None:
    assert crate_text(CITED, FILES, [RUN]) == crate_text(CITED, dict(reversed(FILES.items())), [RUN])
    assert "datePublished" not in entities(crate_text(CITED, FILES, [RUN]))["./"]
    dated = CITED | {"date-released": "2026-03-04"}
    assert entities(crate_text(dated, FILES, [RUN]))["./"]["datePublished"] == "2026-03-04"


def test_each_file_has_its_size_and_digest() -> None:
    found = entities(crate_text(CITED, FILES, [RUN]))
    for name, content in FILES.items():
        said = found[name.replace(" ", "%20")]
        assert said["sha256"] == sha256(content).hexdigest()
        assert said["contentSize"] == str(len(content))
    assert found["data/datapackage.json"]["conformsTo"]["@id"].endswith("/2.0/datapackage.json")


def test_a_run_has_its_tool_what_it_read_its_parameters_and_what_it_wrote() -> None:
    found = entities(crate_text(CITED, FILES, [RUN]))
    assert found["./"]["conformsTo"] == {"@id": PROFILE}
    assert found["#run/n"] in [found[one["@id"]] for one in found["./"]["mentions"]]
    run = found["#run/n"]
    assert run["@type"] == "CreateAction"
    assert run["description"] == "compendium run n"
    assert run["instrument"] == {"@id": "notebooks/n.ipynb"}
    assert "SoftwareSourceCode" in found["notebooks/n.ipynb"]["@type"]
    assert run["result"] == {"@id": "executed/n.ipynb"}
    read, *parameters = (found[one["@id"]] for one in run["object"])  # what is not in the archive is not named
    assert read["@id"] == "data/a%20b.csv"
    assert {one["name"]: one["value"] for one in parameters} == {"least": 4, "all": True, "of": '["a"]'}
    assert {one["@type"] for one in parameters} == {"PropertyValue"}


def test_a_work_without_a_version_has_none() -> None:
    found = entities(crate_text({"title": "A title"}, FILES, [RUN]))
    assert "version" not in found["./"]
    assert "version" not in found["notebooks/n.ipynb"]
    assert "softwareVersion" not in found["#compendium"]


def authors_told(authors: list[object]) -> list[tuple[str, str, str]]:
    found = entities(crate_text(CITED | {"authors": authors}, FILES, [RUN]))
    stated = found["./"].get("author", [])
    ids = [each["@id"] for each in (stated if isinstance(stated, list) else [stated])]
    return [(name, found[name]["@type"], found[name]["name"]) for name in ids]


def test_an_author_without_a_name_leaves_the_whole_as_it_is() -> None:
    assert authors_told([{"affiliation": "Kent"}, {"website": "./"}, {"name": ""}]) == []
    assert entities(crate_text(CITED | {"authors": [{"affiliation": "Kent"}]}, FILES, [RUN]))["./"]["name"] == "A title"


def test_persons_with_one_website_are_two_and_bodies_are_known_by_theirs() -> None:
    site = {"website": "https://example.org/team"}
    orcid = {"orcid": "https://orcid.org/0000-0001"}
    people = [{"family-names": "Bell", "given-names": "A."}, {"family-names": "Cole"}, {"family-names": "Dee"} | orcid]
    assert authors_told([person | site for person in people]) == [
        ("#author/A.%20Bell", "Person", "A. Bell"),
        ("#author/Cole", "Person", "Cole"),
        ("https://orcid.org/0000-0001", "Person", "Dee"),
    ]
    assert authors_told([{"name": "A body"} | site]) == [(site["website"], "Organization", "A body")]


@pytest.mark.parametrize("name", ["compendium", "run/n", "making-of-the-pages"])
def test_no_name_of_an_author_takes_the_place_of_something_else(name: str) -> None:
    [(identifier, *told)] = authors_told([{"name": name}])
    assert identifier not in entities(crate_text(CITED, FILES, [RUN]))
    assert told == ["Organization", name]


@pytest.mark.parametrize("website", ["./", "#compendium", "site/"])
def test_what_is_no_address_is_no_identifier(website: str) -> None:
    assert authors_told([{"name": "A body", "website": website}]) == [("#author/A%20body", "Organization", "A body")]


def test_rocrate_reads_it_back(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / CRATE_FILE).write_text(crate_text(CITED, FILES, [RUN]), encoding="utf-8")
    crate = ROCrate(tmp_path)
    assert crate.name == "A title"
    assert {entity.id for entity in crate.data_entities} >= {"data/a%20b.csv", "site/"}
    action = crate.get("#run/n")
    assert action["instrument"].id == "notebooks/n.ipynb"
    assert action["result"].id == "executed/n.ipynb"
