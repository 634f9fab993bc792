"""A report as the event coder sees it: each sentence that names a state encoded once, asked by all kinds of claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from comity.reading.coder import Act, Coder, Promise
from comity.reading.coder import Sentence as Encoded
from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.stages import find_cues
from comity.reading.tagging import TELLS, Tagged


class Judged:
    """The encoded sentences of a report; spans given and taken count in the report's text."""

    def __init__(
        self, tagged: Tagged, coder: Coder, promised: Sequence[int] = (), read: Sequence[int] = ()
    ) -> None:
        """`promised`: where evidence of promises that rules have read begins; sentences with any are not encoded.
        `read`: where evidence of all else that they have read does; such sentences, and those that name no state, are
        encoded where a rule's cue stands in them, and asked for promises alone.
        """
        self.coder = coder
        told = [s for s in tagged.sentences if s.kind in TELLS and not holds(s, promised)]
        unread = [s for s in told if not holds(s, read)]
        named = {s for s in unread if any(m.codes for m in tagged.within(s.start, s.end))}
        told = [s for s in told if s in named or find_cues(tagged.text, s)]
        self.sentences = told
        self.unread = [s for s in unread if s in told]
        encoded = coder.read([s.text for s in told])
        self._encoded = dict(zip((s.start for s in told), encoded, strict=True))

    def of(self, sentence: Sentence) -> Encoded | None:
        """The sentence as encoded; None where it names no state or does not tell."""
        return self._encoded.get(sentence.start)

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


def holds(sentence: Sentence, starts: Sequence[int]) -> bool:
    """Whether any of the offsets lies in a sentence."""
    return any(sentence.start <= at < sentence.end for at in starts)
