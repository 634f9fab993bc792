"""What in a report tells when it was written: `CLUES`, a table of small rules with their weights.

Each rule gives findings: days on which the report, and with it its main event, can lie, and the reason in words. A rule
rather says too little: `votes.agree` adds up what they say, and the lightest ones that stand against the rest fall.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from comity.model.claims import PersonMention
from comity.model.times import Interval, TimeExpression
from comity.register import Happening, Occupancy
from comity.resolving.facts import LEAD, Facts
from comity.resolving.people import post_in
from comity.resolving.spans import add, clamp, months
from comity.resolving.telling import told_of
from comity.resolving.times import anchor, weekday_near
from comity.resolving.votes import Finding

Clue = Callable[[Facts, float], Iterator[Finding]]

TOLD_WITHIN = 6  # days: news that is told with its day is not yet a week old
AHEAD_WITHIN = 30  # days: how long before its day a meeting is announced with month and day
# days before its beginning from which a report may speak of a happening as if it were there
SPOKEN_OF_BEFORE = {"war": 0, "event": 30, "summit": 60}
ON_THE_EDGE = 2  # days before and after a summit on which delegations meet at its edge
FIRST_YEAR, LAST_YEAR = 1990, 2060  # years tried for a day told without one
_URL_DAY = re.compile(r"(?<!\d)(20[0-3]\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")


def day_of(expression: TimeExpression) -> date | None:
    """The day of an expression that names year, month and day."""
    found = anchor(expression, Interval()) if expression.form == "day" else None
    return found[0].earliest if found else None


def tenures(facts: Facts, weight: float) -> Iterator[Finding]:
    """Somebody told as in office held it then: the report lies in a tenure of the office."""
    for mention in facts.reading.people:
        if not mention.current or facts.noisy(mention.start):
            continue
        held = occupancies_of(facts, mention)
        if not held or facts.cue("former", facts.text[max(0, mention.start - 40):mention.start]):
            continue
        past = any(_is_past(time) for time in facts.times_beside(mention.start))
        factor = 0.25 if past else 1.0 if mention.start < 2 * LEAD else 0.6
        ranks = {facts.register.posts[one.post].rank for one in held}
        understood = post_in(mention.office or "", held[0].country, facts.register) == held[0].post
        if not understood and (ranks & {"officials"} or past):
            continue  # officials hold posts that the register does not know
        factor *= 0.4 if not understood else 0.5 if "officials" in ranks else 1.0
        person = facts.register.persons[held[0].person]
        office = mention.office if understood and mention.office else facts.register.posts[held[0].post].label
        yield Finding(weight * factor, "tenures", f"{person.name} is {' '.join(office.split())} of "
                      f"{facts.register.name(held[0].country)} {' and '.join(map(_held_from, held))}",
                      tuple(one.interval for one in held))


def occupancies_of(facts: Facts, mention: PersonMention) -> list[Occupancy]:
    """All tenures that a mention of a person with office can mean; empty if the register does not know one."""
    register, office = facts.register, mention.office or ""
    everybody = register.persons_named(mention.name)
    if len(mention.name.split()) < 2:  # a family name alone is borne by many
        everybody = [person for person in everybody if person.country == mention.country]
    held = [one for person in everybody for one in register.occupancies(person=person.id) if one.start]
    here = [one for one in held if mention.country in (None, one.country)]
    for pool in (here, held):
        understood = [one for one in pool if one in register.occupancies(
            post=post_in(office, one.country, register) or "", country=one.country)]
        if understood:
            return understood
    return [] if any(post_in(office, one.country, register) for one in here) else here


def _held_from(held: Occupancy) -> str:
    return f"from {held.start}" + (f" to {held.end}" if held.end else "")


def _is_past(time: TimeExpression) -> bool:
    """Whether a time in a sentence makes it background: a year, or a year or more ago."""
    if time.form in ("year", "decade", "century") or (time.form == "month" and time.get("year")):
        return not time.get("attributive") and time.get("bound") in ("in", "over", None)
    shift = time.get("year_shift") or (time.get("shift") if time.get("unit") == "year" else None)
    return time.form in ("relative", "month", "month-day") and shift is not None and int(shift) < 0


def datelines(facts: Facts, weight: float) -> Iterator[Finding]:
    """A dateline is the day of writing: the main event is on it, or on the weekday told, at most six days before."""
    for time in facts.times:
        if not facts.is_dateline(time):
            continue
        told = facts.lead_weekday
        weekday = int(told.get("weekday") or 0) if told else None
        days = []
        for day in _days(time):
            event = weekday_near(weekday, day, "past") if weekday is not None else day - timedelta(days=1)
            days.append(Interval(min(event, day), add(day, "day", 1)))
        yield Finding(weight, "datelines", f'dateline: {" ".join(time.text.split())}', tuple(days),
                      time.form == "month-day")
        if told in tuple(facts.times_beside(time.start)) and weekday is not None and told:
            close = [Interval(day - timedelta(days=1), add(day, "day", 1)) for day in _days(time)
                     if (day.weekday() - weekday) % 7 <= 1 and day <= facts.horizon]
            yield Finding(weight / 6, "datelines", f'{told.text} told in a report of {" ".join(time.text.split())}',
                          tuple(close))


def captions(facts: Facts, weight: float) -> Iterator[Finding]:
    """A date under a picture at the head is that of the news, unless the picture is an old one."""
    for time in facts.times:
        start, end, before = facts.line(time.start)
        line = facts.text[start:end]
        if time.form != "day" or not facts.cue("captions", line) or facts.cue("old_pictures", line) or before > 8:
            continue
        day = day_of(time)
        if day is None or len(line) > 500:
            continue
        told = facts.lead_weekday
        same = told is not None and told.get("weekday") == str(day.weekday())
        reason = f'caption: {" ".join(time.text.split())}' + (f", a {told.text}, told as this week" if told and same
                                                              else "")
        yield Finding(weight * (1.5 if same else 1), "captions", reason,
                      (Interval(day, day + timedelta(days=TOLD_WITHIN)),))


def page_dates(facts: Facts, weight: float) -> Iterator[Finding]:
    """A line that is little more than a date dates the page: not long after the report, unless it is an archive's."""
    for time in facts.times:
        start, end, _ = facts.line(time.start)
        line = facts.text[start:end]
        if time.form != "day" or len(line) - len(time.text) > 40 or facts.cue("captions", line):
            continue
        day = day_of(time)
        if day is None:
            continue
        yield Finding(weight, "page_dates", f'the page is of {" ".join(time.text.split())}',
                      (Interval(None, add(day, "day", 1)),))
        if not facts.cue("page_dates", line):
            yield Finding(weight / 2, "page_dates", f'line with a date alone: {" ".join(time.text.split())}',
                          (Interval(day - timedelta(days=TOLD_WITHIN), add(day, "day", 1)),))


