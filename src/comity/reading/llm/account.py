"""What one run of a language model spent, and whether it may go on. A pure count: nothing is asked here.

Invariant: a request is only begun within both bounds, its cost guessed; what it really cost takes the guess's place.
So the bound of requests is never passed, that of tokens by no more than what answers cost beyond their guesses.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

MOST_NAMED = 5  # documents that are named in one line
MOST_FAILURES = 5  # in a row, by document: an endpoint that fails so often is not asked again in this run


@dataclass(slots=True)
class Account:
    """`requests` and `tokens` are the bounds. `failures` says by document why it was left to the rules; `closed` why
    nothing more is asked."""

    requests: int
    tokens: int
    asked: int = 0
    spent: int = 0
    guessed: int = 0  # for requests that run
    answers: int = 0  # documents that the model read, cached ones too
    cached: int = 0
    claims: int = 0  # entries of its answers, refused ones too
    refused: Counter[str] = field(default_factory=Counter)
    omitted: Counter[str] = field(default_factory=Counter)
    emptied: list[str] = field(default_factory=list)  # paths of documents in which the rules alone find something
    failures: dict[str, str] = field(default_factory=dict)
    closed: str | None = None
    in_a_row: int = 0

    def waits(self, guess: int) -> bool:
        """Whether a request of this cost has to wait for what running ones really cost."""
        return bool(self.guessed) and self.spent + self.guessed + guess > self.tokens

    def begin(self, guess: int) -> str | None:
        """Count a request that is about to be made; or the reason why it may not be."""
        if self.closed is None and self.asked >= self.requests:
            self.closed = f"the budget of {self.requests:,} requests is spent"
        if self.closed is None and self.spent + self.guessed + guess > self.tokens:
            self.closed = f"the budget of {self.tokens:,} tokens holds no other request ({self.spent:,} spent)"
        if self.closed:
            return self.closed
        self.asked += 1
        self.guessed += guess
        return None

    def end(self, guess: int, cost: int) -> None:
        """Put what a request cost, in tokens, in place of its guess."""
        self.guessed -= guess
        self.spent += cost

    def answered(self, *, cached: bool) -> None:
        """Count a document that the model read."""
        self.answers += 1
        self.cached += cached
        self.in_a_row = self.in_a_row if cached else 0

    def failed(self, document: str, reason: str, *, final: bool = False, alone: bool = False) -> None:
        """Count a document that is left to the rules; a `final` reason holds for all that follow, one that stands
        `alone` says nothing of them."""
        self.failures[document] = reason
        if self.closed is None and not alone:
            self.in_a_row += 1
            if final:
                self.closed = reason
            elif self.in_a_row >= MOST_FAILURES:
                self.closed = f"it failed for {MOST_FAILURES} reports in a row"

    def lines(self) -> list[str]:
        """What was spent and refused, for the user."""
        told = [f"{self.answers} read by the model ({self.cached} from the cache): {_of(self.asked, self.requests)} "
                f"requests, {_of(self.spent, self.tokens)} tokens."]
        if refused := self.refused.total():
            told.append(f"Refused {refused} of {self.claims} claims of the model: {_listed(self.refused)}.")
        if self.omitted:
            told.append(f"Left out of claims that stand: {_listed(self.omitted)}.")
        if self.emptied:
            named = ", ".join(self.emptied[:MOST_NAMED]) + (" and others" if len(self.emptied) > MOST_NAMED else "")
            told.append(f"In {len(self.emptied)} reports the rules find something and the model nothing: {named}.")
        return told


def _of(number: int, most: int) -> str:
    return f"{number:,} of at most {most:,}"


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{reason} {number}" for reason, number in sorted(counted.items(), key=lambda i: (-i[1], i[0])))
