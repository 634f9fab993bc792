"""Which post a phrase means in a state: the state's own titles first, then the words any state has for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from comity.register.scan import unaccented
from comity.register.types import Occupancy, Office, Post

_DROPPED = re.compile(
    r"^(?:the|a|his|her|its|their|new|newly|current|incumbent|former|then|late|acting|interim|caretaker|outgoing|"
    r"visiting|us|u\.s\.)\s+|'s?$"
)
LEADER_WORDS = frozenset({"leader", "top leader", "national leader", "paramount leader", "head"})


@lru_cache(maxsize=16_384)  # a report names a few hundred phrases, most of them many times
def normal(words: str) -> str:
    """A phrase for comparison: lower case, British `defence`, one space, no article, possessive or mark of time."""
    text = unaccented(words).casefold().replace("defense", "defence").replace("-", " ").replace("’", "'")
    text = " ".join(text.split()).strip(" ,.;:")
    while (shorter := _DROPPED.sub("", text)) != text:
        text = shorter
    return text


def asked_form(words: str) -> str:
    """A title for comparison where somebody asks: in normal form, and in one piece in scripts without word spaces."""
    text = normal(words)
    return text.replace(" ", "") if text and text[-1] >= "\u1100" else text


class Offices:
    """The titles of posts. Invariant: what a state calls its own post wins over what others call theirs.

    `leads` is the post of the one whom reports call the leader, by state or body.
    """

    def __init__(self, leads: Mapping[str, str], posts: Mapping[str, Post], offices: Iterable[Office]) -> None:
        self._leads = leads
        self._general: dict[str, str] = {}
        self._own: dict[tuple[str, str], str] = {}
        self._asked: dict[tuple[str, str], str] = {}
        self._same: dict[tuple[str, str], str] = {}
        self.apart: dict[tuple[str, str], str] = {}
        for post in posts.values():
            for word in (post.id, post.label, *post.words):
                self._general.setdefault(normal(word), post.id)
            for word in post.asked:
                self._asked.setdefault(("", asked_form(word)), post.id)
        for office in offices:
            for word in office.words:
                self._own[office.country, normal(word)] = office.post
            for word in office.asked:
                self._asked[office.country, asked_form(word)] = office.post
            if office.same_as:
                (self.apart if office.apart else self._same)[office.country, office.post] = office.same_as

    def held_as(self, post: str, country: str) -> str:
        """The post under which the holder is listed: the US president heads state and government."""
        return self._same.get((country, post), post)

    def words(self) -> frozenset[str]:
        """All phrases (normal form) that name a post somewhere, for the reader of reports."""
        return frozenset(self._general) | {word for _, word in self._own} | LEADER_WORDS

    def leading(self, country: str) -> str | None:
        """The post of the one whom reports call the leader, or None."""
        leads = self._leads.get(country)
        return self.held_as(leads, country) if leads else None

    def post_of(self, words: str, country: str) -> str | None:
        """The post, or None if the phrase names none in this state."""
        text = normal(words)
        if text in LEADER_WORDS:
            return self.leading(country)
        post = self._own.get((country, text)) or self._general.get(text)
        return self.held_as(post, country) if post else None

    def asked(self, text: str, country: str) -> str | None:
        """The post that a phrase in normal form means where somebody asks: with all titles, in any language."""
        if text in LEADER_WORDS:
            return self.leading(country)
        post = (self._own.get((country, text)) or self._asked.get((country, text)) or self._general.get(text)
                or self._asked.get(("", text)))
        return self.held_as(post, country) if post else None

    @cached_property
    def local(self) -> frozenset[str]:
        """All titles in Korean, Japanese and Chinese, in the form for comparison."""
        return frozenset(word for _, word in self._asked if word and word[-1] >= "\u1100")

    @cached_property
    def titles(self) -> frozenset[str]:
        """All titles (normal form) of any state or body."""
        return frozenset(word for _, word in (*self._own, *self._asked)) | self._general.keys()

    @cached_property
    def only(self) -> Mapping[str, str]:
        """Titles (normal form) that one state or body alone has, with it: `taoiseach`, `european commission chief`.

        Those of reports come first: `secretary of state` is the one in Washington, though the Vatican has one."""
        found: dict[str, str] = {}
        for table in (self._asked, self._own):
            users: dict[str, set[str]] = defaultdict(set)
            for country, word in table:
                users[word].add(country)
            for word, whose in users.items():
                if len(whose) == 1 and "" not in whose and word not in self._general:
                    found[word] = next(iter(whose))
                else:
                    found.pop(word, None)
        return found


def stand_ins(post: str, heads: Iterable[Occupancy], holders: Iterable[Occupancy]) -> list[Occupancy]:
    """Tenures of `heads` as holders of a second post, without the times when somebody else is listed for it."""
    taken = sorted(((one.start, one.end) for one in holders), key=lambda span: span[0])
    found: list[Occupancy] = []
    for head in heads:
        begin: str | None = head.start
        for start, end in taken:
            if begin is None or (head.end and start >= head.end):
                break
            if end and end <= begin:
                continue
            if start > begin:
                found.append(replace(head, post=post, start=begin, end=start, attested=""))
            begin = end or None
        if begin is not None and (not head.end or begin < head.end):
            found.append(replace(head, post=post, start=begin))
    return found
