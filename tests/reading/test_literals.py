"""Cheap tests before patterns: what they let pass and what they find is what the patterns alone would."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.reading import events, factors, gatherings, stages, tagging, things
from comity.reading.literals import Finder, Prefilter, openings, parsed, required
from comity.reading.offices import patterns as office_patterns

TEXTS = sorted((Path(__file__).parents[2] / "examples" / "japan-korea").glob("*.txt"))[:8]
SETS: dict[str, Callable[[], tuple[list[re.Pattern[str]], Prefilter]]] = {
    "events": lambda: ([rule.pattern for rule in events.event_rules()], events.prefilter()),
    "gatherings": lambda: ([pattern for _, pattern in gatherings.triggers()], gatherings.prefilter()),
    "stages": lambda: ([pattern for _, pattern in stages.stage_rules()], stages.prefilter()),
    "things": lambda: ([pattern for *_, pattern in things.cues()], things.prefilter()),
    "factors": lambda: ([factors.factor_rules()[row].cues[which] for row, which in factors.factor_cues()[0]],
                        factors.factor_cues()[1]),
}


@pytest.mark.parametrize(("pattern", "needs"), [
    (r"\bsigned\b", [{"signed"}]),
    (r"(?<!\w)(?:treaty|pact) of (?:friendship|peace)", [{" of "}, {"treaty", "pact"}, {"friendship", "peace"}]),
    (r"visit(?:ed|s)?", [{"visit"}]),
    (r"(?:un)?fair", [{"fair"}]),
    (r"colou?r", [{"colo"}, {"r"}]),
    (r"a{2,}b[xyz]c", [{"a"}, {"b"}, {"c"}]),
    (r"\d+\nmen(?! of)", [{"men"}]),
    (r"\w+", []),
])
def test_a_match_needs_one_of_each_set(pattern: str, needs: list[set[str]]) -> None:
    [found] = required(parsed(pattern))
    assert {frozenset(one) for one in needs} == set(found)


def test_what_only_chooses_keeps_its_ways_apart() -> None:
    found = required(parsed(r"(?<!\w)(?:talks with|arms<\w+>deal)(?!\w)"))
    assert found == [[{"talks with"}], [{"arms<"}, {">deal"}]]


@pytest.mark.parametrize(("pattern", "begun"), [
    (r"\b(?:the|a) (?:two )?sides", (frozenset({"the", "a"}), False)),
    (r"(?<!\w)(?:new )?leaders?", (frozenset({"new ", "leader"}), False)),
    (r"\b(?:\d{1,2}|ten)(?:th)?", (frozenset({"0", "ten"}), False)),
    (r"(?:one)?", (frozenset({"one"}), True)),
    (r"\w+ side", None),
    (r"[Tt]he", None),
])
def test_with_what_a_match_begins(pattern: str, begun: tuple[frozenset[str], bool] | None) -> None:
    assert openings(parsed(pattern)) == begun


@pytest.mark.parametrize("name", SETS)
def test_no_pattern_that_matches_is_left_out(name: str) -> None:
    patterns, prefilter = SETS[name]()
    lines = [line for path in TEXTS for line in path.read_text("utf-8").splitlines() if line]
    for line in lines:
        worth = set(prefilter.worth(line))
        assert {number for number, pattern in enumerate(patterns) if pattern.search(line)} <= worth


def test_the_finder_finds_what_each_pattern_finds() -> None:
    patterns = [pattern for *_, pattern in tagging.group_patterns()] + [office_patterns()[0]]
    finder = Finder(patterns)
    for path in TEXTS:
        text = path.read_text("utf-8")
        for start, end in ((0, len(text)), (37, 1500)):
            spans = [[match.span() for match in found] for found in finder.find(text, start, end)]
            assert spans == [[match.span() for match in pattern.finditer(text, start, end)] for pattern in patterns]


ODD = (r"\bboth\b(?= s)", r"(?<!\w)a b", r"(?<![\w-])(?:\d{1,3})(?:st|th)", r"\b(?:x|y)|z", r"\w+ia\b", r"\bU\.S\.",
       r"\b")


@pytest.mark.parametrize("pattern", ODD)
@pytest.mark.parametrize("text", [
    "Both sides, both states; a b a b, A B", "the 15th, 22-15th x15th 1st", "xyz z India U.S. U.S.A.",
    "İstanbul both s", ""])
def test_odd_patterns_and_texts(pattern: str, text: str) -> None:
    compiled = re.compile(pattern, re.I)
    [found] = Finder([compiled]).find(text)
    assert [match.span() for match in found] == [match.span() for match in compiled.finditer(text)]
