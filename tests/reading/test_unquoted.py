"""A sentence without its quotation marks."""

import re

from comity.reading.sentences import split
from comity.reading.unquoted import Unquoted


def test_a_hit_spans_the_marks_and_its_words_are_without_them() -> None:
    text = 'Oslo met. Norway voiced “full” support for Fiji.'
    sentence = split(text)[-1]
    hit = next(Unquoted(sentence).hits(re.compile(r"voiced full support")))
    assert hit.words == "voiced full support"
    assert text[hit.start:hit.end] == "voiced “full” support"


def test_a_hit_before_a_mark_ends_before_it() -> None:
    text = 'Norway condemned "piracy".'
    hit = next(Unquoted(split(text)[0]).hits(re.compile(r"condemned(?= piracy)")))
    assert text[hit.start:hit.end] == "condemned"
