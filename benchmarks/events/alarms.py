"""False alarms: sentences in which no state does anything to another. The share in which one is told all the same.

An alarm is a coded act between two different states (the European Union counts as one), whatever its probability: a
coder leaves out what it does not believe.

`negatives.txt` here: 504 sentences of our own in six kinds, 84 each of sport, markets, crime, weather, history and
opinion. Each names two states or more, many in the words of politics (a striker signs, a storm hits, a gang threatens).
Nothing was trained on them, and whoever writes sentences to train on does not look at them.

Class 0 of ConfliBERT's test is what CAMEO has under 01 and 02: statements and appeals. These are not free of acts: an
appeal is REQUEST in PLOVER 1.3, and its training side has telephone calls between ministers among them. So the share
that counts leaves requests out, and even that is no error rate: compare coders by it, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.events.coders import Coded, Coder
from benchmarks.events.ends import dyads
from benchmarks.events.rows import Outcome, only_test
from benchmarks.events.scoring import Measure
from benchmarks.events.sources import OWN, find

from comity.codebook.cameo import cameo
from comity.register import load_register

CLASSES = "event-coding/conflibert/cameo_class_test.tsv"
NEGATIVES = OWN / "negatives.txt"
NEUTRAL = "0"


def false_alarm(acts: Sequence[Coded], *, but: str | None = None) -> bool:
    """Whether one of the acts, but for those of a PLOVER type, is between two different states."""
    states = load_register().states
    return any(a != b and a in states and b in states for act in acts if but is None or cameo(act.cameo).plover != but
               for a, b in dyads(act.source_countries, act.target_countries))


def neutral_texts(path: Path) -> list[str]:
    """The sentences of class 0."""
    rows = (line.rpartition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [text for text, _, label in rows if label.strip() == NEUTRAL]


def own_texts(path: Path = NEGATIVES) -> dict[str, list[str]]:
    """Our sentences by kind: a line `# kind` begins each."""
    found: dict[str, list[str]] = {}
    kind = ""
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if line.startswith("# "):
            kind = line.removeprefix("# ")
        else:
            found.setdefault(kind, []).append(line)
    return found


def neutral(coder: Coder, split: str) -> Outcome:
    """Class 0 of ConfliBERT's test."""
    only_test(split)
    path = find(CLASSES)
    told = coder.codes(neutral_texts(path))
    share = {"share but for requests": sum(false_alarm(acts, but="REQUEST") for acts in told) / len(told),
             "share": sum(map(false_alarm, told)) / len(told)}
    return Outcome((path,), len(told), {name: Measure(value) for name, value in share.items()})


def own(coder: Coder, split: str) -> Outcome:
    """Our own, all and by kind."""
    only_test(split)
    kinds = own_texts()
    alarms = {kind: [false_alarm(acts) for acts in coder.codes(texts)] for kind, texts in kinds.items()}
    every = [alarm for found in alarms.values() for alarm in found]
    measures = {"share": Measure(sum(every) / len(every))}
    measures |= {f"share, {kind}": Measure(sum(found) / len(found)) for kind, found in alarms.items()}
    return Outcome((NEGATIVES,), len(every), measures)
