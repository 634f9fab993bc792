from __future__ import annotations

import json

import pytest

from comity.errors import UsageError
from comity.ledger.search import Hit
from comity.model.record import Record
from comity.views import VIEWS
from comity.views.quotes import safe_url
from comity.views.search import search
from views.factory import DOCS, DOCUMENTS, STATES, TODAY, name, record


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_has_its_forms_and_refuses_others(view: str) -> None:
    for form in ("text", "md"):
        text = VIEWS[view](record(), DOCUMENTS, on=TODAY, states=STATES, form=form, names=name)
        assert "Japan and South Korea" in text
        assert text.endswith("\n")
    found = json.loads(VIEWS[view](record(), DOCUMENTS, on=TODAY, states=STATES, form="json", names=name))
    assert found["sections"]
    with pytest.raises(UsageError, match="no form 'pdf'"):
        VIEWS[view](record(), DOCUMENTS, on=TODAY, states=STATES, form="pdf", names=name)


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_stands_an_empty_record(view: str) -> None:
    assert VIEWS[view](Record(), {}, on=TODAY, names=name)


def test_names_of_states_come_from_the_register() -> None:
    assert "Japan and South Korea" in VIEWS["chronology"](Record(), {}, on=TODAY, states=STATES)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https://a.example/ x", False),
        ('https://a.example/"x', False),
        ("//a.example", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert safe_url(url) == (url if safe else None)


def test_search_lists_where_the_words_stand() -> None:
    document = DOCS["wire"]
    hits = [Hit(document, 32, 36, document.text[10:80])]
    text = search(hits)
    assert text.startswith("1 report found.\n\nExample Wire, 13 January 2026: Leaders of Japan and South Korea")
    assert json.loads(search(hits, form="json"))[0]["start"] == 32
    assert search([]) == "No report holds these words.\n"
    with pytest.raises(UsageError):
        search(hits, form="md")
