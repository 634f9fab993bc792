"""Every row of `factors.yaml` finds what its examples tell and leaves the others alone."""

from __future__ import annotations

import pytest

from comity.reading.factors import factor_rules, find_factors
from comity.reading.tagging import Tagged
from comity.register import load_register

EXAMPLES = [(f"{rule.label}: {sentence}", rule.role, rule.label, sentence, wanted)
            for rule in factor_rules() for wanted, sentences in ((True, rule.match), (False, rule.reject))
            for sentence in sentences]


def labels_of(sentence: str) -> set[tuple[str, str]]:
    return {(claim.role, claim.label) for claim in find_factors("d", Tagged(sentence, load_register()))}


@pytest.mark.parametrize(("role", "label", "sentence", "wanted"), [row[1:] for row in EXAMPLES],
                         ids=[row[0] for row in EXAMPLES])
def test_examples(role: str, label: str, sentence: str, wanted: bool) -> None:
    assert ((role, label) in labels_of(sentence)) is wanted


def test_every_row_has_examples_of_both_kinds() -> None:
    assert not [rule.label for rule in factor_rules() if not (rule.match and rule.reject)]
