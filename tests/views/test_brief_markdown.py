from __future__ import annotations

import re

import pytest

from comity.views.brief import brief
from comity.views.brief_markdown import escape
from views import factory, hostile


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a <b> & c", "a &lt;b&gt; &amp; c"),
        ("[a](http://x.example)", r"\[a\](http&#58;//x.example)"),
        ("*b* _i_ `c` |", r"\*b\* \_i\_ \`c\` \|"),
        ("- a list", r"\- a list"),
        ("1. a list", r"1\. a list"),
        ("Japan-South Korea: 3.5 %", "Japan-South Korea: 3.5 %"),
    ],
)
def test_text_stays_text(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_hostile_text_makes_no_element_link_or_picture() -> None:
    text = brief(
        hostile.record(), hostile.DOCUMENTS, states=factory.STATES, on=factory.TODAY, form="md", names=factory.name
    )
    assert "<script" not in text
    assert "<img" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "http://evil" not in text
    assert "https://evil" not in text
    assert "\x1b" not in text


def test_every_footnote_is_defined_once() -> None:
    text = brief(
        factory.record(), factory.DOCUMENTS, states=factory.STATES, on=factory.TODAY, form="md", names=factory.name
    )
    defined = re.findall(r"^\[\^(\d+)\]:", text, flags=re.M)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert len(defined) == len(set(defined))
    assert set(defined) == used