def addresses(facts: Facts, weight: float) -> Iterator[Finding]:
    """A day in the address of a page."""
    for match in _URL_DAY.finditer(facts.document.url or ""):
        day = clamp(*(int(group) for group in match.groups()))
        yield Finding(weight, "addresses", f"address: {day.isoformat()}",
                      (Interval(day - timedelta(days=2), add(day, "day", 1)),))


def news_days(facts: Facts, weight: float) -> Iterator[Finding]:
    """The day that the main meeting, or else the first paragraphs, name: the report tells of it within a week."""
    main = facts.main
    given = [main.when] if main and main.when and main.when.form in ("day", "month-day") and not (
        facts.is_dateline(main.when)) else []
    if not given:
        given = [time for time in facts.lead_times if time.form in ("day", "month-day")
                 and time.get("bound") not in ("by", "from", "since", "after") and time.get("year_shift") is None
                 and not facts.is_dateline(time)][:1]
    for time in given:
        of_main = main is not None and main.when == time
        ahead = main is not None and of_main and main.status in ("planned", "proposed")
        if not of_main and not facts.is_done(time):
            continue
        found = [Interval(add(day, "day", -AHEAD_WITHIN), day) if ahead else
                 Interval(day, add(day, "day", TOLD_WITHIN)) for day in _days(time)]
        how = "still ahead" if ahead else "told as news"
        yield Finding(weight if of_main else 0.6 * weight, "news_days", f'{" ".join(time.text.split())}, {how}', tuple(found),
                      time.form == "month-day")
        told = facts.lead_weekday
        if time.form == "month-day" and told in facts.lead_times and told and not time.get("weekday") and not ahead:
            weekday = int(told.get("weekday") or 0)
            fitting = tuple(Interval(day, add(day, "day", TOLD_WITHIN)) for day in _days(time)
                            if day.weekday() == weekday and day <= facts.horizon)
            yield Finding(weight / 4, "news_days", f'{" ".join(time.text.split())} is a {told.text}', fitting)


