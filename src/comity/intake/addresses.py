"""What an address (URL) tells by itself: its host and, in many papers, the day."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

PUBLIC_SECOND_LEVEL = frozenset((
    "ac", "co", "com", "edu", "gc", "go", "gob", "gop", "gouv", "gov", "govt", "gub", "ind", "info", "mil", "mod", "ne",
    "net", "nic", "or", "org", "parliament", "police", "re"))
FIRST_YEAR, LAST_YEAR = 1990, 2099  # no page of the web is older; beyond is no date
DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[-/_]?)(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
LOOSE_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>1[0-2]|[1-9])/(?P<d>[12]\d|3[01]|[1-9])(?=/|$)")
SERIAL = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])\d{2,9}(?!\d)")
MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-]?(?P<m>0[1-9]|1[0-2])(?=/|$)")


def host_of(url: str) -> str | None:
    """The host in lower case without `www.`, or None if the address has none."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").rstrip(".") or None if host else None


def registered_domain(host: str) -> str:
    """The part of a host that is registered by its owner: `news.example.co.jp` -> `example.co.jp`."""
    labels = host.split(".")
    if all(label.isdigit() for label in labels) or ":" in host:
        return host
    three = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in PUBLIC_SECOND_LEVEL
    return ".".join(labels[-3 if three else -2:])


def date_in(url: str) -> str | None:
    """The day (or month) that an address's path names, as an ISO prefix: `/2018/11/01/`, `20250826`, `/2018/11/`."""
    try:
        path = urlsplit(url.strip()).path
    except ValueError:
        return None
    for pattern in (DAY, LOOSE_DAY, SERIAL):
        for found in pattern.finditer(path):
            # "/2018/11/12-years-on": a number before a hyphen is rather the title's than a day's
            titled = found.groupdict().get("sep") == "/" and path[found.end():found.end() + 1] == "-"
            if not (titled and found["d"][0] != "0") and (day := _day(found)):
                return day
    months = (found for found in MONTH.finditer(path) if FIRST_YEAR <= int(found["y"]) <= LAST_YEAR)
    return next((f"{found['y']}-{found['m']}" for found in months), None)


def _day(found: re.Match[str]) -> str | None:
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None
