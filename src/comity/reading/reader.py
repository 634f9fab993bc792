"""One report read once: every claim it makes, with what later stages need to say who and when."""

from __future__ import annotations

from collections import Counter

from comity.codebook import Codebook
from comity.model.claims import Claim, CommitmentClaim, PersonMention, Reading
from comity.model.document import Document
from comity.reading.acts import unread_acts
from comity.reading.alone import alone
from comity.reading.chronicle import dated, entries, outstanding
from comity.reading.coder import load_coder
from comity.reading.commitments import find_commitments, seen_commitments
from comity.reading.completing import completed
from comity.reading.deadlines import with_terms
from comity.reading.denials import undenied
from comity.reading.events import acts_by_rule, acts_of_claims, unagreed
from comity.reading.evidence import starts
from comity.reading.factors import find_factors
from comity.reading.fields_seen import named
from comity.reading.figures import find_figures
from comity.reading.gatherings import find_gatherings
from comity.reading.judged import Judged
from comity.reading.meetings import find_meetings
from comity.reading.refusals import only_said
from comity.reading.seasons import times_of
from comity.reading.seen_acts import believed_acts, seen_acts
from comity.reading.seen_promises import believed, seen_promises
from comity.reading.tagging import Tagged
from comity.register import Register

READER = "rules-14+coder-6"
DEEP = ("en", None)  # languages that are read; others are kept, listed and searchable


def read_document(document: Document, register: Register, codebook: Codebook) -> Reading:
    """The reading of one document. A language that is not read, or a text that names no state, says why it is empty.

    Every piece of evidence is `document.text[start:end]`.
    """
    text = document.text
    if document.language not in DEEP:
        hits = Counter(code for hit in register.find_states(text) for code in hit.codes)
        return Reading(document=document.id, reader=READER, states=tuple(hits.most_common()),
                       skipped=f"language '{document.language}' is kept and searchable, not yet read")
    tagged = Tagged(text, register, title=document.title, published=document.published)
    people = tuple(PersonMention(span[0], span[1], person.name, person.office, person.code, person.current)
                   for span, person in tagged.people.mentions())
    states = tuple((code, tagged.counts[code]) for code in tagged.ranked)
    states += tuple((code, 1) for code in tagged.pair if code not in tagged.counts)  # named in the headline alone
    if not tagged.pair:
        return Reading(document=document.id, reader=READER, people=people, noise=tuple(tagged.noise),
                       skipped="no state is named")
    spans = [(m.start, m.end) for m in tagged.mentions if m.kind == "person"]
    times = [t for s in tagged.sentences if s.kind != "noise" for t in times_of(text, s.start, s.end)
             if not any(a <= t.start and t.end <= b for a, b in spans)]  # "met January Makamba"
    gathered = list(find_gatherings(tagged, times))
    promised = list(find_commitments(document.id, tagged, times))
    judged = Judged(tagged, load_coder())
    claims: list[Claim] = [*find_meetings(document.id, tagged, times, gathered, judged), *believed(judged, promised)]
    acts = list(believed_acts(judged, list(acts_by_rule(document.id, tagged, times))))
    known = (*claims, *(act for act in acts if act.event_type != "AGREE"))  # what is agreed the coder tells in full
    judged.leave(starts(known))
    claims = list(named(tagged, judged, claims))
    claims += seen_commitments(document.id, tagged, judged, times)
    claims += completed(document.id, tagged, judged, times, claims)
    claims += seen_promises(document.id, tagged, judged, times, claims)
    claims = [one for one in alone(tagged, judged, claims)
              if not (isinstance(one, CommitmentClaim) and only_said(one.action))]
    claims = with_terms(document.id, tagged, times, claims)
    told = entries(tagged, times)
    claims = list(outstanding(claims, told)) if told else claims
    of_claims = list(acts_of_claims(claims, tagged.sides))
    acts = [*of_claims, *unagreed(acts, of_claims)]
    acts += unread_acts(document.id, tagged, judged, times, acts)
    acts += seen_acts(document.id, tagged, judged, times, acts)
    claims = list(undenied(text, tagged.sentences, [*claims, *acts]))
    claims = dated(claims, told) if told else claims
    claims += find_factors(document.id, tagged)
    for s in tagged.sentences:
        if s.kind in ("body", "bullet"):
            inside = [t for t in times if s.start <= t.start < s.end]
            claims += find_figures(text, s.start, s.end, document.id, inside)
    return Reading(document=document.id, reader=READER, claims=tuple(claims), times=tuple(times), people=people,
                   states=states, clues=clues_of(text, register, set(tagged.counts)),
                   noise=tuple((s.start, s.end) for s in tagged.sentences if s.kind == "noise"))


def clues_of(text: str, register: Register, named: set[str]) -> tuple[str, ...]:
    """The known happenings that a text presupposes: those that concern only states which it names, or all the world."""
    found = dict.fromkeys(h for hit in register.find_happenings(text) for h in hit.happenings)
    return tuple(h for h in found if not register.happenings[h].states or set(register.happenings[h].states) <= named
                 or register.happenings[h].kind != "anniversary")