def _days(time: TimeExpression) -> list[date]:
    """The day, or without a year all days of that month and day on which its weekday fits."""
    if time.form == "day":
        day = day_of(time)
        return [day] if day else []
    month, number, weekday = int(time.get("month") or 1), int(time.get("day") or 1), time.get("weekday")
    days = [clamp(year, month, number) for year in range(FIRST_YEAR, LAST_YEAR)]
    return [day for day in days if weekday is None or str(day.weekday()) == weekday]


def news_months(facts: Facts, weight: float) -> Iterator[Finding]:
    """A month with its year in the first paragraphs, told as news."""
    for time in facts.lead_times:
        if time.form == "month" and time.get("year") and time.get("bound") in (None, "in") and facts.is_done(time):
            whole = months(int(time.get("year") or 0), int(time.get("month") or 1))
            if whole.latest:
                yield Finding(weight, "news_months", f'{" ".join(time.text.split())}, told as news',
                              (Interval(whole.earliest, add(whole.latest, "day", 31)),))
            return


def past_dates(facts: Facts, weight: float) -> Iterator[Finding]:
    """A day, month or year told as past: the report is not older."""
    for time in facts.times:
        if time.form not in ("day", "month", "year") or not time.get("year") or time.get("bound") in ("by", "from"):
            continue
        if facts.is_ahead(time) or time.get("fiscal") or time.get("part") == "later":
            continue
        start, end, _ = facts.line(time.start)
        if end - start - len(time.text) <= 40 and time.form == "day":
            continue  # the date of a page, which may be younger than the report
        found = anchor(time, Interval())
        first = found[0].earliest if found else None
        if time.get("to_year"):
            first = date(int(time.get("to_year") or 1), 1, 1)
        if first is None or first > facts.horizon:
            continue
        yield Finding(weight * (0.5 if time.get("attributive") else 1), "past_dates",
                      f'{" ".join(time.text.split())}, told as past', (Interval(first, None),))


def anniversaries(facts: Facts, weight: float) -> Iterator[Finding]:
    """The Nth anniversary of something that the register knows of the states concerned fixes the year."""
    for time in facts.times:
        if time.form != "anniversary":
            continue
        number = int(time.get("number") or 0)
        days: list[Interval] = []
        reason = ""
        for happening in _bases(facts, time):
            base = happening.interval.earliest
            if base is None or base.year + number > LAST_YEAR:
                continue
            told, when = _anniversary_told(facts, time, clamp(base.year + number, base.month, base.day))
            days.append(when)
            reason = f"{time.text} of {happening.label} ({happening.start}) is in {base.year + number}{told}"
        if days:
            yield Finding(weight if len(days) == 1 else weight / 2, "anniversaries", reason[:290],
                          tuple(sorted(days, key=lambda day: day.earliest or date.min)))


