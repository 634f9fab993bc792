"""A mention in Korean, Japanese or Chinese taken apart: state, office and name stand together without spaces."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from comity.register.mentions import Mention
from comity.register.people import local_form

if TYPE_CHECKING:
    from comity.register.register import Register

_DROPPED = re.compile(r"現職|当時の|당시|현직|신임|新任|現(?=[^\s])")
_FORMER = re.compile(r"前|元(?!首)|전직|전임|(?<!안)전(?= |총리|대통령|장관)")
_LINK = re.compile(r"^[のㆍ의]|[のㆍ의的]$|(?:氏|さん|씨|님|閣下)$")
_SENT = re.compile(r"(?:駐|주|驻)(.+)$")
SHORTEST = 2  # characters of a state's name that count before a name; 中 and 韓 begin family names too


def local_parts(register: Register, text: str, context: str | None, on: date) -> Mention:
    """Takes a mention apart; `context` is the state to think of where the text names none, `on` the day."""
    former = _FORMER.search(text)
    bare = local_form(_DROPPED.sub("", text))
    if house := register.local_codes.get(bare):
        return Mention(house, None, register.leading(house, on), "", stands=True)
    found = _titled(register, bare, context)
    if found is None:
        country, rest = _state(register, bare)
        return Mention(country, None, None, rest)
    if found.post == "ambassador":
        return found
    if former and (not found.name or found.name == former[0]):
        return Mention(found.country, None, found.post, "", doubt=f"{former[0]} tells of a former holder")
    return found


def _titled(register: Register, text: str, context: str | None) -> Mention | None:
    """The parts of a text with a title, the longest at its end first, then the longest elsewhere."""
    titles, longest = register.offices.local, max(map(len, register.offices.local))
    spans = [(first, len(text)) for first in range(len(text))]
    spans += [(first, first + length) for length in range(min(len(text), longest), 1, -1)
              for first in range(len(text) - length)]
    for first, last in spans:
        title = text[first:last]
        if title not in titles:
            continue
        if register.offices.asked(title, "") == "ambassador":
            return _sent(register, text[:first], context)
        country, before = _state(register, _LINK.sub("", text[:first]))
        name = _LINK.sub("", before + text[last:])
        where = country or context
        post = register.offices.asked(title, where or "")
        if not post and not country and (only := register.offices.only.get(title)):
            post, country = register.offices.asked(title, only), only
        if post:
            return Mention(country, None, post, name)
    return None


def _state(register: Register, text: str) -> tuple[str | None, str]:
    """The state or body that a text is or begins with, and the rest of the text."""
    if text in register.local_codes:
        return register.local_codes[text], ""
    for length in range(len(text), SHORTEST - 1, -1):
        if code := register.local_codes.get(text[:length]):
            return code, _LINK.sub("", text[length:])
    return None, text


def _sent(register: Register, text: str, context: str | None) -> Mention:
    """Who sends an ambassador where: `駐韓米`, `주일 한국`, `日本の駐韓`."""
    found = _SENT.search(text)
    inner = found[1] if found else ""
    outer = _LINK.sub("", text[:found.start()] if found else text)
    for cut in range(len(inner), 0, -1):
        if at := register.local_codes.get(inner[:cut]):
            sender = register.local_codes.get(_LINK.sub("", inner[cut:])) or register.local_codes.get(outer)
            return Mention(sender, at, "ambassador", "")
    country, name = _state(register, outer)
    return Mention(country, None, "ambassador", name)
