"""On which side of publication a sentence looks: the verb nearest before an expression, else the first one behind it.

The cues are those of `codebook/lang/<code>/times.yaml`, under `tense`.
"""

from __future__ import annotations

import re
from functools import cache

from comity.reading.timegrammar import grammar

__all__ = ["fiscal_of", "script_of", "side_of"]

_SENTENCE_ENDS = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z'\"“‘(])|[。！？]|\n\s*\n|(?<=다)\.\s")
_LONGEST = 400  # characters in which the beginning of a sentence is sought
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")
_HAN = re.compile(r"[\u3400-\u9fff]")


def script_of(*texts: str) -> str:
    """The language of the first text whose script tells it: `ko` for Hangul, `ja` for kana or Han, `en` for Latin.

    Digits alone tell nothing; where no text tells, `en`.
    """
    for text in texts:
        if text.isascii():
            if re.search(r"[A-Za-z]", text):
                return "en"
            continue
        if _HANGUL.search(text):
            return "ko"
        if _KANA.search(text) or _HAN.search(text):
            return "ja"
        if re.search(r"[A-Za-z]", text):
            return "en"
    return "en"


@cache
def _cues(language: str) -> tuple[re.Pattern[str], bool]:
    """The cues of both tenses as one pattern, and whether the verb stands at the end of its sentence."""
    tense = grammar(language).words["tense"]
    both = "|".join(f"(?P<{side}>{'|'.join(tense[side])})" for side in ("future", "past"))
    return re.compile(both), bool(tense.get("verb_last"))


def side_of(text: str, start: int, end: int, language: str = "en") -> str | None:
    """`past` or `future` for the expression `text[start:end]`, by the verb of its sentence; None without a cue."""
    cues, verb_last = _cues(language)
    first = max(0, start - _LONGEST)
    left = max((match.end() for match in _SENTENCE_ENDS.finditer(text, first, start)), default=first)
    after = _SENTENCE_ENDS.search(text, end)
    right = after.start() + 1 if after else len(text)
    if verb_last:
        last = None
        for match in cues.finditer(text, end, right):
            last = match
        return last.lastgroup if last else None
    before = None
    for match in cues.finditer(text, left, start):
        before = match
    found = before or cues.search(text, end, right)
    return found.lastgroup if found else None


def fiscal_of(text: str, language: str = "en") -> int | None:
    """The month in which the fiscal year begins of the state that a text names first, else that of the language's own.

    Counted from January of the year that names it: Japan's 2025 begins in April 2025 (4), that of the United States in
    October 2024 (-2). None where nothing tells.
    """
    words = grammar(language).words
    found = []
    for pattern, month in words.get("fiscal-years", {}).items():
        if match := re.search(rf"\b(?:{pattern})(?!\w)" if grammar(language).spaced else pattern, text, re.I):
            found.append((match.start(), int(month)))
    return min(found)[1] if found else words.get("fiscal-year")
