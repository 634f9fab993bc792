from __future__ import annotations

import pytest

from comity.reading.names import name_at, short_forms
from comity.reading.people import Person
from reading.reports import tag


def people(text: str) -> dict[str, Person]:
    return {person.name: person for person in tag(text).people.people}


@pytest.mark.parametrize(("text", "name", "office", "code", "rank"), [
    ("Norwegian Foreign Minister Ann Eide spoke.", "Ann Eide", "Foreign Minister", "NOR", "ministers"),
    ("Ann Eide, the foreign minister of Norway, spoke.", "Ann Eide", "foreign minister", "NOR", "ministers"),
    ("The foreign minister of Norway, Ann Eide, spoke.", "Ann Eide", "foreign minister", "NOR", "ministers"),
    ("Chad's President Ali Ba Keita spoke.", "Ali Ba Keita", "President", "TCD", "leaders"),
    ("Peruvian Ambassador José de la Cruz spoke.", "José de la Cruz", "Ambassador", "PER", "officials"),
    ("Dutch Prime Minister Jan van der Meer spoke.", "Jan van der Meer", "Prime Minister", "NLD", "leaders"),
    ("Peru's ambassador to Chile, Ana Quispe, spoke.", "Ana Quispe", "ambassador", "PER", "officials"),
    ("The Indian high commissioner in Dhaka, Om Rao, spoke.", "Om Rao", "high commissioner", "IND", "officials"),
    ("Japan's Food Safety Agency Commissioner Jun Ito spoke.", "Jun Ito", "Commissioner", "JPN", "ministers"),
    ("The head of Uganda's police, Abas Okello, spoke.", "Abas Okello", "head", "UGA", "officials"),
    ("The president of the Lao National Assembly, Somphone Vy, spoke.", "Somphone Vy", "president", "LAO", "officials"),
    ("Ann Eide has been Norway's consul general in Turku.", "Ann Eide", "consul general", "NOR", "officials"),
    ("Emirati President Sheikh Omar bin Salim spoke.", "Omar bin Salim", "President", "ARE", "leaders"),
])
def test_somebody_introduced_with_an_office(text: str, name: str, office: str, code: str, rank: str) -> None:
    found = people(text)
    assert list(found) == [name]
    assert (found[name].office, found[name].code, found[name].rank) == (office, code, rank)


@pytest.mark.parametrize("text", [
    "The museum's director, Ann Eide, spoke in Norway.",
    "Norway praised the head of the Lao Cultural Center.",
])
def test_who_heads_what_is_no_state_s_holds_no_office(text: str) -> None:
    assert not [p for p in people(text).values() if p.rank]


def test_later_mentions_are_of_the_same_person() -> None:
    text = "Norwegian Foreign Minister Ann Eide met Swedes. Eide left. Minister Eide wrote. Ann Eide slept."
    found = people(text)
    assert list(found) == ["Ann Eide"]
    assert len(found["Ann Eide"].spans) == 4


def test_a_list_of_names_after_a_plural() -> None:
    found = people("Foreign Ministers Ann Eide of Norway, Bo Berg of Sweden and Kai Lund of Denmark met.")
    codes = {name: person.code for name, person in found.items()}
    assert codes == {"Ann Eide": "NOR", "Bo Berg": "SWE", "Kai Lund": "DNK"}
    assert {person.rank for person in found.values()} == {"ministers"}


def test_a_counterpart_takes_no_office_of_that_name() -> None:
    found = people("Norwegian Foreign Minister Ann Eide met her Swedish counterpart, Bo Berg.")
    assert (found["Bo Berg"].code, found["Bo Berg"].office) == ("SWE", None)


def test_those_of_former_times_are_marked() -> None:
    assert not people("Former Norwegian President Ann Eide spoke.")["Ann Eide"].current
    assert people("Norwegian President Ann Eide spoke.")["Ann Eide"].current


def test_a_shared_family_name_is_nobody_in_particular() -> None:
    found = people("Norwegian President Ann Eide met Swedish President Bo Eide. Eide smiled.")
    assert {name: len(person.spans) for name, person in found.items()} == {"Ann Eide": 1, "Bo Eide": 1}


@pytest.mark.parametrize(("text", "name"), [
    ("Ann Eide on Monday", "Ann Eide"), ("Ann Eide Monday", "Ann Eide"), ("Ann Eide Minister", "Ann Eide"),
    ("Kim Min-jung said", "Kim Min-jung"), ("Ann Marie Smith said", "Ann Marie Smith"), ("said nothing", None),
    ("The house", None)])
def test_where_a_name_ends(text: str, name: str | None) -> None:
    span = name_at(text, 0, len(text), ())
    assert (text[span[0]:span[1]] if span else None) == name


def test_a_name_stops_before_the_name_of_a_state() -> None:
    assert name_at("Ann Eide Norway", 0, 15, [(9, 15)]) == (0, 8)


@pytest.mark.parametrize(("name", "forms"), [
    ("Ann Eide", {"Ann", "Eide"}), ("Lee Min Ho", {"Lee", "Min"}), ("Ann Marie Eide", {"Ann", "Eide", "Marie Eide"}),
    ("Xi Jinping", {"Xi", "Jinping"}), ("J. R. Smith", {"Smith"}), ("EIDE Ann", {"EIDE", "Eide", "Ann"}),
    ("Bo", set())])
