"""Bytes to documents: report files, pages and JSON Lines; a refusal with its reason for whatever cannot be read."""

from comity.intake.files import FORMATS, read_path, walk
from comity.intake.outcome import REASONS, Limits, Refusal
from comity.intake.publishers import Publisher, publisher_at

__all__ = ["FORMATS", "REASONS", "Limits", "Publisher", "Refusal", "publisher_at", "read_path", "walk"]
