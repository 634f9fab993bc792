from __future__ import annotations

from reading.reports import events, tag

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


BRIEFING = """Weekly briefing by the spokesperson of the Foreign Ministry in Riga

SPOKESPERSON: We have asked Norway to explain.

Q: Will the minister go?

SPOKESPERSON: Our foreign minister will visit Oslo on Monday. The Government rejects the claim. We gave Norway time.
"""
TALK = """Ann Eide, Norway's ambassador in Stockholm, talks to us about Sweden.

What do you want from Sweden?

We have offered Sweden a treaty on reindeer.

And the border?

We will keep it open. We promised to give each other warning.
"""


def test_a_spokesperson_speaks_for_the_state_of_the_ministry() -> None:
    assert spoken(BRIEFING, "We") == {("LVA",)}
    assert {m.codes for m in tag(BRIEFING).mentions if m.text in ("foreign minister", "Government")} == {("LVA",)}


def test_a_spokesperson_without_a_state_is_of_the_one_that_we_never_face() -> None:
    text = BRIEFING.replace(" of the Foreign Ministry in Riga", "") + "SPOKESPERSON: Latvia and Norway met twice.\n"
    assert spoken(text, "We") == {("LVA",)}
    here = BRIEFING.replace(" of the Foreign Ministry in Riga", "") + "SPOKESPERSON: He was here in Riga in May.\n"
    assert spoken(here, "We") == {("LVA",)}


def test_the_word_goes_from_one_minister_to_the_other() -> None:
    text = """Joint press conference

PRIME MINISTER BERG OF NORWAY: We will build the bridge.

JOURNALIST: Why?

FOREIGN MINISTER LIEPA OF LATVIA: We will pay for it.
"""
    tagged = tag(text)
    assert [m.codes for m in tagged.mentions if m.text == "We"] == [("NOR",), ("LVA",)]
    assert [s.kind for s in tagged.sentences if "will" in s.text] == ["body", "body"]


def test_an_official_answers_without_labels() -> None:
    tagged = tag(TALK)
    assert [m.codes for m in tagged.mentions if m.text == "We"] == [("NOR",), ("NOR",), ("NOR", "SWE")]


def test_we_of_a_citizen_are_nobody() -> None:
    tagged = tag(TALK.replace("Ann Eide, Norway's ambassador in Stockholm,", "Ann Eide, a herder from Norway,"))
    assert {s.kind for s in tagged.sentences if s.text.startswith("We ")} == {"opinion"}


def test_a_company_s_spokesperson_speaks_for_no_state() -> None:
    text = """The company's spokesperson said no. We asked Jon Berg, who teaches law in Oslo, about Sweden.

Q: What now?

A: We rejected the demand of Sweden.
"""
    assert [s.kind for s in tag(text).sentences if "rejected" in s.text] == ["opinion"]


PRESS_CONFERENCE = """Reuters: Norway has protested against the tariffs. What is your comment?

Bo Berg: We urge Norway to respect our courts. Sweden is studying the proposal that Norway made.

TT: Norway says its fishermen suffer. Will there be talks?

Bo Berg: Norway has proposed that the two countries resume their dialogue.
"""


def test_a_transcript_is_read_for_the_spokesperson_whom_the_headline_names() -> None:
    tagged = tag(PRESS_CONFERENCE, title="Foreign Ministry Spokesperson Bo Berg's Regular Press Conference")
    assert tagged.pair == ("NOR", "SWE")
    assert {s.kind for s in tagged.sentences if s.who == "Bo Berg"} == {"body"}
    assert {s.kind for s in tagged.sentences if s.who != "Bo Berg"} == {"question"}
    assert {turn.one.codes for turn in tagged.turns} == {("SWE",)}


ENVOY = """Peru's ambassador to Chile, Ana Quispe, leaves Santiago in June. She received us a day after Foreign Minister
Diego Soto of Chile had come home.

Q: What has changed?

A: In March both governments agreed to build a bridge. We have proposed a fishing treaty.
"""


def test_of_two_officials_the_one_whom_the_paper_met_answers() -> None:
    tagged = tag(ENVOY)
    assert tagged.speakers.one is not None
    assert tagged.speakers.one.codes == ("PER",)
    assert {s.kind for s in tagged.sentences if "proposed" in s.text or "agreed" in s.text} == {"body"}


def test_an_official_is_known_by_the_label_of_the_answers() -> None:
    tagged = tag("""Zambia's transport minister, Grace Banda, met her Malawian colleague Peter Phiri in Lilongwe.

Daily Times: What did you bring home?

Banda: An agreement. We will pay for the bridge.

Daily Times: Is that all?

Banda: It is.
""")
    assert [m.codes for m in tagged.mentions if m.text == "We"] == [("ZMB",)]
    assert [s.kind for s in tagged.sentences if s.text.endswith("?")] == ["question", "question"]


def test_an_official_whom_only_the_headline_names_answers() -> None:
    text = "Q: What now?\n\nA: We have asked Norway for help.\n"
    assert spoken(text, "We", title="Latvia's Foreign Minister Zane Berzina meets the press") == {("LVA",)}


def test_what_an_expert_tells_of_others_is_told_and_his_views_are_not() -> None:
    text = """Marta Lind teaches law at the University of Oslo. We asked her about Norway and Poland.

Q: What now?

A: Poland pledged to open its grid. Norway should thank it. I think they will meet. The two are likely to agree.
"""
    kinds = {s.text: s.kind for s in tag(text).sentences}
    assert kinds["Poland pledged to open its grid."] == "body"
    assert {kinds[view] for view in kinds if view.startswith(("Norway should", "I think", "The two"))} == {"opinion"}


def test_whom_a_speech_calls_fellow_citizens_are_the_speaker_s_own() -> None:
    speech = "My fellow Latvians,\n\nI thank you all. We will open our schools to Estonia. I urge Estonia to join us."
    assert spoken(speech, "We", title="Address on Independence Day") == {("LVA",)}


ABOVE = """MINISTRY OF FOREIGN AFFAIRS OF THE STATE OF KUWAIT
Weekly briefing, 19 September 2023

Q: What is Kuwait doing about the ruling in Baghdad?

A: On Thursday we summoned the Iraqi ambassador. We call on Iraq to reopen the port. Your government has thanked us.
Our Prime Minister, Ali Ba, will fly to Baghdad in May.
"""


def test_a_ministry_above_a_briefing_says_whose_spokesperson_answers() -> None:
    found = events(ABOVE, title="Weekly briefing of the spokesperson")
    assert {("REQUEST", ("KWT",), ("IRQ",)), ("SUPPORT", ("IRQ",), ("KWT",))} <= {
        (e.event_type, e.actors, e.recipients) for e in found}
    assert {p.code for p in tag(ABOVE, title="Weekly briefing of the spokesperson").people.people} == {"KWT"}


def test_who_answers_is_known_by_the_headline_alone() -> None:
    text = ("Q: Serbia barred five citizens in August. Have you protested?\n\nA: Yes. We summoned the Serbian chargé "
            "d'affaires on 22 August.\n")  # fmt: skip
    tagged = tag(text, title="Interview with Gordan Grlić-Radman: 'We do not close doors'", published="2025-10-16")
    assert {m.codes for m in tagged.mentions if m.text == "We"} == {("HRV",)}
    assert tagged.pair == ("HRV", "SRB")
