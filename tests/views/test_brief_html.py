from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from comity.views.brief import brief
from views import factory, hostile

VOID = {"meta", "line", "rect", "circle", "path", "polyline"}


class Page(HTMLParser):
    """Elements of a page with their attributes, and whether they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.faults.append(tag)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def written(sample: str) -> str:
    if sample == "hostile":
        return brief(
            hostile.record(),
            hostile.DOCUMENTS,
            states=factory.STATES,
            on=factory.TODAY,
            form="html",
            names=factory.name,
        )
    return brief(
        factory.record(), factory.DOCUMENTS, states=factory.STATES, on=factory.TODAY, form="html", names=factory.name
    )


@pytest.fixture(params=["sample", "hostile"], scope="module")
def html(request: pytest.FixtureRequest) -> str:
    return written(request.param)


@pytest.fixture(scope="module")
def sample() -> str:
    return written("sample")


def test_elements_are_closed_in_order(html: str) -> None:
    page = Page(html)
    assert (page.open, page.faults) == ([], [])


def test_only_known_elements_and_attributes_are_there(html: str) -> None:
    elements = {tag for tag, _ in Page(html).elements}
    assert not elements & {"img", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "source", "b"}
    for tag, attributes in Page(html).elements:
        assert not [key for key in attributes if key.startswith("on")], tag
        assert "style" not in attributes
        assert "src" not in attributes
        assert "srcset" not in attributes


def test_the_page_requests_nothing_and_runs_only_its_own_script(html: str) -> None:
    policy = next(m["content"] for m in Page(html).named("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none';")
    for tag in ("script", "style"):
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.S)
        assert len(blocks) == 1
        hashed = base64.b64encode(hashlib.sha256(blocks[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{hashed}'" in policy
    style = re.findall(r"<style>(.*?)</style>", html, flags=re.S)[0]
    assert "url(" not in style
    assert "@import" not in style


def test_links_lead_to_the_page_itself_or_to_reports(html: str) -> None:
    page = Page(html)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in page.named("a"):
        href = link["href"] or ""
        if href.startswith("#"):
            assert href[1:] in ids
        else:
            assert href.startswith(("http://", "https://"))
            assert "noopener" in (link["rel"] or "")


def test_hostile_text_stays_text() -> None:
    html = written("hostile")
    assert "<script>alert" not in html
    assert "javascript:" not in re.sub(r"\(javascript:", "", html)  # only as visible words
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "49" not in re.sub(r"sha256-[^']*|<style>.*?</style>", "", html, flags=re.S)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_headings_are_in_order_and_pictures_have_words(sample: str) -> None:
    page = Page(sample)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    pictures = page.named("svg")
    ids = {attributes.get("id") for tag, attributes in page.elements if tag in ("title", "desc")}
    assert len(pictures) == 2
    assert all(set((p["aria-labelledby"] or "").split()) <= ids for p in pictures)


def test_quotes_are_marked_in_their_context_and_language(sample: str) -> None:
    assert "(Example Wire) -- <mark>Prime Minister Sanae Takaichi and President Lee Jae Myung met in Nara on" in sample
    assert "Tuesday.</mark> They agreed to bring" in sample
    assert '<blockquote dir="auto" lang="ko">' in sample
    assert '<blockquote dir="auto" lang="ja">' in sample
    assert Page(sample).named("html") == [{"lang": "en"}]


def test_the_board_has_a_column_for_every_stage_on_record(sample: str) -> None:
    assert re.findall(r'id="h-stage-([a-z]+)"', sample) == [
        "considering",
        "proposed",
        "pledged",
        "agreed",
        "reaffirmed",
        "kept",
        "dropped",
    ]


def test_details_open_without_script(sample: str) -> None:
    assert sample.count("<details>") > 20
    assert "<noscript" not in sample
