from __future__ import annotations

from reconciling.factory import figure, meeting, promise, record, report, stated

AGENCY = (
    "Norway's trade minister flew to Reykjavik on Monday to settle a quarrel over mackerel that has lasted nine years. "
    "Officials on both sides had prepared a paper of forty-seven pages, and its main points were read out at lunch. "
    "Iceland will land no more than a fifth of the catch, while Norway opens two harbours to Icelandic trawlers. "
    "Fishermen in Bergen said they had expected worse and would wait for the small print before they cheer."
)
EDITED = AGENCY.replace("Fishermen in Bergen said they had expected worse and would wait", "Owners of boats may wait")
INDEPENDENT = (
    "REYKJAVIK. A long dispute about mackerel between Iceland and Norway may be over: the ministers of trade of both "
    "states shook hands on quotas here. A fifth of the catch goes to Iceland, and in return its trawlers can use two "
    "Norwegian harbours, the Icelandic minister told our reporter in the evening, tired but plainly content with it."
)
STATES = (("ISL", 4), ("NOR", 4))


def test_an_edited_agency_text_is_a_copy_and_counts_once() -> None:
    quote = "Norway's trade minister flew to Reykjavik on Monday"
    one, two = (
        report(name, text, meeting(quote, "NOR", "ISL", level="ministerial", when=day, main=True), dating=stated(day),
               states=STATES, publisher=name)
        for name, text, day in (("early", AGENCY, "2030-03-04"), ("late", EDITED, "2030-03-04"))
    )
    derived = record(one, two)
    copied = [d for d in derived.documents if d.copy_of]
    assert len(copied) == 1
    assert len({d.story for d in derived.documents}) == 1
    (met,) = derived.meetings
    assert (len(met.documents), met.texts, met.sources) == (2, 1, 1)


def test_the_original_is_the_earliest_then_the_one_that_credits_an_agency() -> None:
    early = report("early", EDITED, dating=stated("2030-03-04"), states=STATES)
    late = report("late", AGENCY, dating=stated("2030-03-05"), states=STATES, agency="ntb")
    found = {d.document: d.copy_of for d in record(early, late).documents}
    assert found[late.document.id] == early.document.id
    undated = report("undated", EDITED, states=STATES)
    credited = report("credited", AGENCY, states=STATES, agency="ntb")
    found = {d.document: d.copy_of for d in record(undated, credited).documents}
    assert found[undated.document.id] == credited.document.id


def test_an_independent_report_of_the_same_event_is_no_copy() -> None:
    one = report("one", AGENCY, dating=stated("2030-03-04"), states=STATES)
    two = report("two", INDEPENDENT, dating=stated("2030-03-04"), states=STATES)
    assert not any(d.copy_of for d in record(one, two).documents)


def test_shared_page_noise_and_shared_quotations_make_no_copy() -> None:
    menu = "Home News Sport Weather Subscribe now to our newsletter and read more about all that matters every day " * 2
    said = '"' + " ".join(f"word{n} that the minister said aloud" for n in range(12)) + '"'
    one = report("one", f"{menu}\n{AGENCY} {said}", states=STATES, noise=((0, len(menu)),))
    two = report("two", f"{menu}\n{INDEPENDENT} {said}", states=STATES, noise=((0, len(menu)),))
    assert not any(d.copy_of for d in record(one, two).documents)


def test_editions_of_one_article_are_versions() -> None:
    first = report("a", AGENCY[:200], url="https://www.example.org/fish?utm_source=x", published="2030-03-04",
                   dating=stated("2030-03-04"), states=STATES)
    second = report("b", INDEPENDENT, url="http://example.org/fish/", published="2030-03-05",
                    dating=stated("2030-03-05"), states=STATES)
    found = {d.document: d.version_of for d in record(first, second).documents}
    assert found == {first.document.id: None, second.document.id: first.document.id}


def test_copies_share_promises_and_contradict_in_one_number() -> None:
    told = "Iceland will land no more than a fifth of the catch, while Norway opens two harbours to Icelandic trawlers."
    pages = "Officials on both sides had prepared a paper of forty-seven pages"
    other = pages.replace("forty-seven", "forty-four")
    one, two = (
        report(name, text, promise(told, ["NOR"], "trade", "open two harbours", stage="pledged"),
               figure(quote, value, "pages", "paper"), dating=stated("2030-03-04"), states=STATES)
        for name, text, quote, value in (
            ("one", AGENCY, pages, 47), ("two", EDITED.replace("forty-seven", "forty-four"), other, 44))
    )
    derived = record(one, two)
    assert [c.sources for c in derived.commitments] == [1]
    (disputed,) = derived.conflicts
    assert disputed.property == "value"
    assert {v.value for v in disputed.values} == {47, 44}
    assert disputed.about in {f.id for f in derived.figures}


def test_months_later_shared_words_make_no_copy() -> None:
    shared = AGENCY.split(". ")[0] + ". "
    early = report("early", AGENCY, dating=stated("2030-03-04"), states=STATES, agency="ntb")
    later = report("later", shared + INDEPENDENT, dating=stated("2030-09-04"), states=STATES, agency="ntb")
    soon = report("soon", shared + INDEPENDENT, dating=stated("2030-03-05"), states=STATES, agency="ntb")
    assert [bool(d.copy_of) for d in record(early, soon).documents].count(True) == 1
    assert not any(d.copy_of for d in record(early, later).documents)
