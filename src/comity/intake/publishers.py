"""Who publishes at an address. The table is data: `data/publishers.csv`, own entries."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.intake.addresses import host_of, registered_domain

KINDS = ("press", "agency", "government", "think-tank")
GOVERNMENT_LABELS = frozenset(("go", "gob", "gouv", "gov", "govt", "gub", "mil", "europa"))


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher: `domain` as registered, `name` as it calls itself, `kind` of `KINDS` or None (unknown),
    `agency` the key of the wire agency that it is, if it is one."""

    domain: str
    name: str
    kind: str | None = None
    agency: str | None = None


@cache
def known_publishers() -> dict[str, Publisher]:
    """The shipped table by domain."""
    text = files("comity.intake").joinpath("data/publishers.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["domain"]: Publisher(row["domain"], row["name"], row["kind"], row["agency"] or None) for row in rows}


def publisher_at(url: str) -> Publisher | None:
    """Who publishes at an address: the longest part of the host that the table knows, else the registered domain.

    A host under a state's own domain (`.gov`, `.go.jp`, `.gouv.fr`) is a government. None if the address has no host.
    """
    host = host_of(url)
    if host is None:
        return None
    labels, table = host.split("."), known_publishers()
    for start in range(len(labels) - 1):
        if found := table.get(".".join(labels[start:])):
            return found
    state = not GOVERNMENT_LABELS.isdisjoint(labels[-2:]) or host.endswith(".gc.ca")
    domain = registered_domain(host)
    return Publisher(domain, domain, "government" if state else None)
