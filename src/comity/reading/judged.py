"""A report as the event coder sees it: sentences that name a state encoded once, asked by all kinds of claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from comity.reading.coder import Act, Coder, Promise, Telling
from comity.reading.coder import Sentence as Encoded
from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.stages import find_cues
from comity.reading.tagging import TELLS, Tagged

ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")
PROMISING = 0.3  # probability that a sentence promises from which its words are asked
WORD = re.compile(r"[\w'’-]+")


class Judged:
    """The encoded sentences of a report; spans given and taken count in the report's text."""

    def __init__(self, tagged: Tagged, coder: Coder) -> None:
        """Sentences that name a state, and those in which a rule's cue stands, are encoded."""
        self.coder = coder
        told = [s for s in tagged.sentences if s.kind in TELLS]
        told = [s for s in told if any(m.codes for m in tagged.within(s.start, s.end)) or find_cues(tagged.text, s)]
        self.sentences = self.unread = told
        encoded = coder.read([s.text for s in told])
        self._encoded = dict(zip((s.start for s in told), encoded, strict=True))
        self._telling = dict(zip((s.start for s in told), coder.tells(encoded), strict=True))

    def leave(self, read: Sequence[int]) -> None:
        """The coder is not asked for acts and promises in sentences in which evidence of claims begins."""
        self.unread = [s for s in self.sentences if not holds(s, read)]

    def of(self, sentence: Sentence) -> Encoded | None:
        """The sentence as encoded; None where it names no state or does not tell."""
        return self._encoded.get(sentence.start)

    def telling(self, sentence: Sentence) -> Telling | None:
        """Of what the sentence tells; None where it was not encoded, or is no sentence but a headline in the text."""
        whole = sentence.kind != "body" or ENDS.search(sentence.text)
        return self._telling.get(sentence.start) if whole else None

    def at(self, offset: int) -> tuple[Sentence, Telling] | None:
        """The encoded sentence that holds an offset, and of what it tells; None where that is not known."""
        sentence = next((s for s in self.sentences if s.start <= offset < s.end), None)
        telling = self.telling(sentence) if sentence else None
        return (sentence, telling) if sentence and telling else None

    def promising(self, sentence: Sentence) -> bool:
        """Whether as a whole it may tell of a promise, so that single words of it are asked."""
        if sentence.text.rstrip().endswith(":"):
            return False  # it opens a list
        telling = self.telling(sentence)
        return telling is None or telling.promise >= PROMISING

    def tells_by(self, sentence: Sentence, kind: str) -> int:
        """Where the word begins that most likely tells an act of this type."""
        encoded = self._encoded[sentence.start]
        best = int(encoded.trigger[:, 1 + self.coder.types.index(kind)].argmax())
        return sentence.start + word_at(encoded.text, encoded.offsets[best][0])[0]

    def seen_as(self, sentence: Sentence, kind: str) -> float:
        """How likely the word that most likely tells an act of this type does."""
        encoded = self._encoded[sentence.start]
        return float(encoded.trigger[:, 1 + self.coder.types.index(kind)].max())

    def promises_by(self, sentence: Sentence) -> tuple[int, int]:
        """Where the word stands that most likely tells a promise."""
        encoded = self._encoded[sentence.start]
        best = int(encoded.stage[:, 1:].sum(axis=1).argmax())
        start, end = word_at(encoded.text, encoded.offsets[best][0])
        return sentence.start + start, sentence.start + end

    def acts(self, sentence: Sentence, ways: Sequence[tuple[Mention, Mention | None]]) -> list[Act]:
        """What each first mention does to the second, both in this sentence."""
        encoded = self._encoded[sentence.start]
        at = sentence.start
        return self.coder.acts(
            [(encoded, (a.start - at, a.end - at), (b.start - at, b.end - at) if b else None) for a, b in ways]
        )

    def promises(self, sentence: Sentence, spans: Iterable[tuple[int, int]]) -> list[Promise]:
        """What the words in each span of this sentence promise."""
        encoded = self._encoded[sentence.start]
        return self.coder.promises([(encoded, (a - sentence.start, b - sentence.start)) for a, b in spans])


def word_at(text: str, at: int) -> tuple[int, int]:
    """The word that holds an offset, else the next one; all of the text if there is none."""
    return next((m.span() for m in WORD.finditer(text) if m.end() > at), (0, len(text)))


def holds(sentence: Sentence, starts: Sequence[int]) -> bool:
    """Whether any of the offsets lies in a sentence."""
    return any(sentence.start <= at < sentence.end for at in starts)
