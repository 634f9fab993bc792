"""Which two sides a report is mainly about: what "the two leaders" and a promise without a subject stand for."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence

Unit = tuple[str, ...]  # one state, or the members of a bloc that acts as one

JOINED = re.compile(r"^\s*(?:,\s*)?(?:and|&|-|–|—|with|/|of)?\s*(?:the\s+|visiting\s+)?$", re.I)
LARGEST = 12  # members of a bloc that can be a side: the United Nations or NATO are no side of a relation
OCCASION = re.compile(r"[’']?s?\s+(?:[\w’'-]+\s+){0,2}(?:summit|meetings?|gathering|conference|session|forum)\b", re.I)
EARLY = 3  # sentences of the lead, which tells whom the report is about


def unit_of(m: Mention) -> Unit | None:
    """The side that a mention speaks for."""
    return m.codes if m.codes and (len(m.codes) == 1 or (m.bloc and len(m.codes) <= LARGEST)) else None


def sides(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention],
          title: Iterable[Unit]) -> tuple[Unit, ...]:
    """The two sides of the pair that score best, or fewer.

    A pair scores what its members do (how often they are named, acting twice) and more for standing together: in one
    sentence, joined by "and", in the lead, in the headline. Weights by looking at the two sets of development reports.
    """
    single: Counter[Unit] = Counter()
    together: Counter[frozenset[Unit]] = Counter()
    told = [s for s in sentences if s.kind in ("body", "bullet", "heading", "caption", "dateline")]
    if not any(s.kind in ("body", "bullet") for s in told):
        told = [s for s in sentences if s.kind != "noise"]  # a transcript of questions and answers alone
    for number, s in enumerate(told):
        inside = [(m, u) for m in mentions if s.start <= m.start < s.end and m.role != "place" and (u := unit_of(m))
                  and not (m.bloc and OCCASION.match(text, m.end))]  # "on the sidelines of the G7 summit"
        weight = 2 if number < EARLY else 1
        actors = {u for m, u in inside if m.role == "actor"}
        for m, u in inside:
            single[u] += (2 if m.role == "actor" else 1) * weight
        for a, b in itertools.combinations(sorted(actors), 2):
            together[frozenset((a, b))] += weight
        for (m, a), (n, b) in itertools.pairwise(inside):
            if a != b and JOINED.match(text[m.end:n.start]):
                together[frozenset((a, b))] += 3 * weight
    headline = list(dict.fromkeys(title))
    for u in headline:
        single[u] += 3
    for a, b in itertools.combinations(headline, 2):
        together[frozenset((a, b))] += 3
    units = [u for u, _ in sorted(single.items(), key=lambda item: (-item[1], item[0]))][:6]
    units = [u for u in units
             if not any(len(u) == 1 and u != v and u[0] in v and single[v] >= single[u] for v in units)]
    if len(units) < 2:
        return tuple(units)
    pairs = [(a, b) for a, b in itertools.combinations(units, 2) if not set(a) & set(b)]
    if not pairs:
        return tuple(units[:1])
    return max(pairs, key=lambda p: (min(single[p[0]], single[p[1]]) + 0.5 * (single[p[0]] + single[p[1]])
                                     + 2 * together[frozenset(p)], p))
