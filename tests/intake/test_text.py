from __future__ import annotations

import json

import pytest

from comity.intake.outcome import Limits, Refusal
from comity.intake.text import read_text
from comity.model.document import Document


def read(text: str) -> Document | Refusal:
    (found,) = read_text(text.encode("utf-8"), "a.txt", Limits())
    return found


def test_offsets_count_in_the_body_after_front_matter_and_line_ends() -> None:
    found = read("\ufeff---\r\nurl:\r\ntitle: \"T\"\r\npublished: 2024-05\r\n---\r\nOne.\r\nTwo.\r")
    assert isinstance(found, Document)
    assert (found.text, found.title, found.url, found.published) == ("One.\nTwo.\n", "T", None, "2024-05")


@pytest.mark.parametrize("title", ['a "b" \\ c', "Zürich – 서울 😀", "tab\tand / slash"])
def test_titles_with_json_escapes(title: str) -> None:
    for ascii_only in (True, False):
        found = read(f"---\ntitle: {json.dumps(title, ensure_ascii=ascii_only)}\n---\nBody")
        assert isinstance(found, Document)
        assert found.title == " ".join(title.split())


@pytest.mark.parametrize(("text", "reason", "word"), [
    ("---\ntitle: x\nBody without an end", "malformed", "line 1"),
    ("---\ntitle: x\nurl: [a\n---\nBody", "malformed", "line 4"),
    ("---\ntitle: x\nurl: [a]\n---\nBody", "malformed", "line 3"),
    ("---\ntitle: x\nmood: good\n---\nBody", "unknown-field", "line 3"),
    ("---\n- a list\n---\nBody", "malformed", "line 2"),
    ("---\npublished: 2024-02-30\n---\nBody", "malformed", "2024-02-30"),
    ("---\npublished: yesterday\n---\nBody", "malformed", "YYYY"),
    ("---\ntitle: x\n---\n \n", "empty", "no text"),
    ("x" * 400_001, "too-large", "400000"),
])
def test_what_breaks_the_rules_is_refused_with_its_place(text: str, reason: str, word: str) -> None:
    found = read(text)
    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert word in found.detail
