"""Whatever a thing is called, and in whatever script, it is the same thing; what only looks like its name is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from comity.errors import CodebookError
from comity.reading.tagging import Tagged
from comity.register import Register, load_register
from comity.register.disputed import BOTH, NEUTRAL
from comity.register.tables import DATA


@pytest.mark.parametrize(("thing", "texts"), [
    ("liancourt-rocks", ["near Dokdo", "off Takeshima.", "the Liancourt Rocks", "독도에서", "竹島の領有権", "Tok-do"]),
    ("senkaku", ["the Senkakus", "Diaoyu Dao", "the Tiaoyutai Islands", "尖閣諸島", "钓鱼岛问题", "釣魚臺",
                 "센카쿠 열도"]),
    ("sea-of-japan", ["the Sea of Japan", "Japan Sea", "동해상", "日本海で"]),
    ("southern-kurils", ["the Kuril Islands", "the Northern Territories", "北方領土", "북방영토"]),
    ("paracel", ["the Paracels", "Xisha", "Hoang Sa", "Hoàng Sa", "西沙群岛"]),
    ("spratly", ["the Spratly Islands", "Nansha", "Truong Sa", "the Kalayaan Island Group", "南沙諸島"]),
    ("scarborough-shoal", ["Scarborough Shoal", "Huangyan Dao", "Bajo de Masinloc", "黄岩岛", "スカボロー礁"]),
    ("persian-gulf", ["the Persian Gulf", "the Arabian Gulf", "페르시아만", "波斯湾"]),
    ("falklands", ["the Falklands", "Las Malvinas", "フォークランド諸島", "马尔维纳斯群岛"]),
    ("western-sahara", ["Western Sahara", "the Moroccan Sahara", "서사하라"]),
    ("azad-kashmir", ["Azad Kashmir", "Pakistan-occupied Kashmir", "PoK"]),
    ("crimea", ["Crimea", "the Republic of Crimea", "クリミア", "크림반도"]),
    ("jerusalem", ["Jerusalem", "Al-Quds", "예루살렘", "エルサレム", "耶路撒冷"]),
    ("gulf-of-mexico", ["the Gulf of Mexico", "the Gulf of America", "멕시코만"]),
    ("myanmar", ["Burma", "Myanmar", "미얀마", "ミャンマー", "缅甸"]),
])
def test_every_name_means_the_same_thing(thing: str, texts: list[str]) -> None:
    disputed = load_register().disputed
    assert [[hit.thing for hit in disputed.find(text)] for text in texts] == [[thing]] * len(texts)


@pytest.mark.parametrize("text", [
    "the Gulf of Oman", "Gulf states", "at the Diaoyutai State Guesthouse", "钓鱼台国宾馆", "Takeshima Day",
    "in East Jerusalem",
    "이동해야 한다", "大竹島", "Takeshimaya", "Dokdong", "a Burmese minister",
])
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert load_register().disputed.find(text) == []


def test_a_name_of_two_things_means_the_one_of_those_spoken_of() -> None:
    disputed = load_register().disputed
    found = [[hit.thing for hit in disputed.find("the East Sea", states)]
             for states in ((), ("KOR", "JPN"), ("CHN", "VNM"), ("KOR", "VNM"))]
    assert found == [[], ["sea-of-japan"], ["south-china-sea"], []]


def test_hits_point_at_their_words() -> None:
    text = "Ships sailed from 독도 (竹島) to the Kuril Islands."
    assert all(text[hit.start:hit.end] == hit.text for hit in load_register().disputed.find(text))


def test_the_table_has_for_each_thing_both_names_and_neutral_ones_with_a_source() -> None:
    disputed = load_register().disputed
    for thing, rows in disputed.things.items():
        users = [user for row in rows for user in row.users]
        assert {BOTH, NEUTRAL} <= set(users), thing
        assert len(users) == len(set(users)), thing
        assert all(row.source.startswith("own entry: ") for row in rows)


def test_a_site_is_read_under_one_name_and_a_sea_hides_the_state_in_its_name() -> None:
    register = load_register()
    text = "Ministers of Japan and South Korea met on Takeshima. Others met on Dokdo, and in Al-Quds."
    places = [(hit.name, hit.country) for hit in Tagged(text, register).places]
    assert places == [("Liancourt Rocks", ""), ("Liancourt Rocks", ""), ("Jerusalem", "ISR")]
    assert register.find_places("The Al-Quds Brigades spoke of East Jerusalem.")[0].name == "East Jerusalem"
    assert [hit.codes for hit in register.find_states("in the West Philippine Sea and the Gulf of America")] == [(), ()]


@pytest.mark.parametrize(("line", "message"), [
    ("x,river,both,X,,,,,own entry", "kind is 'river'"),
    ("x,state,both,X,,,,,own entry", "kind is 'state'"),
    ("x,sea,ATLANTIS,X,,,,,own entry", "ATLANTIS is not in the register"),
    ("x,sea,both,,,,,,own entry", "no name"),
    ("x,sea,,X,,,,,own entry", "no id or no user"),
    ("x,sea,both,X,,,2020,2019,own entry", "before it begins"),
    ("x,sea,both,X,,,,,", "no source"),
    ("crimea,sea,both,X,,,,,own entry", "crimea is of several kinds"),
])
def test_a_broken_row_is_refused(tmp_path: Path, line: str, message: str) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    with (folder / "disputed_names.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(CodebookError, match=message):
        _ = Register(folder).disputed