def test_short_forms(name: str, forms: set[str]) -> None:
    assert short_forms(name) == forms


def test_spans_hold_names() -> None:
    text = "Norwegian Minister Ann Eide met Swedish President Bo Berg in Oslo. Berg thanked Eide."
    for (start, end, first, last), person in tag(text).people.mentions():
        assert start <= first < last <= end
        assert text[first:last] in (person.name, *person.aliases)


def test_a_leader_called_by_the_family_name_alone_is_known_by_the_day() -> None:
    text = "South Korean President Yoon Suk Yeol met Kishida in Tokyo."
    days = ("2023-03-16", "2026-03-16", None)
    named = {day: [p.name for p in tag(text, published=day).people.people] for day in days}
    assert named == {"2023-03-16": ["Yoon Suk Yeol", "Fumio Kishida"], "2026-03-16": ["Yoon Suk Yeol"],
                     None: ["Yoon Suk Yeol"]}


def test_a_shared_family_name_is_the_only_leader_s() -> None:
    found = people("North Korean leader Kim Jong Un met South Korean Foreign Minister Kim Min-jung. Kim smiled.")
    assert {name: len(person.spans) for name, person in found.items()} == {"Kim Jong Un": 2, "Kim Min-jung": 1}


def test_a_family_name_of_two_letters() -> None:
    assert len(people("Chinese President Xi Jinping spoke. Xi left.")["Xi Jinping"].spans) == 2


def test_the_leader_of_a_party_holds_no_office() -> None:
    assert not people("Norway's opposition leader Ann Eide spoke. The party leader Bo Berg listened.")


def test_a_predecessor_is_out_of_office() -> None:
    found = people("Brazilian President Luiz Inacio Lula da Silva blamed his predecessor, Jair Bolsonaro. Lula left.")
    assert not found["Jair Bolsonaro"].current
    assert len(found["Luiz Inacio Lula da Silva"].spans) == 2


def test_a_given_name_in_somebody_else_s_name() -> None:
    found = people("Egyptian President Abdel-Fattah Samir met Abdel-Fattah Al-Nur. Samir left.")
    assert len(found["Abdel-Fattah Samir"].spans) == 2


def test_who_led_an_organisation_acts_for_no_state() -> None:
    named = people("Moussa Faki Mahamat welcomed the accord between Rwanda and Burundi.")
    assert [person.code for person in named.values()] == [None]


@pytest.mark.parametrize("text", [
    "The trade ministers of Kenya and Uganda met. Kenya's Ann Moraa and Uganda's Paul Okello signed a paper.",
    "The trade ministers of Kenya and Uganda met. Ann Moraa of Kenya and Paul Okello of Uganda signed a paper.",
])
def test_names_in_a_row_each_with_a_state_hold_the_office_told_before(text: str) -> None:
    named = people(text)
    assert {(p.name, p.code, p.office, p.rank) for p in named.values()} == {
        ("Ann Moraa", "KEN", "trade minister", "ministers"), ("Paul Okello", "UGA", "trade minister", "ministers")}


@pytest.mark.parametrize("text", [
    "The trade ministers of Japan and Germany met. Japan's Nippon Steel and Germany's Salzgitter Stahl Group rose.",
    "Kenya's Ann Moraa and Uganda's Paul Okello ran the race.",
])
def test_firms_and_people_without_an_office_are_nobody(text: str) -> None:
    assert not people(text)


def test_who_leads_a_ministry_is_its_minister() -> None:
    named = people("Ann Eide took over Norway's Ministry of Health in May.")
    assert [(p.code, p.office, p.rank) for p in named.values()] == [("NOR", "minister", "ministers")]


def test_a_town_on_the_next_line_is_no_name() -> None:
    assert set(people("Address by the Hon. Sitiveni Rabuka, Prime Minister of Fiji\nAuckland, 18 February 2026")) == {
        "Sitiveni Rabuka"}


def test_a_leader_without_the_marks_on_the_name() -> None:
    text = "Turkish officials said Erdogan was ready."
    assert {p.code for p in tag(text, published="2024-05-06").people.people} == {"TUR"}


@pytest.mark.parametrize(("published", "text", "codes"), [
    ("2024-05-03", "President Macron and Chancellor Scholz met in Berlin on Monday.", ["FRA", "DEU"]),
    ("2024-05-03", "President Ruto received President Museveni.", ["KEN", "UGA"]),
    ("2010-05-03", "President Ruto received his guests.", [None]),
    (None, "President Ruto received his guests.", ["KEN"]),
    ("2024-05-03", "President Smith received his guests.", [None]),
])  # fmt: skip
def test_a_title_and_a_family_name_tell_the_state_by_who_holds_the_office(
    published: str | None, text: str, codes: list[str | None]
) -> None:
    assert [person.code for person in tag(text, published=published).people.people] == codes


def test_an_office_between_two_names_is_that_of_the_first() -> None:
    found = people("At the invitation of Ann Eide, President of Norway, Bo Berg, President of Sweden, paid a visit.")
    assert (found["Ann Eide"].code, found["Bo Berg"].code) == ("NOR", "SWE")


def test_a_title_of_courtesy_is_no_part_of_a_name() -> None:
    assert "Anita Anand" in people("The Honourable Anita Anand, Minister of Foreign Affairs of Canada, spoke.")
