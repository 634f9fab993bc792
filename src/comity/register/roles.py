"""Of which sector of society an actor is, by the words that name it.

The head of an English noun phrase is its last word before a preposition. Invariant: words decide, never their order in
a table; the sector comes with the words that told it and a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.codebook.sectors import Words, load_words, words_of

# What each way of telling weighs; the order was judged on the development half of benchmarks/actors.py.
HEAD, MODIFIER, TITLE, WEAK = 0.9, 0.85, 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Role:
    """A role word: `kind` is `head`, `weak`, `modifier` or `title`; `start` to `end` are offsets in the phrase."""

    start: int
    end: int
    text: str
    sector: str
    kind: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sector, those told beside it, its score and reason; `former`: it is no longer held."""

    sector: str
    also: tuple[str, ...]
    score: float
    reason: str
    former: bool = False


def roles(text: str, hidden: Sequence[tuple[int, int]] = ()) -> list[Role]:
    """The role words of a phrase from left to right, the longest ones; none inside `hidden` spans."""
    table = load_words()
    words = words_of(text)
    free = [not any(a < end and start < b for a, b in hidden) for _, start, end in words]
    found: list[Role] = []
    at = 0
    while at < len(words):
        for length in range(min(table.longest, len(words) - at), 0, -1):
            run = words[at:at + length]
            if not all(free[at:at + length]) or _compound(text, run, table):
                continue
            named = tuple(word for word, _, _ in run)
            start, end = run[0][1], run[-1][2]
            kind = _kind(named, text, end, table)
            if kind:
                found.append(Role(start, end, text[start:end], _tables(table)[kind][named], kind))
                at += length
                break
        else:
            at += 1
    return found


def _kind(named: tuple[str, ...], text: str, end: int, table: Words) -> str | None:
    rest = text[end:].lstrip(". ")
    if named in table.titles and rest[:1].isupper() and named not in table.heads:
        return "title"
    return next((kind for kind in ("head", "weak", "modifier") if named in _tables(table)[kind]), None)


def _tables(table: Words) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    return {"head": table.heads, "weak": table.weak, "modifier": table.modifiers, "title": table.titles}


def _compound(text: str, run: Sequence[tuple[str, int, int]], table: Words) -> bool:
    """Whether the last word stands before a hyphen and a word such as `held`: `rebel-held` is no rebel."""
    after = text[run[-1][2]:]
    joined = after[:1] == "-" and any(after[1:].casefold().startswith(word) for word in table.compounds)
    return joined and run[-1][0] not in ("state", "government")


def sector_of(pieces: Sequence[Sequence[Role]], bodies: Sequence[str | None], *, former: bool) -> Told | None:
    """The sector that the roles of a phrase tell, cut at its prepositions into pieces (head first).

    `bodies`: for each piece the sector of a body named there, or None. `former`: whether a word such as `ex` stands
    before the head.
    """
    told = next((one for number in range(len(pieces)) if (one := _piece(pieces, bodies, number))), None)
    if told is None:
        return None
    also = [role.sector for role in pieces[0] if role.kind != "weak"] + [body for body in bodies[:1] if body]
    extra = tuple(dict.fromkeys(one for one in (*told.also, *also) if one != told.sector))
    if former and told.sector in load_words().elite:
        return Told("ELI", (told.sector, *extra), told.score, f"{told.reason}, formerly", former=True)
    return Told(told.sector, extra, told.score, told.reason, former)


def _piece(pieces: Sequence[Sequence[Role]], bodies: Sequence[str | None], number: int) -> Told | None:
    """What one piece tells: its head; a weak head takes what stands before it, then the body, then what follows."""
    piece, body = pieces[number], bodies[number]
    head = next((role for role in reversed(piece) if role.kind in ("head", "weak")), None)
    if head and head.kind == "head":
        return _told(head, HEAD)
    before = [role for role in piece if head is None or role.start < head.start]
    strong = next((role for role in reversed(before) if role.kind in ("head", "title")), None)
    if strong:
        return _told(strong, HEAD if strong.kind == "head" else TITLE)
    if body:
        return Told(body, (), HEAD, f"the body named is {body}")
    modifier = next((role for role in reversed(before) if role.kind == "modifier"), None)
    if modifier:
        return _told(modifier, MODIFIER if head else WEAK)
    if head:
        after = next((one for later in range(number + 1, len(pieces))
                      if (one := _following(pieces[later], bodies[later]))), None)
        return after or _told(head, WEAK)
    return None


def _following(piece: Sequence[Role], body: str | None) -> Told | None:
    """What a piece after `of`, `from` or `at` tells of a weak head before it."""
    if body:
        return Told(body, (), MODIFIER, f"of a body that is {body}")
    head = next((role for role in reversed(piece) if role.kind == "head"), None)
    return _told(head, MODIFIER) if head else None


def _told(role: Role, score: float) -> Told:
    return Told(role.sector, (), score, f'"{role.text}" tells {role.sector}')
