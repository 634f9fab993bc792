"""Words of texts, compared: the small measures that copies, stories, promises and figures share."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Set
from functools import cache, lru_cache
from itertools import accumulate

from comity.codebook.common_words import load_common_words

WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
QUOTED = re.compile(r"[\"“][^\"“”\n]{1,1000}[\"”]")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Case-folded, without accents; of names and words, which come again and again."""
    return _plain(text)


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    kept = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(kept).casefold()


def words(text: str) -> list[str]:
    """The words and numbers of a text, plain, in order."""
    return WORD.findall(_plain(text))  # whole texts would fill the memory of `plain`


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans (which may overlap) replaced by a line break each."""
    kept, at = [], 0
    for start, end in sorted(spans):
        if start > at:
            kept.append(text[at:start])
        at = max(at, end)
    return "\n".join((*kept, text[at:]))


@lru_cache(maxsize=1024)  # the sentences of a story are compared with each other
def content(text: str) -> frozenset[str]:
    """What a text is about: its numbers, and its words of five letters or more (shorter ones are mostly grammar) but
    for those that all such reports use. Endings are taken off."""
    told = frozenset(stem(word) for word in words(text) if len(word) > 4 or word[0].isdigit())
    return told - common_stems()


@cache
def common_stems() -> frozenset[str]:
    """The words that all such reports use, without their endings."""
    return frozenset(stem(plain(word)) for word in load_common_words())


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Singular and plural, and the endings of one verb, fall together; crude on purpose."""
    for ending in ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def shingles(text: str, length: int) -> frozenset[int]:
    """Hashes of all runs of `length` words (CRC-32: the same in every process)."""
    told = [word.encode() for word in words(text)]
    line, ends = b" ".join(told), list(accumulate(len(word) + 1 for word in told))
    runs = zip([0, *ends], ends[length - 1 :], strict=False)
    return frozenset(zlib.crc32(line[start : end - 1]) for start, end in runs)


def overlap(one: Set[object], other: Set[object]) -> float:
    """The share of the smaller set that the larger has; 0 if one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def jaccard(one: Set[object], other: Set[object]) -> float:
    """Common members as a share of all; 0 if both are empty."""
    return len(one & other) / len(one | other) if one or other else 0.0
