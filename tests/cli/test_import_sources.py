"""`variorum import` of references: new sources become entries, and what they cannot hold is listed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Run
from variorum.model.limits import LONGEST_LINE

BIB = r"""% A library.
@string{oup = "Oxford University Press"}
@Article{Hoff1871,
  author = "M{\"u}ller, J{\'a}n and {R\&D, Ltd.} and Charles de la Vall{\'e}e and others",
  title = {{On {TeX} \& ``lamps''}},
  journal = {Coast},
  month = jan, year = 1999, pages = {7--12},
  doi = {https://doi.org/10.1000/ABC},
  eprint = {1234.5678},
  file = {x.pdf},
}
@inbook{part, crossref = {whole}, title={The Part: 50% of it}, author={Ludwig van Beethoven}, pages={3}}
@book{whole, title={The Whole}, publisher=oup, year={c. 1900}, isbn={978-0-19-852663-6, 0198527637}}
@online{web, title={Site}, url={https://example.org/a\_b%20c}, urldate={2020-02-30}, language={english}}
@phdthesis{th, title={Thesis}, author={Hoff, Ada}, school={Oslo}, year=2001, title={again}}
@misc{nothing, author={A}}
@book{open, title={un
"""
RIS = """TY  - NEWS\r
AU  - Hoff, Ada, Jr.\r
T1  - A gale\r
JF  - The Coast\r
Y1  - 1871/11/30/\r
SN  - 0028-0836\r
KW  - gale\r
KW  - sea\r
C1  - something\r
ER  - \r
TY  - BOOK\r
TI  - No end\r
"""
CSL: list[dict[str, Any]] = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "manuscript",
        "title": "The <i>lamp</i> goes out",
        "author": [{"family": "Hoff", "given": "Ada", "static-ordering": True}],
        "issued": {"date-parts": [["1871", 5]], "circa": True},
        "event": "Exhibition",
        "volume": 2,
        "archive_location": "MS 1",
        "color": "red",
        "language": "en_GB",
    },
    {"id": "b", "type": "book", "title": "Dated badly", "issued": {"raw": "some time ago"}},
]
FILES = {"my.bib": BIB, "my.ris": RIS, "my.json": CSL}


def entries(root: Path) -> dict[str, Any]:
    found = [
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        for path in (root / "annotations/sources").glob("*.yml")
    ]
    return {entry["id"]: entry for entry in found}


def put(root: Path, name: str, content: object) -> Path:
    path = root / name
    path.write_bytes((content if isinstance(content, str) else json.dumps(content, indent=1)).encode())
    return path


def files(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_bibtex_with_latex_strings_and_parents(variorum: Run, edition: Path) -> None:
    done = variorum("import", put(edition, "my.bib", BIB))
    assert done.exit_code == 1
    found = entries(edition)
    assert sorted(found) == [
        "1900-whole",
        "beethoven-1900-part-50-of-it",
        "hoff-2001-thesis",
        "muller-1999-on-tex-lamps",
        "site",
    ]
    article = found["muller-1999-on-tex-lamps"]
    assert article["author"] == [
        {"family": "Müller", "given": "Ján"},
        {"literal": "R&D, Ltd."},
        {"family": "Vallée", "given": "Charles", "dropping-particle": "de la"},
    ]
    assert (article["title"], article["DOI"]) == ("On TeX & “lamps”", "10.1000/ABC")
    assert (article["issued"], article["page"], article["container-title"]) == ("1999-01", "7–12", "Coast")
    part = found["beethoven-1900-part-50-of-it"]
    assert part["author"] == [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]
    assert (part["container-title"], part["publisher"]) == ("The Whole", "Oxford University Press")
    assert part["issued"] == "1900~"
    assert (found["site"]["URL"], found["site"]["language"]) == ("https://example.org/a_b%20c", "en")
    assert found["hoff-2001-thesis"]["author"] == [{"family": "Hoff", "given": "Ada"}]
    assert done.stderr.splitlines() == [
        "my.bib:4: `author` ends with “and others”, which is left out.",
        "my.bib:9: `eprint` has no place in the register.",
        "my.bib:12: `ISBN` “0198527637” is neither an ISBN nor an ISSN.",
        "my.bib:13: `ISBN` “0198527637” is neither an ISBN nor an ISSN.",
        "my.bib:14: `urldate` “2020-02-30” is no date.",
        "my.bib:15: `title` is there twice; the first is taken.",
        "my.bib:16: This entry is left out. It has no title.",
        "my.bib:17: This entry is left out. Its braces or quotation marks are not closed.",
        "5 sources taken in, 0 there already, 2 refused.",
        "Cite each where it supports something; `variorum stats` lists what nothing cites yet.",
    ]


def test_ris_of_other_programs(variorum: Run, edition: Path) -> None:
    done = variorum("import", put(edition, "my.ris", RIS))
    assert done.exit_code == 1
    assert entries(edition) == {
        "hoff-1871-gale": {
            "id": "hoff-1871-gale",
            "type": "article-newspaper",
            "title": "A gale",
            "author": [{"family": "Hoff", "given": "Ada", "suffix": "Jr."}],
            "container-title": "The Coast",
            "issued": "1871-11-30",
            "ISSN": "0028-0836",
            "keyword": "gale, sea",
        }
    }
    assert "my.ris:1: `C1` has no place in the register." in done.stderr
    assert "my.ris:11: This entry is left out. It has no `ER  - ` at its end." in done.stderr


def test_csl_json_of_zotero(variorum: Run, edition: Path) -> None:
    done = variorum("import", put(edition, "my.json", CSL))
    assert done.exit_code == 0, done.output
    assert entries(edition)["hoff-1871-lamp-goes-out"] == {
        "id": "hoff-1871-lamp-goes-out",
        "type": "manuscript",
        "title": "The lamp goes out",
        "author": [{"family": "Hoff", "given": "Ada"}],
        "event-title": "Exhibition",
        "volume": "2",
        "issued": "1871-05~",
        "archive_location": "MS 1",
        "language": "en-GB",
    }
    assert done.stderr.splitlines()[:4] == [
        "my.json:2: `author` has names with static-ordering, which the register has not.",
        "my.json:2: `color` has no place in the register.",
        "my.json:2: `title` loses its markup.",
        "my.json:28: `issued` has no date that is certain.",
    ]


@pytest.mark.parametrize(("name", "content"), FILES.items())
def test_a_second_import_changes_nothing(variorum: Run, edition: Path, name: str, content: object) -> None:
    path = put(edition, name, content)
    variorum("import", path)
    before = files(edition)
    again = variorum("import", path)
    assert files(edition) == before
    assert "0 sources taken in" in again.stderr
    assert again.stdout == ""


@pytest.mark.parametrize(("name", "content"), FILES.items())
def test_a_dry_run_writes_nothing(variorum: Run, edition: Path, name: str, content: object) -> None:
    path = put(edition, name, content)
    before = files(edition)
    shown = variorum("import", path, "--dry-run")
    assert files(edition) == before
    variorum("import", path)
    for written in (edition / "annotations/sources").glob("*.yml"):
        assert written.read_text("utf-8") in shown.stdout
    assert "would be taken in" in shown.stderr


def test_what_is_there_is_known_by_its_numbers_and_left_as_it_is(variorum: Run, edition: Path) -> None:
    register = (
        "# Ours.\n"
        "- {id: almanac, type: book, title: The lamp almanac, ISBN: 0-19-852663-6}  # by hand\n"
        "- {id: gale, type: article-journal, title: Gale, DOI: 10.1000/ABC}\n"
        "- {id: site, type: webpage, title: A site, URL: https://example.org/x/}\n"
        "- {id: hoff-1999-lamps-and-more, type: book, title: Lamps and more oil}\n"
    )
    (edition / "annotations/sources.yml").write_text(register, "utf-8")
    bib = """
@book{a, title={Another title}, isbn={978-0198526636}}
@incollection{b, title={A part of it}, booktitle={The lamp almanac}, isbn={978-0198526636}}
@article{c, title={On gales}, doi={DOI: 10.1000/abc}}
@online{d, title={The site}, url={http://example.org/x}}
@book{e, title={Lamps and more}, author={Hoff, Ada}, year={1999}}
@misc{almanac, title={Whatever}}
@misc{gale-2, title={Gale}}
"""
    done = variorum("import", put(edition, "my.bib", bib))
    assert done.exit_code == 0
    assert (edition / "annotations/sources.yml").read_text("utf-8") == register
    assert sorted(entries(edition)) == ["gale-2", "part-of-it", "whatever"]
    assert "3 sources taken in, 4 there already, 0 refused." in done.stderr
    assert "my.bib:6: `title` “Lamps and more” is taken for `hoff-1999-lamps-and-more`" in done.stderr


def test_sources_of_one_name_are_numbered_and_equal_ones_are_one(variorum: Run, edition: Path) -> None:
    same = "@book{%s, title={Lamps}, author={Hoff, Ada}, year=1999, edition={%s}}\n"
    path = put(edition, "my.bib", same % ("a", 1) + same % ("b", 2) + same % ("c", 2))
    assert variorum("import", path).exit_code == 0
    assert {name: entry["edition"] for name, entry in entries(edition).items()} == {
        "hoff-1999-lamps": "1",
        "hoff-1999-lamps-2": "2",
    }


HOSTILE = {
    "turned": "@book{a, title={Fine}, note={Bad \u202e name}}",
    "path": "@book{../../evil-x, title={../../etc/passwd}}",
    "long": "@book{a, title={Fine}, publisher={" + "x" * (LONGEST_LINE + 1) + "}}",
    "yaml": "@book{a, title={Fine: - {x}: !!python/object &a *a | > # '}}",
    "deep": "@book{a, title={Fine}, note={" + "{" * 3000 + "x" + "}" * 3000 + "}}",
    "address": "@book{a, title={Fine}, url={javascript:alert(1)}}",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_files_bring_nothing_but_sound_entries(variorum: Run, edition: Path, kind: str) -> None:
    before = files(edition)
    done = variorum("import", put(edition, "my.bib", HOSTILE[kind]))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    new = [path for path in files(edition) if path not in before and path.name != "my.bib"]
    assert all(path.parent == edition / "annotations/sources" for path in new)
    assert variorum("check").stdout == ""
    if kind in ("turned", "long", "address"):
        assert "my.bib:1: `" in done.stderr
        assert len(new) == 1


@pytest.mark.parametrize(("name", "package"), [("my.bib", "bibtexparser"), ("my.ris", "rispy")])
def test_what_is_missing_is_named(
    variorum: Run, edition: Path, name: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    for module in ("bibtex", "bibtex_entry", "latex", "ris"):
        monkeypatch.delitem(sys.modules, f"variorum.editing.references.{module}", raising=False)
    for module in [module for module in sys.modules if module.startswith(f"{package}.")]:
        monkeypatch.delitem(sys.modules, module)
    done = variorum("import", put(edition, name, ""))
    assert done.exit_code == 2
    assert package in done.output
    assert 'pip install "variorum[references]"' in done.output


def test_a_file_in_another_encoding_is_told_of(variorum: Run, edition: Path) -> None:
    path = edition / "my.bib"
    path.write_bytes("@book{a, title={Müller}}".encode("latin-1"))
    done = variorum("import", path)
    assert done.exit_code == 2
    assert "not in UTF-8" in done.output