def _bases(facts: Facts, time: TimeExpression) -> list[Happening]:
    """The happenings of which it may be the anniversary: of states that the report is about, named ones first."""
    concerned = [happening for happening in facts.register.happenings.values() if happening.kind == "anniversary"
                 and happening.states and set(happening.states) <= facts.named_states]
    top = {state for state, _ in facts.reading.states[:2]}
    closest = [happening for happening in concerned if set(happening.states) == top] or concerned
    start, end = facts.sentence(time.start)
    named = {one for hit in facts.register.find_happenings(facts.text, start, end) for one in hit.happenings}
    return [happening for happening in closest if happening.id in named] or closest


def _anniversary_told(facts: Facts, time: TimeExpression, day: date) -> tuple[str, Interval]:
    """What the sentence says of an anniversary's distance: next year, this year, still ahead, or nothing."""
    year = Interval(date(day.year, 1, 1), date(day.year, 12, 31))
    sentence = facts.sentence_text(time.start)
    for other in facts.times_beside(time.start):
        if other.form == "relative" and other.get("unit") == "year" and other.get("shift") in ("-1", "0", "1"):
            shift = int(other.get("shift") or 0)
            return f", told as {other.text}", Interval(date(day.year - shift, 1, 1), date(day.year - shift, 12, 31))
    if facts.cue("anniversary_ahead", sentence):
        return ", still ahead", Interval(date(day.year - 1, 1, 1), year.latest)
    return "", year


def happenings(facts: Facts, weight: float) -> Iterator[Finding]:
    """What the text presupposes has begun: a war goes on, an event has been, a summit is under way or past."""
    seen: set[tuple[str, ...]] = set()
    register = facts.register
    for hit in register.find_happenings(facts.text):
        if facts.noisy(hit.start) or hit.happenings in seen:
            continue
        known = [register.happenings[one] for one in hit.happenings]
        known = [one for one in known if one.kind in ("war", "event", "summit") and one.start]
        if not known:
            continue
        in_town = [one for one in known if one.town and one.town in facts.text]
        known = in_town or known
        sentence = facts.sentence_text(hit.start)
        ahead = facts.cue("ahead", sentence)
        if ahead and all(one.kind == "summit" for one in known):
            continue
        seen.add(hit.happenings)
        label = known[0].label if len(known) == 1 else f'one of {len(known)} meant by "{hit.text}"'
        first = known[0].interval.earliest
        if first is None:
            continue
        ahead_by = SPOKEN_OF_BEFORE[known[0].kind]
        yield Finding(weight / (1 if len(known) == 1 else 2), "happenings",
                      f"presupposes {label}, from {known[0].start}" + (f" (spoken of {ahead_by} days before)"
                                                                       if ahead_by else ""),
                      (Interval(add(first, "day", -ahead_by), None),))


def summits(facts: Facts, weight: float) -> Iterator[Finding]:
    """The news happens at a summit whose days are known: on one of them, on the weekday told if one is."""
    main, told, register = facts.main, facts.lead_weekday, facts.register
    spans = [(piece.start, piece.end) for piece in main.evidence] if main else [(0, LEAD)]
    for hit in register.find_happenings(facts.text):
        if facts.noisy(hit.start) or not (hit.start < LEAD or any(a <= hit.start < b for a, b in spans)):
            continue
        if any(_is_past(time) or _names_year(time) for time in facts.times_beside(hit.start)):
            continue
        known = [one for one in (register.happenings[one] for one in hit.happenings)
                 if one.kind == "summit" and one.interval.days]
        known = [one for one in known if one.town and one.town in facts.text] or known
        ahead = facts.cue("ahead", facts.sentence_text(hit.start)) or (main is not None and main.status == "planned")
        days: list[Interval] = []
        reason = ""
        for happening in known:
            first, last = happening.interval.earliest, happening.interval.latest
            if first is None or last is None:
                continue
            weekday = told.get("weekday") if told else None
            fitting = _on_weekday(weekday, first, last) or _on_weekday(
                weekday, first - timedelta(days=ON_THE_EDGE), last + timedelta(days=ON_THE_EDGE))
            if ahead:
                days.append(Interval(add(first, "day", -2 * AHEAD_WITHIN), last))
            elif fitting:
                days += [Interval(day, day) for day in fitting]
            else:
                days.append(Interval(add(first, "day", -ON_THE_EDGE), add(last, "day", TOLD_WITHIN)))
            on = f", {told.text} is {fitting[0].isoformat()}" if told and fitting and not ahead else ""
            reason = f"{happening.label} was on {first.isoformat()} to {last.isoformat()}{on}"
        if days:
            if len(known) > 1:
                weight /= 2
                reason = f'"{hit.text}": {len(known)} summits are possible, the last: {reason}'
            yield Finding(weight, "summits", reason[:290], tuple(sorted(days, key=lambda d: d.earliest or date.min)))


