"""What in a report tells when it was written: `CLUES`, a table of small rules with their weights.

A rule rather says too little: `votes.agree` adds up what the rules say, and the lightest findings that stand against
the rest fall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from comity.resolving.ahead import dates_ahead
from comity.resolving.facts import Facts
from comity.resolving.gathered import known_meetings, summits
from comity.resolving.governments import administrations, titles
from comity.resolving.known import anniversaries, happenings, tenures
from comity.resolving.recounted import same_days, told_days
from comity.resolving.told import (
    addresses,
    captions,
    datelines,
    first_times,
    news_days,
    news_months,
    page_dates,
    past_dates,
)
from comity.resolving.votes import Finding

Clue = Callable[[Facts, float], Iterator[Finding]]

# The rules with their weights: judged on the development reports, where tenures never failed, captions and page dates
# did (old pictures, archives), and a single wrong date in a text must not outweigh two people in office. Only captions
# ever weigh more than stands here (`dating.SURE`).
CLUES: dict[Clue, float] = {
    tenures: 8.0,
    summits: 7.0,
    titles: 6.0,
    addresses: 7.0,
    datelines: 6.0,
    captions: 5.0,
    news_days: 5.0,
    anniversaries: 4.0,
    happenings: 4.0,
    administrations: 4.0,
    known_meetings: 3.0,
    told_days: 3.0,
    same_days: 3.0,
    news_months: 3.0,
    page_dates: 3.0,
    past_dates: 4.0,
    dates_ahead: 4.0,
    first_times: 1.5,
}
