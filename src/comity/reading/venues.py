"""Where a contact took place when its own words do not say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.model.claims import MeetingClaim
from comity.reading.gatherings import Gathering
from comity.reading.tagging import Tagged
from comity.reading.towns import capital_of

LEAD = 3  # sentences in which a report tells its news
ENVOY = re.compile(r"\b(?:ambassador|(?:chief|head) of mission|envoy|charg[eé]|high commissioner|consul|attach[eé]"
                   r"|diplomat|councill?or|counsell?or)", re.I)
OF_MISSION = len(" of mission")
TWO = 2

Venue = tuple[str | None, str | None]


def filed_there(tagged: Tagged, first: Gathering, country: object) -> Venue | None:
    """A report is filed from where its main meeting was, if its first sentences tell of it."""
    dateline = tagged.dateline()
    lead = [s.start for s in tagged.sentences if s.kind == "body"][:LEAD]
    if dateline and first.sentence.start in lead and country in (None, dateline.country):
        return dateline.name, dateline.country or None
    return None


def same_day(tellings: Sequence[Gathering], main: MeetingClaim | None, country: object) -> Venue | None:
    """A further meeting of the main one's day was in the same town: "He received the two afterwards"."""
    when = next((t.when.text for t in tellings if t.when), None)
    if main is None or main.place is None or main.status != "held" or main.background:
        return None
    alike = when is None or (main.when is not None and main.when.text == when)
    there = {main.country} & {code for t in tellings for code in t.codes} and country in (None, main.country)
    return (main.place, main.country) if alike and there else None


def seat_of_summons(tagged: Tagged, tellings: Sequence[Gathering]) -> Venue | None:
    """An envoy is summoned to the foreign ministry, which has its seat in the capital of the one who summons; of a
    state with several, as the register has them, only in the one that the report names."""
    codes = {code for t in tellings for code in t.codes}
    guests = {m.codes[0] for t in tellings for m in t.mentions
              if m.codes and (ENVOY.search(m.office or "") or ENVOY.search(tagged.text, m.start, m.end + OF_MISSION))}
    host = codes - guests
    if len(codes) != TWO or len(host) != 1:
        return None
    code = host.pop()
    town = capital_of(tagged.register, code, tagged.places)
    return (town, code) if town else None
