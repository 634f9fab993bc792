"""Readings for tests of resolving, made from a text with the register alone."""

from __future__ import annotations

import re
from collections import Counter

from comity.model.claims import Claim, PersonMention, Reading
from comity.model.document import Document
from comity.reading.timexes import find_times
from comity.register import Register

BEFORE = 60  # characters before a name in which its office is sought
FORMER = re.compile(r"(?:former|late|then)[- ](?:\w+ )*$", re.I)


def reading_of(document: Document, register: Register, *, claims: tuple[Claim, ...] = (),
               noise: tuple[tuple[int, int], ...] = ()) -> Reading:
    """Times, states and the known people right after a word of office."""
    text = document.text
    people = []
    for hit in register.find_persons(text):
        person = register.persons[hit.persons[0]]
        lead = text[max(0, hit.start - BEFORE):hit.start].rstrip().casefold().replace("defense", "defence")
        words = sorted(register.post_words, key=len, reverse=True)
        office = next((word for word in words if lead.endswith(word)), None)
        after = text[hit.end:hit.end + 80].casefold().replace("defense", "defence")
        if office is None and after.startswith(","):
            office = next((word for word in words if re.match(rf",[\w\s]*\b{re.escape(word)}\b", after)), None)
        if office:
            current = not FORMER.search(text[max(0, hit.start - BEFORE):hit.start].rstrip()[:-len(office)])
            people.append(PersonMention(hit.start, hit.end, hit.text, office, person.country, current))
    states = Counter(code for hit in register.find_states(text) for code in hit.codes)
    return Reading(document=document.id, reader="test", claims=claims, times=tuple(find_times(text)),
                   people=tuple(people), states=tuple(states.most_common()), noise=noise)
