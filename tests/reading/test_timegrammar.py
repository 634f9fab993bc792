from __future__ import annotations

import json
from pathlib import Path

import pytest

import comity.codebook
from comity.codebook.loader import load_yaml
from comity.reading.timegrammar import LIMITS, grammar, numeral
from comity.reading.timexes import heads_of

FOLDER = Path(comity.codebook.__file__).parent / "lang"
LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/times.yaml"))
DATA = Path(__file__).parents[1] / "data"
KANJI = grammar("ja").words["numerals"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_language_compiles_and_has_a_head(language: str) -> None:
    words = grammar(language, frozenset(LIMITS))
    seen = {id(production): production for productions in words.productions.values() for production in productions}
    written = [text for entry in words.words["patterns"]
               for text in ([entry["of"]] if isinstance(entry["of"], str) else entry["of"])]
    assert len(seen) == len(written)
    for production in seen.values():
        assert production.template.pattern.groups >= len(production.template.slots)
        for told in (production.gives or {}).values():
            told.format(**{slot: "1" for _, slot, _ in production.template.slots})
    for template, entry in words.operators:
        assert template.pattern
        assert "gives" in entry or "form" in entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_class_or_shape_of_a_language_lies_idle(language: str) -> None:
    told = grammar(language, frozenset(LIMITS)).words
    used = str({name: told[name] for name in told if name not in ("words", "shapes")}) + str(list(
        told["shapes"].values()))
    joined = {part for parts in [*told.get("joined", {}).values(), *told.get("sums", {}).values()] for part in parts}
    for name in told["words"]:
        assert f"{{{name}}}" in used or f":{name}}}" in used or name in joined, name
    for name in told["shapes"]:
        assert f"<{name}>" in used, name


def test_limits_hold_patterns_back() -> None:
    assert "now" not in grammar("en").productions
    assert "now" in grammar("en", frozenset({"wide"})).productions


def test_joins_name_forms_that_are_written() -> None:
    forms = {entry["form"] for language in LANGUAGES for entry in grammar(language).words["patterns"]}
    forms |= {"day", "month-day", "month"}  # what `date` and `numeric` become
    rows = load_yaml("timejoins.yaml")
    for pair, form in (rows["joins"] | rows["wide"]).items():
        assert {*pair.split(), form} <= forms, pair


@pytest.mark.parametrize(("text", "value"), [
    ("2025", 2025), ("２０２５", 2025), ("二〇二五", 2025), ("二千二十五", 2025), ("十", 10), ("三十一", 31),
    ("百", 100), ("x", None), ("", None),
])
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text, KANJI) == value


@pytest.mark.parametrize("limits", [frozenset[str](), frozenset({"wide"}), frozenset({"wide", "casual", "running"})])
def test_no_production_that_matches_is_left_untried(limits: frozenset[str]) -> None:
    words = grammar("en", limits)
    for name in ("times.jsonl", "times_more.jsonl"):
        for row in map(json.loads, (DATA / name).read_text(encoding="utf-8").splitlines()):
            if not row["id"].startswith("en"):
                continue
            places, heads = heads_of(row["text"], 0, len(row["text"]), words)
            for place, (left, head) in enumerate(zip(places, heads, strict=True)):
                every = words.productions.get("#" if head.startswith("#") else head, ())
                matching = [one for one in every if one.template.pattern.match(row["text"], left)]
                tried = words.starts[head].tried(heads[place:place + 24]) if head in words.starts else ()
                assert [one for one in tried if one in matching] == matching, (row["text"], head)
