from __future__ import annotations

import pytest

from comity.reading.timepattern import BadPattern, Class, compiled, head_of

CLASSES = {
    "month": Class("march|april", frozenset({"march", "april"}), {"march": "3", "april": "4"}.get),
    "day": Class(r"\d{1,2}", frozenset({"#"}), lambda text: text if 1 <= int(text) <= 31 else None),
}
SHAPES = {"th": "(?:st|nd|rd|th)?"}


@pytest.mark.parametrize(("template", "text", "values"), [
    ("{month} {day}<th>", "March  3rd", None),  # the class knows lower case alone
    ("{month} {day}<th>", "march  3rd", {"month": "3", "day": "3"}),
    ("{day}<th> [of ]{month}", "3 of april", {"month": "4", "day": "3"}),
    ("{day}( to |-){to:day}", "3-5", {"day": "3", "to": "5"}),
    ("{:day} {day}", "3 5", {"day": "5"}),
    ("on {day}", "on 40", None),
])
def test_a_template_reads_its_slots(template: str, text: str, values: dict[str, str] | None) -> None:
    made = compiled(template, CLASSES, SHAPES, spaced=True)
    match = made.pattern.fullmatch(text)
    assert match
    assert made.read(match) == values
    assert head_of(text) in made.heads


def test_an_expression_ends_with_a_word() -> None:
    assert not compiled("day", CLASSES, SHAPES, spaced=True).pattern.match("daylight")


@pytest.mark.parametrize("template", ["{year}", "<nd>", "[{day}]", "({day}", "{day})", "[x]|y]"])
def test_a_template_that_cannot_be_read_is_named(template: str) -> None:
    with pytest.raises(BadPattern) as told:
        compiled(template, CLASSES, SHAPES, spaced=True)
    assert template in str(told.value)


def test_heads_go_past_what_may_be_missing() -> None:
    assert compiled("[the ]{month}|{day}", CLASSES, SHAPES, spaced=True).heads == {"the", "march", "april", "#"}


@pytest.mark.parametrize(("template", "needs"), [
    ("{day} {month}", [{"march", "april"}]), ("{day} days ago", [{"days"}, {"ago"}]), ("{day}[ {month}]", []),
    ("{month}s {day}", []), ("{month}<th> {day}", []), ("({month}|may) {day}", [{"march", "april", "may"}]),
    ("({month}|{day}) now", [{"now"}]),
])
def test_a_template_knows_which_words_it_needs(template: str, needs: list[set[str]]) -> None:
    made = compiled(template, CLASSES, SHAPES, spaced=True)
    assert sorted(map(sorted, made.needs)) == sorted(map(sorted, needs))
    assert compiled(template, CLASSES, SHAPES, spaced=False).needs == ()
