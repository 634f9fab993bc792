"""Which wire agency a text credits. The table is data: `data/agencies.csv`.

A credit is a form of words that marks a text as the agency's, not a mention: `according to Reuters` is none.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

HEAD = 3000  # characters from the start in which a dateline stands, page noise before it counted
TAIL = 400  # characters at the end in which a closing credit stands
# `TOWN, May 3 (Name) -`: whoever is named so in a dateline is credited as a wire, listed or not; a place or a year is
# nobody
DATELINE = re.compile(r"^[A-Z][A-ZÀ-Þ .'/-]{2,40}(?:, [A-Z][\w .]{1,30}){0,2}(?:, ?|\s)"
                      r"(?:[A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?\s?)?"
                      r"\((?P<name>[A-Z][A-Za-z&'. -]{2,40})\)\s{0,2}(?:--|[-–—])", re.MULTILINE)
DASH = r"(?:--|[-–—―:])"


@cache
def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...], re.Pattern[str], re.Pattern[str]]:
    text = files("comity.intake").joinpath("data/agencies.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    keys = {name: row["key"] for row in rows for name in row["names"].split("|")}
    phrases = tuple((phrase, row["key"]) for row in rows for phrase in row["phrases"].split("|") if phrase)
    name = "(?:" + "|".join(re.escape(n) for n in sorted(keys, key=len, reverse=True)) + ")"
    head = re.compile(
        # CITY (NAME) -
        rf"^[^\n(]{{0,160}}\((?:[^()\n]{{0,40}}[ /])?(?P<a>{name})(?:[ /][^()\n]{{0,40}})?\)\s{{0,3}}\.?{DASH}"
        rf"|^(?:[A-Z][^\n]{{0,60}}[,/] ?)?(?P<b>{name})\s?(?:--|[–—―]|- )"  # NAME -, CITY, NAME -
        rf"|^(?:Source|From|By|出典|출처)[:：]? ?(?P<c>{name})\s*$"
        rf"|^[\[【(](?P<d>{name})[\]】)]"
        rf"|^[^\n/]{{0,60}} /(?P<e>{name})/\."  # CITY, date. /NAME/.
        rf"|^\([^()\n=]{{1,30}}=(?P<f>{name})\)", re.MULTILINE)  # (CITY=NAME)
    tail = re.compile(
        rf"[(\[](?:(?:[Ww]ith |Source: ?)?(?:inputs |input )?(?:from )?)(?P<a>{name})[^()\n]{{0,20}}[)\]]\s*$"
        rf"|[-–—―/] ?(?P<b>{name})\.?\s*$|^(?:Source|From)[:：] ?(?P<c>{name})\.?\s*$", re.MULTILINE)
    return keys, phrases, head, tail


def agency_of(text: str) -> str | None:
    """The key of the wire agency that a text credits in a dateline, a source line or at its end, or None."""
    keys, phrases, head, tail = _table()
    for pattern, part in ((head, text[:HEAD]), (tail, text[-TAIL:])):
        if found := pattern.search(part):
            return keys[next(name for name in found.groupdict().values() if name)]
    if key := next((key for phrase, key in phrases if phrase in text), None):
        return key
    unlisted = DATELINE.search(text[:HEAD])
    return re.sub(r"[\W_]+", "-", unlisted["name"].casefold()).strip("-") if unlisted else None
