from __future__ import annotations

import sys

import pytest

from comity.intake.html import read_html
from comity.intake.outcome import Limits, Refusal
from comity.model.document import Document

PARAGRAPHS = "".join(
    f"<p>The fisheries ministers of Norway and Chile met in Bergen for round {n} of their talks about quotas, and said "
    "that experts of both states would look at the catches of the past season before the next round.</p>"
    for n in ("two", "three", "four"))


def read(html: str, limits: Limits | None = None, encoding: str = "utf-8") -> Document | Refusal:
    (found,) = read_html(html.encode(encoding), "a.html", limits or Limits())
    return found


def test_broken_markup_is_read() -> None:
    found = read(f"<html><head><title>Talks</title><body><div><article><b>{PARAGRAPHS}<span><table>")
    assert isinstance(found, Document)
    assert "round three" in found.text
    assert found.published is None
    assert found.format == "html"


def test_the_encoding_that_a_page_names() -> None:
    found = read(f'<html lang="nb"><head><meta charset="iso-8859-1"><title>Møte</title></head>'
                 f"<body><article>{PARAGRAPHS}</article></body></html>", encoding="cp1252")
    assert isinstance(found, Document)
    assert found.title == "Møte"


def test_the_date_in_the_address_counts_where_the_page_states_none() -> None:
    found = read('<html><head><link rel="canonical" href="https://fjordpost.example/2024/05/03/talks"><title>T</title>'
                 f"</head><body><article>{PARAGRAPHS}</article></body></html>")
    assert isinstance(found, Document)
    assert (found.published, found.publisher) == ("2024-05-03", "fjordpost.example")


@pytest.mark.parametrize(("html", "reason"), [
    ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no-text"),
    ("<html><body><script>render()</script></body></html>", "no-text"),
    ("<" * 2000, "no-text"),
    ("   ", "empty"),
])
def test_a_page_without_an_article_is_refused(html: str, reason: str) -> None:
    found = read(html)
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_a_page_that_takes_too_long_is_refused() -> None:
    read("<html></html>")  # what is loaded once is not the page's time
    found = read(f"<html><body><article>{PARAGRAPHS * 2000}</article></body></html>", Limits(seconds_per_page=0.01))
    assert isinstance(found, Refusal)
    assert found.reason == "too-slow"


def test_a_broken_installation_is_not_blamed_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ImportError):
        read(f"<html><body><article>{PARAGRAPHS}</article></body></html>")
