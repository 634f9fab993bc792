"""Which words mean which state, bloc, region or masthead, as one table of phrases for the scanner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.register.scan import Scanner, spelled
from comity.register.types import Bloc, State, StateHit

Meaning = tuple[str, tuple[str, ...], str | None, bool]  # kind, codes, bloc, loose
SHORTEST_CAPITALS = 4  # a name all in capitals with fewer letters is taken for an abbreviation


def phrases(
    states: Iterable[State],
    blocs: Iterable[Bloc],
    members: dict[str, tuple[str, ...]],
    masks: Iterable[tuple[str, str]],
    special: Iterable[tuple[str, str, tuple[str, ...], bool]],
) -> Iterator[tuple[str, Meaning]]:
    """Phrases with their meaning; of two meanings of one phrase the later one holds.

    `masks` are phrases with `region` or `masthead`, which hide the states inside them; `special` phrases (phrase,
    kind, codes, loose) say what the tables of states cannot, such as `the two Koreas`.
    """
    for state in states:
        codes: tuple[str, ...] = (state.code,)
        for word in (*state.capitals, *_capitals(state.capitals)):
            yield from _all(word, ("capital", codes, None, False))
        for word in state.metonyms:
            yield from _all(word, ("metonym", codes, None, False))
        for word in state.demonyms:
            yield from _all(word, ("demonym", codes, None, False))
        names = (state.name, state.official, *state.names)
        for word in (*names, *_capitals(names)):
            if word:
                yield from _all(word, ("name", codes, None, False))
    for bloc in blocs:
        standing = ("EU",) if bloc.id == "EU" else members[bloc.id] if bloc.acts else ()
        for word in (bloc.name, *bloc.names):
            yield from _all(word, ("bloc", standing, bloc.id, False))
    for phrase, kind, codes, loose in special:
        yield from _all(phrase, (kind, codes, None, loose))
    for phrase, kind in masks:
        yield from _all(phrase, (kind, (), None, False))


def _all(word: str, meaning: Meaning) -> Iterator[tuple[str, Meaning]]:
    for text in spelled(word):
        yield text, meaning


def _capitals(words: Iterable[str]) -> list[str]:
    """Names as datelines and headlines write them."""
    return [w.upper() for w in words if len(w) >= SHORTEST_CAPITALS and not w.isupper()]


def find(scanner: Scanner[Meaning], text: str, start: int, end: int | None) -> list[StateHit]:
    """All hits in a slice of a text, in order."""
    return [
        StateHit(a, b, text[a:b], kind, codes, bloc, loose)
        for a, b, (kind, codes, bloc, loose) in scanner.find(text, start, end)
    ]
