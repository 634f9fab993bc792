from __future__ import annotations

from reading.reports import tag

DECLARATION = """We, the leaders of Kenya, Uganda and Rwanda, met in Arusha, Tanzania, on 4 May 2024.

1. We agreed to link our power grids.

2. We reaffirmed that we will fight smuggling.

3. We will hold the next summit in Kigali.
"""
INTERVIEW = """Latvia is building a wall. We asked Latvia's deputy foreign minister, Zane Berzina, why.

Q: What did Estonia say?

A: I was in Tallinn in May. We have offered Estonia a treaty.

Q: Will it sign?

A: We hope so.
"""


def spoken(text: str, words: str, *, title: str | None = None) -> set[tuple[str, ...]]:
    return {m.codes for m in tag(text, title=title).mentions if m.text == words}


def test_we_in_a_joint_statement_are_all_whom_it_begins_with() -> None:
    assert spoken(DECLARATION, "We", title="Joint Declaration") == {("KEN", "RWA", "UGA")}
    assert spoken(DECLARATION, "our") == set()


def test_the_host_s_country_signs_nothing() -> None:
    assert "TZA" not in {code for codes in spoken(DECLARATION, "We") for code in codes}


def test_we_outside_a_joint_statement_are_nobody() -> None:
    column = "Kenya and Uganda quarrel. We think so. We fear that. We all know it."
    assert spoken(column, "We", title="Why we worry") == {()}


def test_an_official_who_answers_tells_for_the_state() -> None:
    tagged = tag(INTERVIEW)
    assert tagged.speakers.one is not None
    assert tagged.speakers.one.name == "Zane Berzina"
    assert [s.kind for s in tagged.sentences if "offered" in s.text] == ["body"]
    answers = [m.codes for m in tagged.mentions if m.text == "We" and m.start > tagged.text.index("Q:")]
    assert answers == [("LVA",), ("LVA",)]


def test_what_an_expert_answers_stays_an_opinion() -> None:
    text = INTERVIEW.replace("Latvia's deputy foreign minister, Zane Berzina", "Zane Berzina, a lecturer in Riga")
    assert [s.kind for s in tag(text).sentences if "offered" in s.text] == ["opinion"]
    former = INTERVIEW.replace("Latvia's deputy", "Latvia's former deputy")
    assert [s.kind for s in tag(former).sentences if "offered" in s.text] == ["opinion"]
