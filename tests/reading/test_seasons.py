import pytest

from comity.reading.seasons import times_of


@pytest.mark.parametrize(("text", "seasons"), [
    ("He will travel to Ankara in the spring.", ["spring"]),
    ("A visit in the autumn is planned.", ["autumn"]),
    ("The two are to meet again in winter and in May.", ["winter", "May"]),
    ("They met in the winter of 2019.", ["winter of 2019"]),
    ("They swim in the summer.", []),
    ("They met in the summer, he said.", []),
    ("It will end in the fall of the regime.", []),
    ("They will build it in the summer heat.", []),
])  # fmt: skip
def test_a_season_is_a_time_where_the_verb_looks_ahead(text: str, seasons: list[str]) -> None:
    found = times_of(text, 0, len(text))
    assert [time.text for time in found] == seasons
    assert all(text[time.start : time.end] == time.text for time in found)


@pytest.mark.parametrize(("text", "told", "bound"), [
    ("He will visit in the last week of July.", "last week of July", "in"),
    ("They met in the first week of March 2024.", "first week of March 2024", "in"),
    ("They will meet before Christmas.", "Christmas", "by"),
    ("The bridge is due by year's end.", "year's end", "by"),
    ("The missiles will come before winter.", "winter", "by"),
])  # fmt: skip
def test_weeks_of_a_month_and_feasts_behind_before(text: str, told: str, bound: str) -> None:
    [time] = times_of(text, 0, len(text))
    assert (time.text, time.get("bound")) == (told, bound)


@pytest.mark.parametrize("text", ["before the court", "by the ministers", "before Christmas's eve dinner"])
def test_other_words_behind_before_are_no_times(text: str) -> None:
    assert times_of(text, 0, len(text)) == []
