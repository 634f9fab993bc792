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
# Letters that carry no mark to drop but that reports write plainly: `Løkke` is Lokke, `Yıldırım` Yildirim.
PLAIN = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "þ": "th",
                       "Þ": "Th", "æ": "ae", "Æ": "Ae", "ß": "ss", "ə": "a", "ʻ": "", "ʿ": "", "’": "", "'": ""})
LETTERS = {key: value for key, value in PLAIN.items() if value}
_PARTS = re.compile(r"[^\W_]+")
_BREAKS = re.compile(r"[\s・·「」『』()（）、,.=＝]+")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")


def plain(name: str) -> str:
    """A name in the letters of English: without accents, apostrophes and strokes through letters."""
    return name if name.isascii() and "'" not in name else unaccented(name).translate(PLAIN)


def tokens(name: str) -> list[str]:
    """The words of a name in lower case, without accents, hyphens and stops."""
    return _PARTS.findall(plain(name).casefold())


def local_form(text: str) -> str:
    """A text in Korean, Japanese or Chinese for comparison: in one piece, without marks over letters and stops."""
    return _BREAKS.sub("", unaccented(text)).casefold()


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
        bare = unaccented(name)
        spelled = {name} if name.isascii() else {name, bare, bare.translate(LETTERS)}
        found |= spelled
        for part in spelled:
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
