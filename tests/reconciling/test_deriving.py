from __future__ import annotations

import itertools

from comity.model import codec
from comity.model.record import Record
from reconciling.factory import act, factor, figure, inferred, meeting, promise, record, report, stated

LEAD = "Prime Minister Sato received President Kwon in Otaru on Tuesday to talk about ferries and fisheries."
MORE = "The two leaders agreed to open a ferry line between Otaru and Donghae, with 120 places a trip."
OTHER = "In Otaru the Japanese premier Sato sat down with Kwon, the South Korean president; ferries and fisheries led."


def reports() -> list:  # type: ignore[type-arg]
    one = report(
        "one",
        f"{LEAD} {MORE}",
        meeting(LEAD, "JPN:Sato", "KOR:Kwon", when="2031-05-06", place="Otaru", main=True),
        promise(MORE, ["JPN", "KOR"], "people-to-people", "open a ferry line", when="2031-05-06"),
        act(LEAD, "CONSULT", ["JPN"], ["KOR"], when="2031-05-06"),
        figure(MORE, 120, "places", "places a trip"),
        dating=stated("2031-05-06"),
        people=(("JPN", "Sato"), ("KOR", "Kwon")),
    )
    two = report(
        "two",
        OTHER,
        meeting(OTHER, "JPN:Sato", "KOR:Kwon", place="Otaru", main=True),
        act(OTHER, "CONSULT", ["KOR"], ["JPN"]),
        factor(OTHER, "driver", "shared-values"),
        dating=inferred("2031-01", "2031-12"),
        people=(("JPN", "Sato"), ("KOR", "Kwon")),
    )
    far = report(
        "far",
        "Chile and Peru spoke about copper in Arica.",
        meeting("Chile and Peru spoke", "CHL", "PER", when="2031-05-06", level="ministerial"),
        dating=stated("2031-05-06"),
        states=(("CHL", 3), ("PER", 3)),
    )
    return [one, two, far]


def as_json(derived: Record) -> object:
    return codec.encode(derived)


def test_order_and_repetition_make_no_difference() -> None:
    first = as_json(record(*reports()))
    for order in itertools.permutations(reports()):
        assert as_json(record(*order)) == first
    assert as_json(record(*reports(), *reports())) == first


def test_unrelated_documents_change_no_entry() -> None:
    one, two, far = reports()
    alone, all_ = record(one, two), record(one, two, far)
    assert {e.id for e in alone.entries()} < {e.id for e in all_.entries()}
    assert set(alone.documents) < set(all_.documents)


def test_reports_of_one_event_are_one_story_with_one_meeting() -> None:
    one, two, _ = reports()
    derived = record(one, two)
    assert len({d.story for d in derived.documents}) == 1
    (met,) = derived.meetings
    assert set(met.documents) == {one.document.id, two.document.id}
    assert (met.date, met.place, met.sources) == ("2031-05-06", "Otaru", 2)
    (consulted,) = derived.events
    assert consulted.sources == 2
    assert consulted.date == "2031-05-06"


def test_the_undated_report_is_dated_by_its_story() -> None:
    one, two, _ = reports()
    derived = record(one, two)
    dating = next(d.dating for d in derived.documents if d.document == two.document.id)
    assert dating.method == "inferred"
    assert dating.date == "2031-05"
    assert dating.because[-1].startswith("tells the same event as")


def test_every_entry_has_evidence_from_each_of_its_documents() -> None:
    for entry in record(*reports()).entries():
        assert {piece.document for piece in entry.evidence} == set(entry.documents)


def test_the_kind_of_a_factor_comes_from_the_codebook() -> None:
    (found,) = record(*reports()).factors
    assert found.kind == "kind of shared-values"
