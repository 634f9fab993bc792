"""What a user is told of a second reader: before anything is sent, where it goes; then what it cost and left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.serving import telling

if TYPE_CHECKING:
    from comity.ledger.judgements import Judgement
    from comity.readers import Second

MOST_NAMED = 3  # documents of one reason that are told one by one


def announce(second: Second) -> None:
    """Say where reports are sent."""
    settings = second.settings
    open_ = "; not encrypted on the way" if settings.is_open else ""
    telling.note(f"The text of each report is sent to {settings.model} at {settings.host}{open_}. At most "
                 f"{settings.requests:,} requests and {settings.tokens:,} tokens.")


def account(second: Second, unanswered: Sequence[tuple[str, str]]) -> None:
    """Say what was spent and refused, and which documents it did not read."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for path, reason in unanswered:
        by_reason[reason].append(path)
    for reason, paths in sorted(by_reason.items()):
        for path in paths if len(paths) <= MOST_NAMED else ():
            telling.note(f"not read by the model {path}: {reason}")
        if len(paths) > MOST_NAMED:
            telling.note(f"not read by the model {len(paths)} reports: {reason}")
    for line in second.account.lines():
        telling.note(line)
    if unanswered:
        telling.note("What it did not read is in the record as read before, or by the rules. "
                     "comity reread --reader llm asks again.")


def orphans(judged: Sequence[Judgement]) -> None:
    """List people's judgements that no claim carries any more."""
    for one in judged:
        telling.note(f"judgement {one.key} of {one.by} on {one.made_when[:10]} ({one.kind}: {one.what} is {one.value}) "
                     f"has no claim on characters {one.start} to {one.end} of {one.document} any more; it is kept")
    if judged:
        telling.note("comity review shows the words, and what settles it.")
