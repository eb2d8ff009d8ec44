from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import dateline
from dateline.building import Options, build_package
from dateline.errors import DatelineError
from dateline.package import file_hash

from .conftest import ARTICLE


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package")
    build_package([ARTICLE], out, Options(charts=False))
    return out


@pytest.fixture
def package(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "package"))


def change(package: Path, table: str, old: str, new: str, *, rehash: bool = True) -> None:
    """Change a table and, unless told otherwise, make the descriptor fit it: only the content is wrong then."""
    path = package / "data" / f"{table}.csv"
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")
    if rehash:
        descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
        resource = next(resource for resource in descriptor["resources"] if resource["name"] == table)
        resource |= {"bytes": path.stat().st_size, "hash": file_hash(path)}
        (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def found(package: Path) -> set[tuple[str, str, str | None]]:
    return {(finding.check, finding.table, finding.column) for finding in dateline.validate(package)}


def test_a_fresh_package_is_valid(package: Path) -> None:
    assert dateline.validate(package) == []


def test_a_changed_file_is_noticed(package: Path) -> None:
    change(package, "dates", "Monday", "Sunday", rehash=False)
    assert ("hash", "dates", None) in found(package)
    assert ("frictionless", "dates", None) in found(package)


def test_a_span_that_is_not_its_text_is_noticed(package: Path) -> None:
    change(package, "dates", "Monday", "Sunday")
    assert found(package) == {("evidence", "dates", "text")}


def test_a_code_that_is_none_is_noticed_by_both(package: Path) -> None:
    change(package, "dates", ",DATE,", ",DAY,")
    assert found(package) == {("frictionless", "dates", "type"), ("pandera", "dates", "type")}


def test_a_row_that_refers_to_nothing_is_noticed_by_both(package: Path) -> None:
    change(package, "sentences", "sochi-talks-2020,1,1", "other,1,1")
    assert {check for check, _, _ in found(package)} == {"frictionless", "foreign key"}


def test_a_missing_file_is_noticed_and_the_rest_is_still_checked(package: Path) -> None:
    change(package, "dates", "Monday", "Sunday")
    (package / "data" / "places.csv").unlink()
    assert {("file", "places", None), ("evidence", "dates", "text")} <= found(package)


def test_rows_and_columns_are_named(package: Path) -> None:
    change(package, "dates", "Monday", "Sunday")
    finding = dateline.validate(package)[0]
    lines = (package / "data" / "dates.csv").read_text(encoding="utf-8").splitlines()
    assert finding.row is not None
    assert "Sunday" in lines[finding.row]
    assert "'Monday'" in finding.message


@pytest.mark.parametrize(
    ("descriptor", "words"),
    [
        (None, "no such file"),
        ("{", "cannot be read as JSON"),
        ("[]", "not a data package"),
        ('{"resources": [{"name": "x", "path": "../../secret"}]}', "outside the package"),
        ('{"resources": [{"name": "x", "path": "/etc/passwd"}]}', "outside the package"),
        ('{"resources": [{"name": "x"}]}', "without name or path"),
    ],
)
def test_what_is_no_package(tmp_path: Path, descriptor: str | None, words: str) -> None:
    if descriptor is not None:
        (tmp_path / "datapackage.json").write_text(descriptor)
    with pytest.raises(DatelineError, match=words):
        dateline.validate(tmp_path)
