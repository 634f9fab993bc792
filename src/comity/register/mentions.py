"""A mention taken apart: whose office, which office, at whom, and what is left as a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from comity.register.offices import LEADER_WORDS
from comity.register.people import plain
from comity.register.types import StateHit

if TYPE_CHECKING:
    from comity.register.register import Register

LONGEST_TITLE = 9  # words; "secretary of state for foreign commonwealth and development affairs" has nine
_SENDING = frozenset({"ambassador", "envoy", "representative", "consul", "mission"})
_WORD = re.compile(r"[^\s,;:!?()\"“”/—–-]+")
_FILLING = frozenset(
    "of the a an for to in at on from by and with 's s new current incumbent acting interim caretaker then visiting "
    "outgoing his her its their our this that who country nation government mr mrs ms sir dame lord madam madame h.e. "
    "he excellency majesty highness royal rt hon honourable who's newly appointed sitting reigning president's united "
    "comrade chairman marshal administration team camp cabinet "
    "republic kingdom federal office holder".split())
_FORMER = frozenset({"former", "ex", "late", "previous", "erstwhile", "onetime", "predecessor"})
_BELOW = frozenset({"deputy", "vice", "assistant", "shadow", "junior", "under", "undersecretary", "elect", "designate",
                    "aide", "spokesman", "spokeswoman", "spokesperson", "adviser's", "wife", "husband"})
_CHIEF = frozenset({"chief", "boss", "president", "chair", "chairman", "chairperson", "chairwoman", "director",
                    "commissioner", "head", "leader"})
_SHORT = {"u.n": "un", "u.s": "us", "sec": "secretary", "pres": "president", "amb": "ambassador"}
_TOWARDS = re.compile(r"\b(?:to|in|at|with|for)\s+(?:the\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a mention says. `name`: the words that are left, `stands`: only a place that stands for who governs there;
    `doubt`: why nobody can be named, or empty."""

    country: str | None
    at: str | None
    post: str | None
    name: str
    stands: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that mean a post or belong to a state: what, their text, the first of them, how many."""

    what: str
    text: str
    first: int
    length: int


def parts(register: Register, text: str, context: str | None, on: date) -> Mention:
    """Takes a mention in English apart; `context` is the state to think of where the text names none, `on` the day."""
    named = [(hit, code) for hit in register.find_states(text) if (code := _body(register, hit, context))]
    country = named[0][1] if named else None
    at: str | None = None
    rest = text
    for hit, _ in reversed(named[:2]):
        rest = f"{rest[:hit.start]} {rest[hit.end:]}"
    words, plainly = _words(rest)
    if len(named) > 1 and not _SENDING.isdisjoint(plainly):
        country, at = _direction(text, named)
    where = country or context
    found = _longest(plainly, lambda run: (register.leading(where, on) if where and run in LEADER_WORDS
                                           else register.offices.asked(run, where or "")))
    everything, every = _words(text)
    whole = _longest(every, lambda run: register.offices.only.get(run))
    if whole and whole.length > (found.length if found else 0) and _agrees(whole, every, named, country):
        country = whole.what
        found = Run(register.offices.asked(whole.text, country) or "", whole.text, whole.first, whole.length)
        words, plainly = everything, every
        for hit, _ in named:  # what of the states' names is outside the title names nobody
            plainly = ["" if word in _words(hit.text)[1] else word for word in plainly]
    if not where and (shared := _longest(plainly, lambda run: run if run in register.offices.titles else None)) and (
            found is None or shared.length > found.length):  # the name decides whose title it is
        end = shared.first + shared.length
        return Mention(None, None, None, _name(words[:shared.first] + words[end:],
                                               plainly[:shared.first] + plainly[end:], kept=True))
    if found is None:
        return _untitled(register, named, (country, register.leading(where, on) if where else None), words, plainly, at)
    end = found.first + found.length
    left, left_plain = words[:found.first] + words[end:], plainly[:found.first] + plainly[end:]
    name = _name(left, left_plain, kept=False)
    if not name and (told := next((word for word in left_plain if word in _FORMER | _BELOW), None)):
        return Mention(country, at, found.what, "", doubt=f"{told!r} tells of somebody who does not hold the office")
    return Mention(country, at, found.what, name)


def _untitled(register: Register, named: list[tuple[StateHit, str]], where: tuple[str | None, str | None],
              words: list[str], plainly: list[str], at: str | None) -> Mention:
    """A mention without a known title: a house or capital that stands for who governs, the head of a body, a name."""
    country, leading = where
    name = _name(words, plainly, kept=True)
    if country and named and named[0][0].kind in ("metonym", "capital") and not name:
        title = " ".join(_words(named[0][0].text)[1])
        return Mention(country, None, register.offices.asked(title, country) or leading, "", stands=True)
    if leading == "secretary-general" and not _CHIEF.isdisjoint(plainly):
        return Mention(country, at, leading, "")
    return Mention(country, at, None, name)


def _agrees(whole: Run, words: list[str], named: list[tuple[StateHit, str]], country: str | None) -> bool:
    """Whether a title of one body alone may be meant: no other state is named outside the title."""
    title = words[whole.first:whole.first + whole.length]
    return all(code == whole.what or set(_words(hit.text)[1]) <= set(title) for hit, code in named) or not country


def _body(register: Register, hit: StateHit, context: str | None) -> str | None:
    """The state or body that a hit means, or None. A loose or shared adjective means the state of the context."""
    if hit.bloc:
        return hit.bloc if hit.bloc in register.seated else None
    if len(hit.codes) != 1:
        return None
    state = register.states.get(context or "")
    if state and context and (hit.text in state.demonyms or register.shares(hit.text, context)):
        return context
    return hit.codes[0]


def _direction(text: str, named: list[tuple[StateHit, str]]) -> tuple[str, str | None]:
    """Who sends and who receives: after `to` or `in` stands the receiver, else the second of two."""
    (first, one), (_, other) = named[:2]
    return (other, one) if _TOWARDS.search(text[: first.start]) else (one, other)


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text as written and in plain lower case, without possessives."""
    words = [word for word in _WORD.findall(text.replace("’", "'")) if word not in {"'s", "'"}]
    return words, [_normal(word) for word in words]


def _normal(word: str) -> str:
    text = word.casefold() if word.isascii() else plain(word).casefold()
    text = text.removesuffix("'s").strip(".'").replace("defense", "defence")
    return _SHORT.get(text, text)


def _longest(words: list[str], means: Callable[[str], str | None]) -> Run | None:
    """The longest run of words that means something, the first of several."""
    for length in range(min(LONGEST_TITLE, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            text = " ".join(words[first:first + length])
            if what := means(text):
                return Run(what, text, first, length)
    return None


def _name(words: list[str], plainly: list[str], *, kept: bool) -> str:
    """What is left as a name: without filling words, and unless `kept`, without words in small letters."""
    return " ".join(
        word.removesuffix("'s") for word, text in zip(words, plainly, strict=True)
        if text and text not in _FILLING and text not in _FORMER and text not in LEADER_WORDS
        and (kept or not word[:1].islower() or word.startswith(("al-", "el-", "bin", "de", "von", "van", "da")))
        and not (text in _BELOW and word[:1].islower()))
