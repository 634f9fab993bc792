from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.document import Document
from comity.model.ids import content_id

PARTS = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8),
                     lambda inner: st.lists(inner, max_size=4), max_leaves=8)


def test_a_mark_and_sixteen_hexadecimal_digits() -> None:
    one = content_id("m", ["JPN", "KOR"])
    assert one[0] == "m"
    assert len(one) == 17
    int(one[1:], 16)


def test_the_same_parts_give_the_same_id_on_every_machine() -> None:
    assert content_id("d", ["a", None, 1]) == content_id("d", ["a", None, 1])
    assert content_id("d", ["a", None, 1])[1:] == content_id("x", ["a", None, 1])[1:]
    assert content_id("d", ["é", "日本"]) == "d9aaa7ee12edf4dcd"


@settings(max_examples=80, deadline=None)
@given(st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4))
def test_different_parts_never_share_an_id(first: list[object], second: list[object]) -> None:
    same = json.dumps(first) == json.dumps(second)
    assert (content_id("c", first) == content_id("c", second)) == same


def test_parts_that_only_look_alike_when_joined_differ() -> None:
    alike: list[list[object]] = [["ab", "c"], ["a", "bc"], ["abc"], ["a,b", "c"], ["a", "b,c"], [["a"], "bc"], ["a.b"],
                                 [None], ["None"], ["null"], [1], ["1"], [""], []]
    ids = {content_id("c", parts) for parts in alike}
    assert len(ids) == len(alike)


def test_a_document_is_its_content_not_its_path() -> None:
    text = "Norway and Sweden met."
    one = Document("a.txt", text)
    assert one.id == Document("b.txt", text, publisher="Anybody").id
    assert one.id != Document("a.txt", text + " ").id
    assert one.id != Document("a.txt", text, title="Talks").id
    assert one.id != Document("a.txt", text, published="2024").id
    assert one.id != Document("a.txt", text, url="https://example.org/1").id


def test_an_id_given_to_a_document_is_ignored() -> None:
    assert Document("a.txt", "x", id="d0").id == Document("a.txt", "x").id
