"""Who is meant by a mention: offices, houses and capitals, names, in English, Korean and Japanese."""

from __future__ import annotations

from datetime import date

import pytest

from comity.register import Answer, load_register
from comity.register.mentions import parts


def asked(words: str, day: str, country: str | None = None) -> Answer:
    return load_register().who(words, date.fromisoformat(day), country=country)


@pytest.mark.parametrize(("words", "day", "person"), [
    ("Japan's head of government", "2011-05-01", "Naoto Kan"),
    ("the ROK president", "2018-09-19", "Moon Jae-in"),
    ("Irish taoiseach", "2012-01-01", "Enda Kenny"),
    ("the taoiseach", "2012-01-01", "Enda Kenny"),
    ("the embattled British prime minister", "2022-10-10", "Liz Truss"),
    ("the acting US defense secretary", "2019-03-01", "Patrick Shanahan"),
    ("Germany's trade minister", "2022-05-01", "Robert Habeck"),
    ("the Turkish prime minister", "2016-06-01", "Binali Yıldırım"),
    ("European Commission President Ursula von der Leyen", "2023-01-01", "Ursula von der Leyen"),
    ("president of the European Council", "2018-01-01", "Donald Tusk"),
    ("ECB chief", "2014-01-01", "Mario Draghi"),
    ("head of the IMF", "2015-01-01", "Christine Lagarde"),
    ("the UN human rights chief", "2023-05-01", "Volker Türk"),
    ("chief prosecutor of the International Criminal Court", "2015-05-01", "Fatou Bensouda"),
    ("AU chairperson", "2022-06-01", "Macky Sall"),
    ("African Union Commission chair", "2022-06-01", "Moussa Faki Mahamat"),
    ("Secretary of State John Kerry", "2014-05-01", "John Kerry"),
    ("Sec. Kerry", "2014-05-01", "John Kerry"),
    ("Chairman Kim", "2019-02-27", "Kim Jong-un"),
    ("the Obama administration", "2012-01-01", "Barack Obama"),
    ("POTUS", "2023-01-01", "Joe Biden"),
    ("Burkinabè president", "2023-01-01", "Ibrahim Traoré"),
])
def test_offices_of_states_and_bodies(words: str, day: str, person: str) -> None:
    answer = asked(words, day)
    assert answer.person is not None, answer.reason
    assert answer.person.name == person
    assert person in answer.reason


@pytest.mark.parametrize(("words", "day", "person", "post"), [
    ("the Kremlin", "2010-05-01", "Dmitry Medvedev", "head-of-state"),
    ("Number 10", "2023-05-01", "Rishi Sunak", "head-of-government"),
    ("Tokyo", "2023-05-01", "Fumio Kishida", "head-of-government"),
    ("the Pentagon", "2023-05-01", "Lloyd Austin", "defence-minister"),
    ("the State Department", "2015-05-01", "John Kerry", "foreign-minister"),
    ("청와대", "2018-05-01", "Moon Jae-in", "head-of-state"),
    ("首相官邸", "2018-05-01", "Shinzo Abe", "head-of-government"),
])
def test_houses_and_capitals_stand_for_who_works_there(words: str, day: str, person: str, post: str) -> None:
    answer = asked(words, day)
    assert answer.person is not None, answer.reason
    assert (answer.person.name, answer.post) == (person, post)


@pytest.mark.parametrize(("words", "day", "sender", "person"), [
    ("China's envoy to Washington", "2014-05-01", "CHN", "Cui Tiankai"),
    ("Ambassador of the Republic of Korea to Japan", "2022-09-01", "KOR", "Yun Duk-min"),
    ("Russia's UN ambassador", "2018-05-01", "RUS", "Vasily Nebenzya"),
    ("주한 미국대사", "2023-05-01", "USA", "Philip Goldberg"),
    ("駐日中国大使", "2023-05-01", "CHN", "Wu Jianghao"),
])
def test_ambassadors_by_who_sends_and_who_receives(words: str, day: str, sender: str, person: str) -> None:
    answer = asked(words, day)
    assert answer.person is not None, answer.reason
    assert (answer.person.name, answer.country) == (person, sender)


def test_an_ambassador_to_nobody_knows_where_is_nobody() -> None:
    assert asked("the British ambassador", "2018-05-01").person is None
    there = asked("the British ambassador", "2018-05-01", "JPN")
    assert there.person is not None
    assert there.person.name == "Paul Madden"


