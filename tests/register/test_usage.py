"""Which names are written: the built-in choices, a state's, a table of the user's own with all that may be wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comity.errors import ComityError
from comity.register import load_register
from comity.register.usage import Usage, usage_of


def usage(words: str, on: date | None = None) -> Usage:
    return usage_of(load_register(), words, on)


@pytest.mark.parametrize(("words", "name"), [
    ("both", "Dokdo/Takeshima"), ("neutral", "the Liancourt Rocks"), ("JPN", "Takeshima"), ("South Korea", "Dokdo"),
    ("USA", "Dokdo/Takeshima"),
])
def test_built_in_choices(words: str, name: str) -> None:
    assert usage(words).names["liancourt-rocks"] == name


def test_names_of_states_and_their_time() -> None:
    assert [usage(words).state("MMR") for words in ("both", "neutral", "USA")] == ["Burma/Myanmar", "Myanmar", "Burma"]
    before, after = date(2018, 6, 1), date(2019, 6, 1)
    assert [usage("both", day).state("MKD") for day in (before, after, None)] == [
        "Macedonia/FYROM", "North Macedonia", "North Macedonia"]
    assert [usage("USA", day).names["gulf-of-mexico"] for day in (date(2024, 1, 1), date(2026, 1, 1), None)] == [
        "the Gulf of Mexico", "the Gulf of America", "the Gulf of America"]
    assert usage("both").state("FRA") == "France"


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_text("id,name,source,spellings\nliancourt-rocks,Dokdo (Takeshima),house,\nTWN,Chinese Taipei,note,\n"
                    "ouagadougou-hill,Hill 7,note,Colline 7|Mount Seven\n", encoding="utf-8")
    own = usage(str(path))
    assert own.names["liancourt-rocks"] == "Dokdo (Takeshima)"
    assert own.names["sea-of-japan"] == "the Sea of Japan/East Sea"
    assert own.state("TWN") == "Chinese Taipei"
    assert [hit.thing for hit in own.disputed.find("on Mount Seven")] == ["ouagadougou-hill"]


@pytest.mark.parametrize(("table", "says"), [
    ("", "no column id, name, source"),
    ("id,name\nsenkaku,X\n", "no column source"),
    ("id,name,source\n", "no row under the header"),
    ("id,name,source,colour\nsenkaku,X,me,red\n", "unknown column colour"),
    ("id,name,source\nsenkaku,X\n", "line 2: 2 cells for 3 columns"),
    ("id,name,source\nsenkaku,X,\n", "line 2: no source"),
    ("id,name,source\nsenkaku, ,me\n", "line 2: no name"),
    ("id,name,source\nsenkaku,X,me\nsenkaku,Y,me\n", "line 3: senkaku stands twice"),
    ("id,name,source\nsenkakus,X,me\n", r"line 2: no disputed thing has the id 'senkakus' \(did you mean senkaku"),
    ("id,name,source\nsenkaku," + "X" * 99 + ",me\n", "a name of 99 characters"),
    ("id,name,source\nsenkaku,X\u202eY,me\n", "characters that no name has"),
])
def test_a_bad_table_is_refused_with_file_and_line(tmp_path: Path, table: str, says: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ComityError, match=says) as caught:
        usage(str(path))
    assert "bad.csv" in str(caught.value)


def test_what_is_no_usage_at_all(tmp_path: Path) -> None:
    (tmp_path / "bytes.csv").write_bytes(b"id,name,source\n\xff\xfe,\x80,x\n")
    (tmp_path / "large.csv").write_bytes(b"x" * 1_000_001)
    for words, says in (("Atlantis", "no usage of names 'Atlantis'"), ("France", "as France writes it"),
                        ("none.csv", "none.csv cannot be read"), (str(tmp_path / "bytes.csv"), "no CSV table in UTF-8"),
                        (str(tmp_path / "large.csv"), "over 1,000 kB")):
        with pytest.raises(ComityError, match=says):
            usage(words)
