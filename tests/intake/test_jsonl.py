from __future__ import annotations

from comity.intake.jsonl import read_jsonl
from comity.intake.outcome import Limits, Refusal
from comity.model.document import Document


def read(text: str, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Path and reason (empty for a document) of each item."""
    return [(item.path, item.reason if isinstance(item, Refusal) else "")
            for item in read_jsonl(text.encode("utf-8"), "a.jsonl", limits or Limits())]


def test_a_bad_line_refuses_only_itself() -> None:
    assert read('{"text": "one"}\n{bad\n[1]\n"text"\n{"text": null}\n{"text": "two"}') == [
        ("a.jsonl#1", ""), ("a.jsonl#2", "malformed"), ("a.jsonl#3", "malformed"), ("a.jsonl#4", "malformed"),
        ("a.jsonl#5", "malformed"), ("a.jsonl#6", "")]


def test_ids_name_items_and_may_not_repeat() -> None:
    assert read('{"id": 7, "text": "one"}\n{"id": "7", "text": "two"}\n{"id": true, "text": "three"}') == [
        ("a.jsonl#7", ""), ("a.jsonl#7", "malformed"), ("a.jsonl#3", "malformed")]


def test_unknown_fields_are_named() -> None:
    (found,) = read_jsonl(b'{"text": "one", "authors": ["x"]}', "a.jsonl", Limits())
    assert isinstance(found, Refusal)
    assert "'authors'" in found.detail


def test_half_of_a_surrogate_pair_and_numbers_too_long_are_refused() -> None:
    assert read('{"text": "a \\ud800"}\n{"text": "a", "id": ' + "9" * 5000 + "}\n" + "[" * 100_000) == [
        ("a.jsonl#1", "malformed"), ("a.jsonl#2", "malformed"), ("a.jsonl#3", "malformed")]


def test_items_over_the_limit_are_told_once() -> None:
    assert read('{"text": "one"}\n' * 4, Limits(items_per_file=2)) == [
        ("a.jsonl#1", ""), ("a.jsonl#2", ""), ("a.jsonl#3", "too-large")]
    assert read("\n \n") == [("a.jsonl", "empty")]


def test_all_documented_fields_are_kept() -> None:
    (found,) = read_jsonl(
        b'{"id": "x", "text": "T\\r\\nU", "url": "https://a.example/b", "title": "Ti", "publisher": "P", '
        b'"published": "2024-05-03T10:00:00Z", "modified": "2024-05-04", "language": "en"}', "a.jsonl", Limits())
    assert found == Document(
        path="a.jsonl#x", text="T\nU", url="https://a.example/b", title="Ti", publisher="P", published="2024-05-03",
        modified="2024-05-04", language="en", format="jsonl")
