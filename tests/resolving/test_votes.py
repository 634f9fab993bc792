from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from comity.model.times import Interval
from comity.resolving.votes import Finding, agree

START = date(2020, 1, 1)


def finding(weight: float, first: int | None, last: int | None, rule: str = "x") -> Finding:
    earliest, latest = (None if day is None else START + timedelta(days=day) for day in (first, last))
    return Finding(weight, rule, f"{first}..{last}", (Interval(earliest, latest),))


def test_nothing_known_leaves_every_day() -> None:
    assert agree([]).hull == Interval()


def test_findings_that_agree_give_their_intersection() -> None:
    verdict = agree([finding(8, 0, 100), finding(8, 50, None), finding(1, None, 80)])
    assert verdict.hull == Interval(START + timedelta(days=50), START + timedelta(days=80))
    assert verdict.dropped == ()


def test_the_lightest_falls_where_findings_contradict() -> None:
    wrong = finding(3, 900, 906)
    verdict = agree([finding(8, 0, 100), finding(8, 50, 300), wrong])
    assert verdict.hull == Interval(START + timedelta(days=50), START + timedelta(days=100))
    assert verdict.dropped == (wrong,)


def test_findings_that_differ_in_their_days_alone_are_ordered() -> None:
    one, other = (Finding(2, "x", "the same words", (Interval(day, None),)) for day in (START, START + timedelta(9)))
    assert agree([one, other]) == agree([other, one])


def test_an_open_end_stays_open() -> None:
    assert agree([finding(8, 10, None)]).hull == Interval(START + timedelta(days=10), None)


ends = st.integers(0, 400)
some = st.lists(st.builds(lambda w, a, n: finding(w, a, a + n), st.integers(1, 8), ends, ends), min_size=1, max_size=8)


@given(some, st.integers())
def test_order_does_not_matter(findings: list[Finding], seed: int) -> None:
    shuffled = findings[:]
    random.Random(seed).shuffle(shuffled)
    assert agree(shuffled) == agree(findings)


@given(some)
def test_kept_findings_hold_in_the_verdict_and_nothing_is_lost(findings: list[Finding]) -> None:
    verdict = agree(findings)
    assert all(any(one.holds(days) for days in verdict.days) for one in verdict.kept)
    assert set(verdict.kept) | set(verdict.dropped) == set(findings)