@pytest.mark.parametrize(("words", "day", "country", "person"), [
    ("the foreign minister", "2019-05-01", "KOR", "Kang Kyung-wha"),
    ("President Lee", "2010-05-01", "KOR", "Lee Myung-bak"),
    ("President Lee", "2025-07-01", "KOR", "Lee Jae-myung"),
    ("the Korean leader", "2018-05-01", "PRK", "Kim Jong-un"),
    ("the Congolese president", "2015-01-01", "COG", "Denis Sassou Nguesso"),
    ("the secretary-general", "2015-01-01", "UN", "Ban Ki-moon"),
    ("the Russian foreign minister", "2015-01-01", "JPN", "Sergei Lavrov"),
    ("Lavrov", "2015-01-01", "JPN", "Sergei Lavrov"),
    ("国防部長", "2023-05-01", "CHN", "Li Shangfu"),
])
def test_the_context_counts_where_the_mention_names_no_state(words: str, day: str, country: str, person: str) -> None:
    answer = asked(words, day, country)
    assert answer.person is not None, answer.reason
    assert answer.person.name == person


@pytest.mark.parametrize(("words", "day", "person"), [
    ("Jokowi", "2019-01-01", "Joko Widodo"), ("PM Modi", "2020-01-01", "Narendra Modi"),
    ("Prime Minister Anwar", "2023-05-01", "Anwar Ibrahim"), ("King Charles", "2023-01-01", "Charles III"),
    ("Lee Myung Bak", "2010-05-01", "Lee Myung-bak"), ("Ishiba Shigeru", "2025-01-01", "Shigeru Ishiba"),
    ("Lokke Rasmussen", "2016-01-01", "Lars Løkke Rasmussen"), ("Binali Yildirim", "2017-01-01", "Binali Yıldırım"),
    ("former Japanese prime minister Shinzo Abe", "2021-05-01", "Shinzo Abe"),
])
def test_names_in_part_in_either_order_and_in_plain_letters(words: str, day: str, person: str) -> None:
    answer = asked(words, day)
    assert answer.person is not None, answer.reason
    assert answer.person.name == person


@pytest.mark.parametrize(("words", "day", "person"), [
    ("岸田首相", "2022-05-01", "Fumio Kishida"), ("日本の岸田首相", "2022-05-01", "Fumio Kishida"),
    ("中谷防衛相", "2025-05-01", "Gen Nakatani"), ("韓国の尹大統領", "2023-05-01", "Yoon Suk-yeol"),
    ("米国務長官", "2022-05-01", "Antony Blinken"), ("米大統領", "2022-05-01", "Joe Biden"),
    ("バイデン大統領", "2022-05-01", "Joe Biden"), ("北朝鮮の金正恩総書記", "2022-05-01", "Kim Jong-un"),
    ("国連事務総長", "2012-05-01", "Ban Ki-moon"), ("英首相", "2021-05-01", "Boris Johnson"),
    ("윤 대통령", "2023-05-01", "Yoon Suk-yeol"), ("조현 외교부 장관", "2025-08-20", "Cho Hyun"),
    ("기시다 후미오 총리", "2023-05-01", "Fumio Kishida"), ("미 국무장관", "2023-05-01", "Antony Blinken"),
    ("한국 산업통상자원부 장관", "2020-01-01", "Sung Yun-mo"), ("中国外长", "2015-05-01", "Wang Yi"),
])
def test_mentions_in_japanese_korean_and_chinese(words: str, day: str, person: str) -> None:
    answer = asked(words, day)
    assert answer.person is not None, answer.reason
    assert answer.person.name == person


@pytest.mark.parametrize("words", [
    "the former president of the United States", "Japan's deputy trade minister", "前首相", "the plumber", "",
    "Japan", "Foreign Minister Nobody Known", "한국 전직 대통령",
])
def test_nobody_is_made_up(words: str) -> None:
    answer = asked(words, "2022-01-01", "JPN" if words == "前首相" else None)
    assert answer.person is None
    assert answer.reason


@pytest.mark.parametrize(("words", "day", "person"), [
    ("Turkish leader", "2012-01-01", "Recep Tayyip Erdoğan"), ("Turkey's leader", "2015-01-01", "Recep Tayyip Erdoğan"),
    ("Armenia's leader", "2015-01-01", "Serzh Sargsyan"), ("Armenia's leader", "2019-01-01", "Nikol Pashinyan"),
    ("Myanmar's leader", "2018-01-01", "Aung San Suu Kyi"), ("the Chinese leader", "2013-01-01", "Xi Jinping"),
    ("Vietnam's top leader", "2017-01-01", "Nguyen Phu Trong"),
])
def test_who_leads_changes_with_the_constitution(words: str, day: str, person: str) -> None:
    answer = asked(words, day)
    assert answer.person is not None, answer.reason
    assert answer.person.name == person


def test_a_mention_taken_apart() -> None:
    said = parts(load_register(), "the U.S. Ambassador to Japan, Caroline Kennedy", None, date(2015, 1, 1))
    assert (said.country, said.at, said.post, said.name) == ("USA", "JPN", "ambassador", "Caroline Kennedy")
