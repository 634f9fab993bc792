"""Names of persons: what counts as the same name, and the ways one name is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.register.scan import unaccented
from comity.register.types import Person

TITLES = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "gen", "general", "lt", "col", "colonel", "maj",
    "major", "capt", "captain", "adm", "admiral", "vice", "rear", "president", "prime", "minister", "premier",
    "chancellor", "secretary", "foreign", "defence", "defense", "king", "queen", "prince", "crown", "sheikh",
    "sultan", "emperor", "emir", "pope", "former", "late", "then", "acting", "the", "leader", "excellency",
    "ayatollah", "professor", "prof",
})
_PARTS = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")


def tokens(name: str) -> list[str]:
    """The words of a name in lower case, without accents, hyphens and stops."""
    plain = unaccented(name).replace("'", "").replace("’", "").casefold()
    return _PARTS.findall(plain)


def key(words: Iterable[str]) -> str:
    """What two spellings of a name share that differ in spaces and hyphens only."""
    return "".join(words)


def orders(person: Person) -> Iterator[str]:
    """Every spelling of a person's name in both orders, family name first and last."""
    for name in (person.name, *person.spellings):
        yield name
        family = person.family
        if name.startswith(family + " "):
            yield f"{name[len(family) + 1:]} {family}"
        elif name.endswith(" " + family):
            yield f"{family} {name[: -len(family) - 1]}"


def keys(person: Person) -> set[str]:
    """The keys under which a full name of a person is found."""
    return {key(tokens(name)) for name in orders(person)}


def written(person: Person) -> set[str]:
    """The ways a report may write a full name: both orders, hyphens as spaces, joined or with a capital after them."""
    found: set[str] = set()
    for name in orders(person):
        if " " not in name and name.isascii():
            continue  # a single word is no full name
        found.add(name)
        found.add(unaccented(name))
        for part in {name, unaccented(name)}:
            if "-" in part:
                found.add(_JOINED.sub(" ", part))
                found.add(re.sub(r"-(\w)", lambda m: m.group(1).lower(), part))
                found.add(re.sub(r"-(\w)", lambda m: "-" + m.group(1).upper(), part))
                found.add(re.sub(r"-(\w)", lambda m: " " + m.group(1).upper(), part))
    return {name for name in found if len(name) > 1}


def bare(name: str) -> list[str]:
    """The words of a name without titles in front of it."""
    words = tokens(name)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words
