"""All data that the book offers, with the descriptor of the data package, as one file: the same bytes each time.

Of a study there is what its pages offer, which may be less than its folder holds. The descriptor then leaves the study
out, since its tables refer to each other and are not there as it describes them.
"""

import json
from pathlib import Path

from compendium.files import packed

NAME = "data.zip"
DESCRIPTOR = "datapackage.json"


def data_zip(beside: Path, data: Path) -> bytes:
    """The archive of what lies in `beside` for readers: `data/`, and `studies/<study>/data/` for each study.

    `data` is the data folder of the project, which the descriptor describes.
    """
    held = {path.relative_to(beside / "data").as_posix(): path for path in (beside / "data").rglob("*.*")}
    for path in (beside / "studies").glob("*/data/*.*"):
        held[f"studies/{path.parent.parent.name}/{path.name}"] = path
    contents = {name: path.read_bytes() for name, path in held.items() if path.is_file()}
    if DESCRIPTOR in contents:
        contents[DESCRIPTOR] = _descriptor(contents, data)
    return packed({f"data/{name}": contents[name] for name in sorted(contents)})


def _descriptor(contents: dict[str, bytes], data: Path) -> bytes:
    """The descriptor, without the studies of which a table is not in the archive as it describes it."""
    package = json.loads(contents[DESCRIPTOR])
    paths = {each["path"] for each in package["resources"]}
    in_part = {_study(path) for path in paths if not _is_whole(path, contents, data)}
    package["resources"] = [each for each in package["resources"] if _study(each["path"]) not in in_part]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _study(path: str) -> str:
    """The study that a table belongs to; the table itself where it belongs to none."""
    parts = path.split("/")
    return parts[1] if parts[0] == "studies" else path


def _is_whole(path: str, contents: dict[str, bytes], data: Path) -> bool:
    """Whether a table is in the archive with all of its columns."""
    return path in contents and _head(contents[path]) == _head((data / path).read_bytes())


def _head(content: bytes) -> bytes:
    return content.partition(b"\n")[0].rstrip(b"\r")
