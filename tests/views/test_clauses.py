from __future__ import annotations

import re

import pytest

from comity.model.evidence import Evidence
from comity.views.clauses import clause


def of(text: str, words: str | None = None) -> str:
    piece = Evidence("d", 7, 7 + len(text), text)
    found = clause(piece, re.compile(words) if words else None)
    assert text[found.start - 7 : found.end - 7] == found.exact
    return found.exact


@pytest.mark.parametrize(
    ("text", "words", "part"),
    [
        ("OSLO, May 3 (Fjord News) - Norway summoned the Swedish envoy on Friday.", "summon",
         "Norway summoned the Swedish envoy on Friday."),
        ("31 December 2024: Norway abolishes the levy.", None, "Norway abolishes the levy."),
        ("22 July - Swedish ships block a Danish survey vessel.", None, "Swedish ships block a Danish survey vessel."),
        ("The minister spoke of trust, and he warned Sweden that fishing would stop at once.", "warn",
         "he warned Sweden that fishing would stop at once."),
        ("Norway will end its ban on Swedish salt, which has stood for nine years.", "end",
         "Norway will end its ban on Swedish salt"),
        ("Oslo has a harbour; Stockholm asked Oslo to open it to all ships.", "asked",
         "Stockholm asked Oslo to open it to all ships."),
        ("Sweden says that its ship was rammed, which Norway denies.", "denie",
         "Sweden says that its ship was rammed, which Norway denies."),
        ("U.S. President Berg asked Mr. Dahl to mediate.", "asked", "U.S. President Berg asked Mr. Dahl to mediate."),
        ("Norway denies it.", "denie", "Norway denies it."),
        ("Norway and Sweden met in Oslo.", None, "Norway and Sweden met in Oslo."),
        ("Norway and Sweden met in Oslo.", "absent", "Norway and Sweden met in Oslo."),
        ("", None, ""),
    ],
)  # fmt: skip
def test_a_clause_is_the_part_that_says_it(text: str, words: str | None, part: str) -> None:
    assert of(text, words) == part
