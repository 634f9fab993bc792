"""What holds for every source and vocabulary file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.codebook import load_codebook
from comity.codebook.loader import LOADER, language_file
from comity.reading.factors import factor_rules

SOURCE = Path(__file__).parents[1] / "src" / "comity"
MODULES = sorted(SOURCE.rglob("*.py"))
VOCABULARY = sorted((SOURCE / "codebook").rglob("*.yaml"))
PLAIN = {"times.yaml", "units.yaml", "dating.yaml"}  # words, no regular expressions
SPELLED = {"factors.yaml"}  # patterns with names of their own, compiled by their reader
PATTERNS = {"pattern", "cues", "with", "not"}  # keys whose values are regular expressions in rows
MOST_LINES = 400


def ident(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def name_in_codebook(path: Path) -> str:
    return path.relative_to(SOURCE / "codebook").as_posix()


PATTERNED = [path for path in VOCABULARY if path.parent.name != "data" and path.name not in PLAIN | SPELLED]


def regular_expressions(value: Any, *, rows: bool) -> Iterator[str]:
    """All regular expressions of a vocabulary file: in rows those under certain keys, else every text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not rows or key in PATTERNS:
                yield from regular_expressions(inner, rows=False)
            elif not isinstance(inner, str) and key not in ("match", "reject"):
                yield from regular_expressions(inner, rows=True)
    elif isinstance(value, list):
        for item in value:
            if not (rows and isinstance(item, str)):
                yield from regular_expressions(item, rows=rows)


@pytest.mark.parametrize("path", MODULES, ids=ident)
def test_a_module_is_short_and_finished(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES
    assert not re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", text)


@pytest.mark.parametrize("path", [*MODULES, *VOCABULARY], ids=ident)
def test_a_file_ends_with_one_line_break_and_has_no_tabs(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "\t" not in text
    assert "\r" not in text
    assert not text or text.endswith("\n")


@pytest.mark.parametrize("path", VOCABULARY, ids=name_in_codebook)
def test_a_vocabulary_file_is_yaml_without_double_keys(path: Path) -> None:
    text = path.read_text("utf-8")
    assert yaml.load(text, Loader=LOADER)
    for mapping in mappings(yaml.compose(text, Loader=LOADER)):
        keys = [key.value for key, _ in mapping.value]
        assert len(keys) == len(set(keys)), f"line {mapping.start_mark.line + 1}"


def mappings(node: Any) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, inner in node.value:
            yield from mappings(inner)
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from mappings(inner)


@pytest.mark.parametrize("path", PATTERNED, ids=name_in_codebook)
def test_every_regular_expression_compiles_and_matches_something(path: Path) -> None:
    content = yaml.load(path.read_text("utf-8"), Loader=LOADER)
    listed = list(regular_expressions(content, rows=isinstance(content, list) or "noise" in content))
    assert listed
    for pattern in listed:
        compiled = re.compile(pattern, re.I)
        assert not compiled.fullmatch(""), f"{pattern!r} matches nothing at all"


def test_every_label_and_field_of_the_rules_is_in_the_codebook() -> None:
    codebook = load_codebook()
    assert {(rule.role, rule.label) for rule in factor_rules()} <= set(codebook.factors)
    assert {row["field"] for row in language_file("en", "fields")} <= set(codebook.fields)
    rules = [*language_file("en", "rules/conflict"), *language_file("en", "rules/cooperation")]
    assert {row["type"] for row in rules} <= set(codebook.events)
    stages = {row[key] for row in language_file("en", "stages") for key in ("joint", "single")}
    assert stages <= {"considering", "proposed", "pledged", "agreed", "reaffirmed", "kept", "dropped"}


def test_every_label_and_field_of_the_codebook_can_be_read() -> None:
    codebook = load_codebook()
    read = {(rule.role, rule.label) for rule in factor_rules()}
    assert {key for key in codebook.factors if key not in read and key[1] != "other"} == set()
    assert {row["field"] for row in language_file("en", "fields")} == set(codebook.fields)


def test_rules_have_ids_of_their_own() -> None:
    for name in ("rules/conflict", "rules/cooperation", "stages", "meetings"):
        ids = [row["id"] for row in language_file("en", name)]
        assert len(ids) == len(set(ids))


def test_topics_are_hyphenated_lower_case() -> None:
    topics = {row["topic"] for row in language_file("en", "fields")} - {None}
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", topic) for topic in topics)
