"""Follow promises from story to story.

A later report may say an earlier promise again, that it was kept, or that it was dropped. Each entry stays what its own
reports tell; entries of one promise share one life of steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from comity.codebook.mechanisms import fulfilled_words
from comity.model.record import Commitment, Step
from comity.reconciling.commitments import STAGES
from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.wording import content, plain, words

LIKE = 72  # rapidfuzz token-set ratio of two actions, where no topic is shared
TELLING_WORDS = 2  # that such actions have in common
NEXT = 20  # entries after it, by date, with which an entry is compared under one key
AGREED = frozenset(("agreed", "reaffirmed", "kept"))
OPEN = frozenset(("considering", "proposed"))
SAID = frozenset(("agreed", "pledged"))
# Fields that are one thing by themselves; elsewhere only a topic or the action's words make two promises one.
ONE_THING = frozenset(("shuttle-diplomacy", "denuclearisation", "intelligence-sharing"))


def follow(commitments: Sequence[Commitment], stories: Sequence[str]) -> list[Commitment]:
    """The commitments with one life for each promise told in several stories (`stories`: that of each commitment).

    Each keeps its own stage; `steps` become those of the whole life, `life` names all its entries, the oldest first,
    and `latest` the stage at its end.
    """
    found = list(commitments)
    links = _links(commitments, stories)
    for group in agglomerate(len(commitments), links):
        if len(group) == 1:
            continue
        steps = _life({step for place in group for step in commitments[place].steps})
        latest = latest_of(steps)
        life = tuple(commitments[place].id for place in sorted(group, key=lambda p: _age(commitments[p])))
        for place in group:
            found[place] = replace(commitments[place], steps=steps, life=life, latest=latest)
    return found


def _life(told: Iterable[Step]) -> tuple[Step, ...]:
    """The steps of one promise in their order, each as the whole life shows it: what is agreed a second time is
    reaffirmed, and what makes good an earlier word is kept."""
    steps: list[Step] = []
    binding = ""
    for step in sorted(told):
        stage = step.stage
        later = bool(binding) and step.date > binding
        if later and stage in SAID and fulfilled_words().search(step.evidence.exact):
            stage = "kept"
        elif later and stage in SAID:
            stage = "reaffirmed"
        elif not binding and step.date and stage in AGREED:
            binding = step.date
        steps.append(replace(step, stage=stage))
    return tuple(sorted(set(steps)))


def latest_of(steps: Sequence[Step]) -> str | None:
    """The strongest stage of the last day; None without days. What is bound is not loosened by being weighed again."""
    bound = any(step.stage in AGREED for step in steps if step.date)
    telling = [step for step in steps if step.date and not (bound and step.stage in OPEN)]
    last = max((step.date for step in telling), default="")
    return min((step.stage for step in telling if step.date == last), key=STAGES.index, default=None)


def _links(commitments: Sequence[Commitment], stories: Sequence[str]) -> list[Link]:
    """Links between entries of different stories; under each key an entry is compared with the next ones by date."""
    links: dict[tuple[int, int], Link] = {}
    for places in blocks([_keys(commitment) for commitment in commitments]).values():
        ordered = sorted(places, key=lambda p: _age(commitments[p]))
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + NEXT]:
                pair = (min(one, other), max(one, other))
                if pair in links or stories[one] == stories[other]:
                    continue
                if score := _one_promise(commitments[one], commitments[other]):
                    links[pair] = Link(*pair, score)
    return list(links.values())


def _age(commitment: Commitment) -> tuple[str, str]:
    return (commitment.date or "~", commitment.id)


def _topic(commitment: Commitment) -> str:
    return "-".join(words(commitment.topic or ""))


def _keys(commitment: Commitment) -> list[tuple[str, ...]]:
    """Its parties and field, with its topic, with each telling word of its action, alone if the field is one thing."""
    own = (*commitment.parties, commitment.field)
    keys = [(*own, "word", word) for word in sorted(content(commitment.action))]
    if topic := _topic(commitment):
        keys.append((*own, "topic", topic))
    elif commitment.field in ONE_THING:
        keys.append((*own, "field"))
    return keys


def _one_promise(one: Commitment, other: Commitment) -> float:
    """How surely two entries of the same parties and field are of one promise; 0 if not."""
    topics = (_topic(one), _topic(other))
    if topics[0] and topics[1]:
        return 200.0 if topics[0] == topics[1] else 0.0
    if one.field in ONE_THING and not any(topics):
        return 100.0
    likeness: float = fuzz.token_set_ratio(plain(one.action), plain(other.action))
    shared = content(one.action) & content(other.action)
    return likeness if likeness >= LIKE and len(shared) >= TELLING_WORDS else 0.0
