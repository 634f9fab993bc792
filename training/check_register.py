"""Looks for gaps and overlaps in who held what: a help for whoever writes rows of `occupancies.csv`.

    python training/check_register.py [--since 2010-01-01] [--until DATE] [POST ...]

Prints, for each state and post (heads of state and of government without a POST), the times of more than 31 days
without a holder, and pairs of holders that overlap by more than a day though none of them is acting. A post is looked
at from its first holder on; a vacancy or a shared office is printed all the same: a person decides. That dates parse
and codes are known is checked by every load of the register.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from comity.register import Occupancy, Register, load_register

LEADING = ("head-of-state", "head-of-government")
LONGEST_GAP = timedelta(days=31)


def gaps(held: list[Occupancy], since: date, until: date) -> Iterator[tuple[date, date]]:
    """Times of more than a month within two days on which nobody holds an office."""
    reached = since
    for one in sorted(held, key=lambda o: o.interval.earliest or date.min):
        first, last = one.interval.earliest or date.min, one.interval.latest or date.max
        if first - reached > LONGEST_GAP and reached < until:
            yield reached, min(first, until)
        reached = max(reached, last)
    if until - reached > LONGEST_GAP:
        yield reached, until


def overlaps(held: list[Occupancy]) -> Iterator[tuple[Occupancy, Occupancy]]:
    """Pairs of holders, none of them acting, who overlap by more than the day of change or an inexact date."""
    firm = sorted((one for one in held if one.status == "holder"), key=lambda o: o.interval.earliest or date.min)
    for one, other in pairwise(firm):
        end, begin = one.interval.latest or date.max, other.interval.earliest or date.min
        margin = 1 if len(one.end) == len(other.start) == len("2010-01-01") else 366
        if (end - begin).days > margin:
            yield one, other


def report(register: Register, posts: tuple[str, ...], since: date, until: date) -> Iterator[str]:
    """What is to be looked at, a line each."""
    for state in register.states:
        for post in posts:
            held = register.occupancies(post=post, country=state)
            if not held:
                if posts == LEADING:
                    yield f"{state} {post}: nobody"
                continue
            begin = max(since, held[0].interval.earliest or since) if posts != LEADING else since
            yield from (f"{state} {post}: nobody from {a} to {b}" for a, b in gaps(held, begin, until))
            yield from (f"{state} {post}: {one.person} to {one.end or '?'} and {other.person} from {other.start}"
                        for one, other in overlaps(held) if (one.end or "9") > since.isoformat())


def main() -> None:
    """Prints what is to be looked at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("posts", nargs="*", metavar="POST")
    parser.add_argument("--since", type=date.fromisoformat, default=date(2010, 1, 1))
    parser.add_argument("--until", type=date.fromisoformat, default=date.today())
    options = parser.parse_args()
    for line in report(load_register(), tuple(options.posts) or LEADING, options.since, options.until):
        print(line)


if __name__ == "__main__":
    main()
