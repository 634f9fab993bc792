"""Rows about who acts on whom: WikiEvents and RAMS, nothing of which is used for training.

The trigger is given; the coder tells the spans of actor and recipient in the trigger's sentence. Of the two sets' roles
those in `ROLES` count, in events of communication, agreement and conflict. A told span is right if heads overlap: the
head of the gold span lies in it, or its own head in the gold span; each gold span is found once. The head is the last
word before a preposition, a relative or a comma. Where both parties have one and the same role (a meeting, an
agreement) it does not matter which of the two a span is told as. Arguments in other sentences cannot be found: `F1`
leaves them out, `F1 with other sentences` holds them against the coder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.events.coders import Coder, Span
from benchmarks.events.rows import Outcome
from benchmarks.events.scoring import Counts, Measure, total
from benchmarks.events.sources import find, json_lines
from benchmarks.events.texts import joined

SIDES = {"test": "test", "train": "dev"}
ACTOR, RECIPIENT, EITHER = "actor", "recipient", "either"
# Beginning of the event's type (first that fits): role, without RAMS's `arg01`, in lower case: what it is here.
ROLES: dict[str, dict[str, str]] = {
    "contact.funeralvigil": {},  # mourners and the dead
    "contact": {"communicator": ACTOR, "recipient": RECIPIENT, "participant": EITHER},
    "government.agreements": {"participant": EITHER, "rejecternullifier": ACTOR, "violator": ACTOR,
                              "otherparticipant": RECIPIENT},
    "conflict.attack": {"attacker": ACTOR, "target": RECIPIENT},
    "conflict.defeat": {"victor": ACTOR, "defeated": RECIPIENT},
    "conflict.demonstrate": {"demonstrator": ACTOR, "target": RECIPIENT},
    "conflict.yield": {"yielder": ACTOR, "surrenderer": ACTOR, "retreater": ACTOR, "recipient": RECIPIENT},
}
AFTER_HEAD = re.compile(r"\s+(?:of|in|from|for|to|at|on|by|with|against|near|who|whom|which|that|whose|and)\b"
                        r"|\s*[,(;:]", re.I)
WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A trigger in its sentence, the gold spans with what they are, and how many arguments stand elsewhere."""

    text: str
    trigger: Span
    gold: tuple[tuple[Span, str], ...]
    elsewhere: int


def meaning(event: str, role: str) -> str | None:
    """`actor`, `recipient` or `either` of an event's role, None for what does not count."""
    kind = next((roles for start, roles in ROLES.items() if event.lower().startswith(start)), {})
    return kind.get(re.sub(r".*arg\d+", "", role.lower()))


def head(text: str, span: Span) -> Span:
    """The head word of a span, by the rule at the top."""
    cut = AFTER_HEAD.search(text, span[0] + 1, span[1])
    words = list(WORD.finditer(text, span[0], cut.start() if cut else span[1]))
    return words[-1].span() if words else span


def matches(text: str, told: Span, gold: Span) -> bool:
    """Whether heads overlap."""
    mine, theirs = head(text, told), head(text, gold)
    return (told[0] <= theirs[0] and theirs[1] <= told[1]) or (gold[0] <= mine[0] and mine[1] <= gold[1])


def counted(asked: Asked, told: tuple[Sequence[Span], Sequence[Span]]) -> Counts:
    """One to one: each told span takes the first gold span that is left and fits."""
    left = list(asked.gold)
    right = 0
    for kind, spans in ((ACTOR, told[0]), (RECIPIENT, told[1])):
        for span in spans:
            found = next((one for one in left if one[1] in (kind, EITHER) and matches(asked.text, span, one[0])), None)
            if found:
                left.remove(found)
                right += 1
    return Counts(right, len(told[0]) + len(told[1]), len(asked.gold))


def wikievents_items(path: Path) -> Iterator[Asked]:
    """The triggers of WikiEvents that count."""
    for document in json_lines(path):
        entities = {entity["id"]: entity for entity in document["entity_mentions"]}
        first, starts = 0, list[int]()
        for tokens, _ in document["sentences"]:
            starts.append(first)
            first += len(tokens)
        for event in document["event_mentions"]:
            number = event["trigger"]["sent_idx"]
            tokens, text = document["sentences"][number]
            start, shift = starts[number], tokens[0][1]
            wanted = [(entities[one["entity_id"]], kind) for one in event["arguments"]
                      if (kind := meaning(event["event_type"], one["role"]))]
            inside = [(e, kind) for e, kind in wanted if e["sent_idx"] == number]
            if wanted:
                yield Asked(text, _chars(tokens, event["trigger"], start, shift),
                            tuple((_chars(tokens, e, start, shift), kind) for e, kind in inside),
                            len(wanted) - len(inside))


def _chars(tokens: Sequence[Sequence[int]], found: dict[str, int], start: int, shift: int) -> Span:
    """Characters of the sentence from numbers of the document's tokens, end exclusive."""
    return tokens[found["start"] - start][1] - shift, tokens[found["end"] - 1 - start][2] - shift


def rams_items(path: Path) -> Iterator[Asked]:
    """The triggers of RAMS that count; its numbers of tokens include the last."""
    for document in json_lines(path):
        first, last, ((event, _), *_) = document["evt_triggers"][0]
        start = 0
        for sentence in document["sentences"]:
            if start <= first < start + len(sentence):
                break
            start += len(sentence)
        text, spans = joined(sentence, hyphens=True)
        end = start + len(sentence)
        wanted = [(a, b, kind) for _, (a, b), role in document["gold_evt_links"] if (kind := meaning(event, role))]
        inside = tuple(((spans[a - start][0], spans[b - start][1]), kind) for a, b, kind in wanted
                       if start <= a and b < end)
        if wanted:
            yield Asked(text, (spans[first - start][0], spans[last - start][1]), inside, len(wanted) - len(inside))


def outcome(coder: Coder, path: Path, items: Iterable[Asked]) -> Outcome:
    """The scores of one set."""
    asked = list(items)
    told = coder.roles([(one.text, one.trigger) for one in asked])
    counts = total([counted(one, said) for one, said in zip(asked, told, strict=True)])
    wider = Counts(counts.right, counts.told, counts.wanted + sum(one.elsewhere for one in asked))
    return Outcome((path,), len(asked), {
        "F1": Measure(counts.f1), "precision": Measure(counts.precision), "recall": Measure(counts.recall),
        "F1 with other sentences": Measure(wider.f1)})


def wikievents(coder: Coder, split: str) -> Outcome:
    """WikiEvents."""
    path = find(f"events-roles/wikievents-{SIDES[split]}.jsonl.gz")
    return outcome(coder, path, wikievents_items(path))


def rams(coder: Coder, split: str) -> Outcome:
    """RAMS."""
    path = find(f"events-roles/rams-{SIDES[split]}.jsonl.gz")
    return outcome(coder, path, rams_items(path))
