"""What an archive says of itself to programs: a Process Run Crate, version 0.5, on RO-Crate 1.1.

rocrate makes the graph. It dates a crate by the clock and numbers what has no name by chance; here the date is that of
the citation file, or none, and everything has a name, so that the same archive has the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from rocrate.model import ContextEntity, Entity, File
from rocrate.rocrate import ROCrate

from compendium.data_package.descriptor import DESCRIPTOR
from compendium.publish.archive.runs import Run
from compendium.publish.book.authors import Author, authors_of
from compendium.publish.book.cite import Cited, cited_work, web_address
from compendium.studies.published_package import PROFILE as DATA_PACKAGE

CRATE_FILE = "ro-crate-metadata.json"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
TERMS = "https://w3id.org/ro/terms/workflow-run/context"
BASE = "1.1"
PYTHON = "https://www.python.org/"
BUILDER = "#compendium"
SITE = "site/"
DONE = "http://schema.org/CompletedActionStatus"

FORMATS = {
    ".bib": "application/x-bibtex", ".css": "text/css", ".csv": "text/csv", ".html": "text/html",
    ".ipynb": "application/x-ipynb+json", ".js": "text/javascript", ".json": "application/json",
    ".md": "text/markdown", ".ods": "application/vnd.oasis.opendocument.spreadsheet", ".pdf": "application/pdf",
    ".png": "image/png", ".py": "text/x-python", ".svg": "image/svg+xml", ".toml": "application/toml",
    ".txt": "text/plain", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yml": "application/yaml", ".zip": "application/zip",
}  # fmt: skip
"""What files are, by the ends of their names: a machine's own list differs from another's."""


def crate_text(cited: Cited, files: Mapping[str, bytes], runs: Iterable[Run]) -> str:
    """The description of an archive that holds `files`, by name, and came of `runs`, as JSON-LD."""
    crate, made_by = ROCrate(version=BASE), list(runs)
    crate.metadata.extra_contexts.append(TERMS)
    _describe(crate, cited)
    tools = {run.notebook for run in made_by}
    for name in sorted(files):
        said = _file(name, files[name]) | (_program(name, cited) if name in tools else {})
        crate.add(File(crate, dest_path=name, properties=said))
    _add_site(crate, files)
    actions = [_run(crate, run, files) for run in made_by] + [_building(crate, cited, made_by)]
    crate.root_dataset["mentions"] = actions
    return json.dumps(crate.metadata.generate(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _describe(crate: ROCrate, cited: Cited) -> None:
    """The whole, by the citation file."""
    work, root = cited_work(cited), crate.root_dataset
    del root["datePublished"]  # by the clock
    authors = [_author(crate, author) for author in authors_of(cited)]
    said = {
        "name": work["title"],
        "description": work["abstract"],
        "version": _version(cited),
        "datePublished": work["date"],
        "keywords": work["keywords"],
        "identifier": f"https://doi.org/{work['doi']}" if work["doi"] else "",
        "url": work["address"] or work["repository"],
        "author": authors,
        "license": [_licence(crate, licence) for licence in work["licences"]],
    }
    for key, value in said.items():
        if value:
            root[key] = value[0] if isinstance(value, list) and len(value) == 1 else value
    profile = {"@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    root["conformsTo"] = crate.add(ContextEntity(crate, PROFILE, profile))
    crate.add(ContextEntity(crate, PYTHON, {"@type": "ComputerLanguage", "name": "Python", "url": PYTHON}))


def _author(crate: ROCrate, author: Author) -> Entity:
    """A person or a body, by ORCID where one is stated; a body else by its website, which persons may share."""
    website = "" if author.is_person else web_address(author.website)
    identifier = web_address(author.orcid) or website or f"#author/{quote(author.full_name, safe='')}"
    kind = "Person" if author.is_person else "Organization"
    return crate.add(ContextEntity(crate, identifier, {"@type": kind, "name": author.full_name}))


def _licence(crate: ROCrate, licence: str) -> Entity:
    return crate.add(
        ContextEntity(crate, f"https://spdx.org/licenses/{quote(licence)}", {"@type": "CreativeWork", "name": licence})
    )


def _file(name: str, content: bytes) -> dict[str, Any]:
    """A file: its size, digest and format; the data package conforms to a profile as well."""
    said: dict[str, Any] = {"contentSize": str(len(content)), "sha256": sha256(content).hexdigest()}
    said["encodingFormat"] = FORMATS.get(PurePosixPath(name).suffix) or _by_content(content)
    return said | ({"conformsTo": {"@id": DATA_PACKAGE}} if name == f"data/{DESCRIPTOR}" else {})


def _program(name: str, cited: Cited) -> dict[str, Any]:
    """What a notebook is besides a file."""
    said = {"@type": ["File", "SoftwareSourceCode"], "name": name, "programmingLanguage": {"@id": PYTHON}}
    return said | ({"version": version} if (version := _version(cited)) else {})


def _version(cited: Cited) -> str:
    """The version that the citation file states; empty where it states none."""
    return str(cited.get("version", ""))


def _by_content(content: bytes) -> str:
    try:
        content.decode()
    except UnicodeDecodeError:
        return "application/octet-stream"
    return "text/plain"


def _add_site(crate: ROCrate, files: Mapping[str, bytes]) -> None:
    parts = [{"@id": quote(name)} for name in sorted(files) if name.startswith(SITE)]
    crate.add_dataset(dest_path=SITE, properties={"name": "The book as pages", "hasPart": parts})


def _run(crate: ROCrate, run: Run, files: Mapping[str, bytes]) -> Entity:
    """The run of one notebook: what it read that is in the archive, its parameters, and the executed copy."""
    values = [_parameter(crate, run, name, value) for name, value in sorted(run.parameters.items())]
    action = {
        "@type": "CreateAction",
        "name": f"Run of {run.notebook}{'' if run.name in run.notebook else f' for {run.name}'}",
        "description": run.command,
        "instrument": {"@id": quote(run.notebook)},
        "object": [*({"@id": quote(name)} for name in run.reads if name in files), *values],
        "result": {"@id": quote(run.result)},
        "actionStatus": DONE,
    }
    return crate.add(ContextEntity(crate, f"#run/{quote(run.name)}", action))


def _parameter(crate: ROCrate, run: Run, name: str, value: Any) -> Entity:
    plain = value if isinstance(value, str | int | float) else json.dumps(value, sort_keys=True)
    said = {"@type": "PropertyValue", "name": name, "value": plain}
    return crate.add(ContextEntity(crate, f"#run/{quote(run.name)}/{quote(name)}", said))


def _building(crate: ROCrate, cited: Cited, runs: Iterable[Run]) -> Entity:
    """The making of the pages from all executed notebooks."""
    work = cited_work(cited)
    stated = {"softwareVersion": _version(cited), "url": work["repository"]}
    builder = {"@type": "SoftwareApplication", "name": "compendium"} | {k: v for k, v in stated.items() if v}
    action = {
        "@type": "CreateAction",
        "name": "Making of the pages",
        "description": "compendium book",
        "instrument": crate.add(ContextEntity(crate, BUILDER, builder)),
        "object": [{"@id": quote(run.result)} for run in runs],
        "result": {"@id": SITE},
        "actionStatus": DONE,
    }
    return crate.add(ContextEntity(crate, "#making-of-the-pages", action))
