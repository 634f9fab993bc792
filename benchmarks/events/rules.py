"""The rules of `comity.reading` as an event coder: each sentence is read as a report of its own.

They code acts between two different states only, and know PLOVER types, no CAMEO codes: a type is told by the general
code of its root. An act that is planned, supposed or denied is left out, but for a planned meeting, which is AGREE.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.events.coders import Coded, NotOffered, Span

from comity.codebook import load_codebook
from comity.model.claims import CommitmentClaim, EventClaim, Reading
from comity.model.document import Document
from comity.reading.reader import read_document
from comity.register import load_register

GENERAL = {  # the code by which a type is told
    "AGREE": "030", "CONSULT": "040", "SUPPORT": "050", "COOPERATE": "060", "AID": "070", "CONCEDE": "080",
    "RETREAT": "084", "REQUEST": "100", "ACCUSE": "110", "REJECT": "120", "THREATEN": "130", "PROTEST": "140",
    "MOBILIZE": "150", "SANCTION": "160", "COERCE": "170", "ASSAULT": "190",
}  # fmt: skip
ORGANISATION = ("IGO",)
PROMISED = {"pledged", "agreed", "reaffirmed"}


class RulesCoder:
    """See the head of this module."""

    def __init__(self) -> None:
        self.name = "rules"
        self._register = load_register()
        self._codebook = load_codebook()

    def _read(self, text: str) -> Reading:
        return read_document(Document("sentence", text, language="en"), self._register, self._codebook)

    def _acts(self, text: str) -> list[EventClaim]:
        found = [claim for claim in self._read(text).claims if isinstance(claim, EventClaim)]
        return [c for c in found if c.auxiliary in (None, "historical") or (c.event_type, c.auxiliary) == (
            "AGREE", "future")]

    def pairs(self, items: Sequence[tuple[str, Span | None, Span | None]]) -> list[dict[str, float]]:
        """The acts of the sentence whoever does them, as the rules see states alone; the first told weighs most."""
        found = []
        for text, _, _ in items:
            codes = dict.fromkeys(GENERAL[act.event_type] for act in self._acts(text))
            found.append({code: 0.5 ** (rank + 1) for rank, code in enumerate(codes)})
        return found

    def codes(self, texts: Sequence[str]) -> list[list[Coded]]:
        """Acts once each; an organisation that acts (not its members, where they meet) is `IGO`."""
        found = []
        for text in texts:
            acts = [Coded(ORGANISATION if act.blocs and not act.rule.startswith("from-") else act.actors,
                          act.recipients, GENERAL[act.event_type], act.confidence) for act in self._acts(text)]
            found.append(list(dict.fromkeys(acts)))
        return found

    def pledges(self, texts: Sequence[str]) -> list[float]:
        """1 where a state binds itself; promises of parties are not read."""
        return [float(any(isinstance(c, CommitmentClaim) and c.stage in PROMISED for c in self._read(text).claims))
                for text in texts]

    def factuality(self, items: Sequence[tuple[str, Sequence[Span]]]) -> list[list[float]]:
        """Not offered."""
        raise NotOffered("the rules give acts an auxiliary, no degree of certainty")

    def roles(self, items: Sequence[tuple[str, Span]]) -> list[tuple[list[Span], list[Span]]]:
        """Not offered."""
        raise NotOffered("the rules name states, no spans of actors and recipients")
