"""Events by rule, each rule by its own examples; an example that is known to fail is named with the reason."""

from __future__ import annotations

import pytest

from comity.reading.events import EventRule, event_rules
from reading.reports import acts

LOOKING_AHEAD = "a pattern that ends in a look ahead is cut off by the end of word that is asked for behind it"
OPEN = {  # examples that ought to pass and do not yet, with what stands in the way
    "Norway welcomed the decision of Sweden. => NOR>SWE": LOOKING_AHEAD,
    "France recognised Morocco's sovereignty over the region. => FRA>MAR": LOOKING_AHEAD,
    "The Norwegian ambassador said that Norway and Sweden need to improve their cooperation. => NOR>SWE": LOOKING_AHEAD,
    "Norway's trade ministry said the curbs on exports to Sweden would be lifted. => NOR>SWE":
        "who speaks lifts what is lifted",
    "Norway and Sweden began sharing radar data. => NOR>SWE": "each side of a joint subject does it with the other",
    "Russia deployed troops along the border with Finland. => RUS>FIN": "the border with a state, as recipient",
}
RULES = event_rules()


def examples() -> list[object]:
    listed: list[object] = []
    for rule in RULES:
        for line in rule.match:
            marks = [pytest.mark.xfail(reason=OPEN[line])] if line in OPEN else []
            listed.append(pytest.param(rule, line, marks=marks, id=f"{rule.id}: {line[:40]}"))
    return listed


@pytest.mark.parametrize(("rule", "line"), examples())
def test_a_rule_finds_who_does_it_to_whom(rule: EventRule, line: str) -> None:
    text, _, expected = line.partition("=>")
    found = {act.removeprefix(f"{rule.type} ") for act in acts(text.strip()) if act.startswith(f"{rule.type} ")}
    assert found == set(expected.split())


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.reject])
def test_a_rule_finds_nothing(rule: EventRule, text: str) -> None:
    assert not acts(text, rule.id)
