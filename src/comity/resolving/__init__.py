"""Claim -> Resolution: which interval, which person; and the first dating of undated documents."""

from comity.resolving.dating import date_document
from comity.resolving.resolve import resolve

__all__ = ["date_document", "resolve"]
