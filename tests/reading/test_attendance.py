from __future__ import annotations

from reading.reports import meetings


def named(text: str) -> set[tuple[str, str | None]]:
    [found] = meetings(text)
    return {(p.country, p.name) for p in found.participants}


def test_who_handed_over_the_protest() -> None:
    text = ("Norway and Sweden quarrel. The Swedish ambassador, Bo Berg, was called to the Foreign Ministry in Oslo, "
            "where Norwegian State Secretary Ann Eide handed him a note.")
    assert named(text) == {("SWE", "Bo Berg"), ("NOR", "Ann Eide")}


def test_the_guest_is_named_after_the_host() -> None:
    text = "Received on Monday by Prime Minister Bo Berg of Sweden, Norwegian President Ann Eide left with five papers."
    assert named(text) == {("SWE", "Bo Berg"), ("NOR", "Ann Eide")}


def test_they_are_the_two_named_before() -> None:
    text = ("Norwegian President Ann Eide and Swedish President Bo Berg praised the treaty. "
            "They met in Lima on Monday.")
    assert named(text) == {("SWE", "Bo Berg"), ("NOR", "Ann Eide")}


def test_who_is_only_to_be_answered_with_takes_no_part() -> None:
    text = ("Norwegian President Ann Eide and Swedish President Bo Berg were on the phone for 25 minutes and agreed to "
            "act together with Chile.")
    assert named(text) == {("SWE", "Bo Berg"), ("NOR", "Ann Eide")}
