"""Append and ask: the only place with SQL. The record that it keeps is derived and may be made again at any time."""

from comity.ledger.connect import MEMORY, Ledger, open_ledger

__all__ = ["MEMORY", "Ledger", "open_ledger"]
