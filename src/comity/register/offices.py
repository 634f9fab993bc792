"""Which post a phrase means in a state: the state's own titles first, then the words any state has for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from comity.register.scan import unaccented
from comity.register.types import Office, Post, State

_DROPPED = re.compile(
    r"^(?:the|a|his|her|its|their|new|newly|current|incumbent|former|then|late|acting|interim|caretaker|outgoing|"
    r"visiting|us|u\.s\.)\s+|'s?$"
)
LEADER_WORDS = frozenset({"leader", "top leader", "national leader", "paramount leader", "head"})


def normal(words: str) -> str:
    """A phrase for comparison: lower case, British `defence`, one space, no article, possessive or mark of time."""
    text = unaccented(words).casefold().replace("defense", "defence").replace("-", " ").replace("’", "'")
    text = " ".join(text.split()).strip(" ,.;:")
    while (shorter := _DROPPED.sub("", text)) != text:
        text = shorter
    return text


class Offices:
    """The titles of posts. Invariant: what a state calls its own post wins over what others call theirs."""

    def __init__(self, states: Mapping[str, State], posts: Mapping[str, Post], offices: Iterable[Office]) -> None:
        self._states = states
        self._general: dict[str, str] = {}
        for post in posts.values():
            for word in (post.id, post.label, *post.words):
                self._general.setdefault(normal(word), post.id)
        self._own: dict[tuple[str, str], str] = {}
        self._same: dict[tuple[str, str], str] = {}
        for office in offices:
            for word in office.words:
                self._own[office.country, normal(word)] = office.post
            if office.same_as:
                self._same[office.country, office.post] = office.same_as

    def held_as(self, post: str, country: str) -> str:
        """The post under which the holder is listed: the US president heads state and government."""
        return self._same.get((country, post), post)

    def words(self) -> frozenset[str]:
        """All phrases (normal form) that name a post somewhere."""
        return frozenset(self._general) | {word for _, word in self._own} | LEADER_WORDS

    def post_of(self, words: str, country: str) -> str | None:
        """The post, or None if the phrase names none in this state."""
        text = normal(words)
        if text in LEADER_WORDS:
            state = self._states.get(country)
            return self.held_as(state.leads, country) if state else None
        post = self._own.get((country, text)) or self._general.get(text)
        return self.held_as(post, country) if post else None
