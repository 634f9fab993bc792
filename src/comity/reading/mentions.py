"""Mentions: the words of a text that stand for a state or for somebody who speaks for one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words that name states or who acts for them.

    `kind`: `state`, `person`, `office`, `institution`, `bloc`, `group` ("the two leaders") or `pronoun`. `role`:
    `actor` (can do something or have it done to it), `place` ("in Tokyo") or `attribute` ("Japanese cars"). `rank`:
    `leaders`, `ministers`, `officials`, `forces` or None. `owner` tells a genitive ("Japan's decision"); `current` is
    False for former holders.
    """

    start: int
    end: int
    text: str
    kind: str
    codes: tuple[str, ...]
    role: str = "actor"
    name: str | None = None
    office: str | None = None
    rank: str | None = None
    bloc: str | None = None
    owner: bool = False
    current: bool = True
    post: str | None = None