def _on_weekday(weekday: str | None, first: date, last: date) -> list[date]:
    """The days from first to last that are this weekday (Monday `0`)."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if weekday == str(day.weekday())]


def _names_year(time: TimeExpression) -> bool:
    return time.form in ("year", "month", "day") and bool(time.get("year"))


def told_days(facts: Facts, weight: float) -> Iterator[Finding]:
    """A known day told by relative words: someone took office "last month", the summit was "last week"."""
    register = facts.register
    for mention in facts.reading.people:
        after = facts.text[mention.end:min(mention.end + 50, facts.sentence(mention.start)[1])]
        if mention.office and mention.current and facts.cue("took_office", after):
            for held in occupancies_of(facts, mention)[-1:]:
                start = held.interval.earliest
                if start and len(held.start) == 10:
                    yield from _told_of(facts, mention.start, start, weight,
                                        f"{mention.name} took office on {held.start}")
    for hit in register.find_happenings(facts.text):
        if len(hit.happenings) == 1 and (happening := register.happenings[hit.happenings[0]]).kind == "summit":
            start = happening.interval.earliest
            if start and len(happening.start) == 10 and not facts.cue("ahead", facts.sentence_text(hit.start)):
                yield from _told_of(facts, hit.start, start, weight, f"{happening.label} was on {happening.start}")


def _told_of(facts: Facts, offset: int, day: date, weight: float, what: str) -> Iterator[Finding]:
    times = [time for time in facts.times_beside(offset) if time.form in ("relative", "month")
             and abs(time.start - offset) < 120 and (time.get("unit") != "day")]
    if len(times) == 1 and (when := told_of(times[0], day)):
        yield Finding(weight, "told_days", f'{what}, told as "{times[0].text}"', (when,))


def first_times(facts: Facts, weight: float) -> Iterator[Finding]:
    """Something of a named year happens for the first time in N years: the report is about N years later."""
    for time in facts.times:
        number = time.get("number")
        if time.form != "duration" or time.get("unit") != "year" or time.get("bound") != "in" or not number:
            continue
        if not facts.cue("first_time", facts.sentence_text(time.start)):
            continue
        years = [int(other.get("year") or 0) for other in facts.times_beside(time.start)
                 if other.form == "year" and not other.get("to_year")]
        if len(years) == 1 and 1800 < years[0] + int(number) < LAST_YEAR:
            year = years[0] + int(number)
            yield Finding(weight, "first_times", f"first time in {number} years since {years[0]}",
                          (Interval(date(year - 1, 1, 1), date(year + 1, 12, 31)),))


# The rules with their weights: judged on the development reports, where tenures never failed, captions and page dates
# did (old pictures, archives), and a single wrong date in a text must not outweigh two people in office.
CLUES: dict[Clue, float] = {
    tenures: 8.0,
    summits: 7.0,
    addresses: 7.0,
    datelines: 6.0,
    captions: 5.0,
    news_days: 5.0,
    anniversaries: 4.0,
    happenings: 4.0,
    told_days: 3.0,
    news_months: 3.0,
    page_dates: 3.0,
    past_dates: 3.0,
    first_times: 1.5,
}
