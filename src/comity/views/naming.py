"""The one place where views write names: of states, and of what states dispute, in the usage that the reader chose.

Invariant: only what a view says in its own voice is written anew. Words between quotation marks, and evidence, which
never passes here, stay as the report has them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from comity.register.disputed import NameHit, bare
from comity.register.usage import Usage

Names = Callable[[str], str]

QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"|»[^«]*«?")
# Two names of one thing side by side: "Dokdo/Takeshima", "Dokdo (Takeshima)", "Dokdo, or Takeshima,".
BESIDE = re.compile(r"\s*(?:/|\(|,?\s+or|–|-)\s*(?:the\s+)?")
ARTICLE = re.compile(r"\bthe\s+$", re.IGNORECASE)


class Naming:
    """A usage of names, for views: call it with the code of a state, or have a text written in it."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage

    def __call__(self, code: str) -> str:
        """The English name of a state or body; an unknown code stands for itself."""
        return self._usage.state(code)

    def place(self, name: str) -> str:
        """A town or site in a sentence, after `in` or `to`."""
        thing = self._usage.disputed.thing_of(name)
        return self._usage.names.get(thing, name) if thing else name

    def is_contested(self, name: str, country: str) -> bool:
        """Whether to leave unsaid in which state a place lies, for states dispute it: unless one's usage is chosen."""
        return self._usage.disputed.thing_of(name) is not None and self._usage.user != country

    def written(self, text: str, states: Sequence[str] = ()) -> str:
        """A text with the chosen names in place of the others; `states` decide what a name of two things means.

        A text that sets two names of one thing against each other ("Dokdo, which Japan calls Takeshima") speaks of
        the names, and they stay.
        """
        hits = [hit for hit in self._usage.disputed.find(text, states) if not _kept(text, hit)]
        groups = list(_together(text, hits))
        apart: dict[str, set[str]] = {}  # of each thing the names that stand by themselves
        for group in groups:
            apart.setdefault(group[0].thing, set()).update(hit.text for hit in group if len(group) == 1)
        for group in reversed(groups):
            name = self._usage.names.get(group[0].thing)
            if name and len(apart[group[0].thing]) < 2:
                text = self._put(text, group, name)
        return text

    def _put(self, text: str, group: Sequence[NameHit], name: str) -> str:
        start, end = group[0].start, group[-1].end
        if text[start:end].count("(") > text[start:end].count(")") and text[end:end + 1] == ")":
            end += 1
        article = ARTICLE.search(text[:start])
        if article:
            large = text[article.start()] == "T"
            return text[:article.start()] + (name[:1].upper() + name[1:] if large else name) + text[end:]
        if group[0].text in self._usage.disputed.articles:
            name = bare(name)  # "disputed Senkaku Islands": another word than the article stands before it
        return text[:start] + name + text[end:]


def _kept(text: str, hit: NameHit) -> bool:
    """Whether a name stands in somebody's words."""
    return any(m.start() <= hit.start < m.end() for m in QUOTED.finditer(text))


def _together(text: str, hits: Sequence[NameHit]) -> Iterator[list[NameHit]]:
    """The hits in groups: names of one thing side by side are one."""
    group = list(hits[:1])
    for before, hit in pairwise(hits):
        if hit.thing == before.thing and BESIDE.fullmatch(text[before.end:hit.start]):
            group.append(hit)
            continue
        yield group
        group = [hit]
    if group:
        yield group


def state_names() -> Naming:
    """What views write that were given no names: the register's names of states, and all names of what is disputed."""
    from comity.register import load_register  # read only where it is needed: views with names given stay light
    from comity.register.usage import usage_of

    return Naming(usage_of(load_register(), "both"))
