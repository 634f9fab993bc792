"""Rows about what a sentence commits its writer to: pledges of parties, and how certain events are.

MiMac: a sentence of a manifesto is a pledge (narrow or broad) or none; F1 of pledges at a probability of one half. All
sentences count, as for the peer; a model trained on one country is fairly measured on the other, so each is told too.
UW: a number from -3 to 3 for each event's head; mean absolute error and Pearson's r. MEANTIME: each event is certain,
probable or possible; the number is turned into the class whose own number in the published conversion is nearest
(certain 3, probable 1.5, possible 0.75, whatever the sign); macro F1. Events without one of the three are left out.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from xml.etree import ElementTree

from benchmarks.events.coders import Coder, Span
from benchmarks.events.rows import Outcome, only_test
from benchmarks.events.scoring import Counts, Couple, Measure, correlation, macro_f1, mean_error
from benchmarks.events.sources import find, json_lines
from benchmarks.events.texts import joined

MIMAC = "events-roles/mimac-pledges.jsonl.gz"
FACTUALITY = "events-roles/factuality-uw-udsih2-meantime.tar.gz"
MEANTIME = "events-roles/meantime-en.tar.gz"
LEAST = 0.5
SIDES = {"test": "test", "train": "dev"}
CERTAINTY = {"CERTAIN": 3.0, "PROBABLE": 1.5, "POSSIBLE": 0.75}

Sentence = tuple[str, list[Span]]


def pledges(coder: Coder, split: str) -> Outcome:
    """MiMac, all sentences and by country."""
    only_test(split)
    path = find(MIMAC)
    rows = list(json_lines(path))
    told = coder.pledges([row["text"] for row in rows])
    measures = {}
    for name, country in (("", None), (", India", "India"), (", Sweden", "Sweden")):
        kept = [(row["pledge"] > 0, said >= LEAST) for row, said in zip(rows, told, strict=True)
                if country in (None, row["country"])]
        counts = Counts(sum(a and b for a, b in kept), sum(b for _, b in kept), sum(a for a, _ in kept))
        measures[f"F1{name}"] = Measure(counts.f1)
        if country is None:
            measures |= {"precision": Measure(counts.precision), "recall": Measure(counts.recall)}
    return Outcome((path,), len(rows), measures)


def factuality(coder: Coder, split: str) -> Outcome:
    """UW's events: error and correlation."""
    path = find(FACTUALITY)
    sentences: list[Sentence] = []
    gold: list[float] = []
    with tarfile.open(path) as archive:
        member = archive.extractfile(f"factuality/UW/{SIDES[split]}.jsonl")
        assert member is not None
        for row in map(json.loads, member):
            text, spans = joined(row["text"].split())
            heads = [target["span1"] for target in row["targets"]]
            sentences.append((text, [(spans[first][0], spans[end - 1][1]) for first, end in heads]))
            gold += [target["label"] for target in row["targets"]]
    told = [number for numbers in coder.factuality(sentences) for number in numbers]
    return Outcome((path,), len(gold), {"MAE": Measure(mean_error(gold, told)),
                                        "Pearson r": Measure(correlation(gold, told))})


def certainty(coder: Coder, split: str) -> Outcome:
    """MEANTIME's events: certain, probable or possible."""
    only_test(split)
    path = find(MEANTIME)
    sentences: list[Sentence] = []
    gold: list[str] = []
    with tarfile.open(path) as archive:
        for member in sorted(archive.getnames()):
            if "/intra-doc_annotation/" in member and member.endswith(".xml"):
                file = archive.extractfile(member)
                assert file is not None
                for text, heads in meantime(ElementTree.fromstring(file.read())):
                    sentences.append((text, [span for span, _ in heads]))
                    gold += [label for _, label in heads]
    told = [nearest(number) for numbers in coder.factuality(sentences) for number in numbers]
    couples: list[Couple] = list(zip(gold, told, strict=True))
    return Outcome((path,), len(gold), {"macro F1": Measure(macro_f1(couples))})


def meantime(document: ElementTree.Element) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """The sentences of a document with the spans of its events and how certain each is."""
    tokens: dict[str, list[tuple[str, str]]] = {}  # by sentence: id and word
    sentence_of: dict[str, str] = {}
    for token in document.iter("token"):
        tokens.setdefault(token.attrib["sentence"], []).append((token.attrib["t_id"], token.text or ""))
        sentence_of[token.attrib["t_id"]] = token.attrib["sentence"]
    heads: dict[str, list[tuple[list[str], str]]] = {}
    for event in document.iter("EVENT_MENTION"):
        anchors = [anchor.attrib["t_id"] for anchor in event.iter("token_anchor")]
        if anchors and event.get("certainty") in CERTAINTY:
            home = sentence_of[anchors[0]]  # a few anchors run on into the next sentence: the first one's part counts
            anchors = [anchor for anchor in anchors if sentence_of[anchor] == home]
            heads.setdefault(home, []).append((anchors, event.attrib["certainty"]))
    for sentence, found in heads.items():
        text, spans = joined([word for _, word in tokens[sentence]])
        at = {name: span for (name, _), span in zip(tokens[sentence], spans, strict=True)}
        yield text, [((at[ids[0]][0], at[ids[-1]][1]), label) for ids, label in found]


def nearest(number: float) -> str:
    """The class of a number from -3 to 3."""
    return min(CERTAINTY, key=lambda label: abs(abs(number) - CERTAINTY[label]))
