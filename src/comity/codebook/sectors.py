"""Sectors of society (PLOVER 1.3, table 5.2), the words that tell them, and named bodies with home and sector.

Invariant: a word is of one kind (head, weak head) and one sector, and a body has one home and one sector.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

FILE = "data/sectors.yaml"
BODIES = "data/organisations.yaml"
HOMES = "data/nonstate.yaml"
PARTS = "data/provinces.yaml"
OF_NO_STATE = "none"  # the home of bodies that belong to no state
_WORD = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)?")
_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "wives": "wife", "thieves": "thief",
              "series": "series", "corps": "corps", "news": "news"}


@dataclass(frozen=True, slots=True)
class Body:
    """A named body. `home`: ISO 3166 alpha-3, `UNO`, `EUR`, `IGO`, or None where it is no state's; `sector`: None for
    a people or a region."""

    name: str
    home: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """The role words: phrases as tuples of `singular` words, each with its sector."""

    heads: Mapping[tuple[str, ...], str]
    weak: Mapping[tuple[str, ...], str]
    modifiers: Mapping[tuple[str, ...], str]
    titles: Mapping[tuple[str, ...], str]
    endings: Mapping[str, str]
    former: frozenset[tuple[str, ...]]
    elite: frozenset[str]
    posts: Mapping[str, str]
    compounds: frozenset[str]
    longest: int


_AMERICAN = re.compile(r"(?<=organ)is(?=er|ation)|(?<=def)ence|(?<=lab)our|(?<=neighb)our|(?<=hon)our|(?<=cent)re$")
_SPELLED = {"is": "iz", "ence": "ense", "our": "or", "re": "er"}


def singular(word: str) -> str:
    """A lower-case word in American spelling without the ending of its plural; what is no English plural stays."""
    word = _AMERICAN.sub(lambda m: _SPELLED[m.group()], word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word


def bare(text: str) -> str:
    """The text without accents, letter by letter, so that all offsets stay."""
    return "".join(one if len(one := unicodedata.normalize("NFKD", letter)[:1]) == 1 else letter for letter in text)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, singular and in lower case, with their offsets; hyphens part words, `'s` is dropped."""
    plain = bare(text).replace("’", "'")
    return [(singular(m.group().casefold()), m.start(), m.end()) for m in _WORD.finditer(plain)
            if not (m.group() in ("s", "S") and plain[m.start() - 1:m.start()] == "'")]


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as the tables hold it."""
    return tuple(word for word, _, _ in words_of(text))


@cache
def load_words() -> Words:
    """The role words. Raises CodebookError for an unknown sector or a word with two."""
    data: Mapping[str, Any] = load_yaml(FILE)
    sectors = set(data["sectors"])
    tables = {name: _table(name, data[name], sectors) for name in ("heads", "weak", "modifiers", "titles")}
    if both := sorted(set(tables["heads"]) & set(tables["weak"])):
        raise CodebookError(f"codebook/{FILE}: {' '.join(both[0])!r} is both a head and a weak head")
    endings = {word: sector for sector, words in data["endings"].items() for word in words}
    return Words(**tables, endings=endings, former=frozenset(map(phrase, data["former"])), posts=data["posts"],
                 elite=frozenset(data["elite"]), compounds=frozenset(data["compounds"]),
                 longest=max(len(words) for table in tables.values() for words in table))


def _table(name: str, rows: Mapping[str, Iterable[str]], sectors: set[str]) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for sector, words in rows.items():
        if sector not in sectors:
            raise CodebookError(f"codebook/{FILE}: {name} names the unknown sector {sector}")
        for word in words:
            if found.setdefault(phrase(word), sector) != sector:
                raise CodebookError(f"codebook/{FILE}: {name} gives {word!r} two sectors")
    return found


@cache
def load_bodies() -> Mapping[str, Body]:
    """Named bodies, groups, peoples and parts of states by name; what `organisations.yaml` says goes first.

    Raises CodebookError for a name that stands twice there.
    """
    found: dict[str, Body] = {}
    sectors = set(load_yaml(FILE)["sectors"])
    for home, by_sector in load_yaml(BODIES).items():
        for sector, names in by_sector.items():
            if sector not in sectors:
                raise CodebookError(f"codebook/{BODIES}: {home} has the unknown sector {sector}")
            for name in names:
                if name in found:
                    raise CodebookError(f"codebook/{BODIES}: {name!r} stands twice")
                found[name] = Body(name, None if home == OF_NO_STATE else home, sector)
    for home, names in load_yaml(HOMES).items():
        for name in names:
            for way in (name[:-2], name[:-1]) if name.endswith("s?") else (name.removesuffix("?"),):
                found.setdefault(way, Body(way, home, None))
    return found


@cache
def load_parts() -> Mapping[str, str]:
    """Provinces and towns that are no places of the register, with their states."""
    return {name: state for state, names in load_yaml(PARTS).items() for name in names}
