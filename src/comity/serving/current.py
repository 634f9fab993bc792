"""The record as of now: what stopped runs left underived is derived before anything is shown."""

from __future__ import annotations

from datetime import date

from comity.errors import LedgerError
from comity.ledger import Ledger, derived, queries
from comity.ledger.queries import Selection
from comity.model.document import Document
from comity.model.record import Record


def bring_up_to_date(ledger: Ledger) -> None:
    """Derive what is pending; where that cannot be written, the record is shown as it is, and the user is told."""
    from comity.versions import versions

    if not derived.is_pending(ledger, versions()):
        return
    from comity import pipeline  # loads all stages, which a record that is up to date does not need
    from comity.serving import telling

    try:
        with telling.progress("Deriving") as progress:
            pipeline.derive_pending(ledger, progress=progress)
    except LedgerError as error:
        telling.note(f"This is not the newest record: {error}")


def record(ledger: Ledger, wanted: Selection, *, as_known_on: date | None = None) -> tuple[Record, dict[str, Document]]:
    """The selected part of the record, brought up to date first, or as known on a day.

    Where it is empty, the user is told beside the output.
    """
    bring_up_to_date(ledger)
    if as_known_on is None:
        found = queries.record_of(ledger, wanted)
    else:
        from comity import pipeline

        found = pipeline.record_as_known_on(ledger, as_known_on, wanted)
    _tell_if_empty(ledger, found[0])
    return found


def newest(ledger: Ledger, wanted: Selection) -> queries.Part:
    """The newest part of the selected record, brought up to date first; the user is told where it is empty."""
    bring_up_to_date(ledger)
    found = queries.newest_of(ledger, wanted)
    _tell_if_empty(ledger, found.record)
    return found


def _tell_if_empty(ledger: Ledger, found: Record) -> None:
    if not found.entries():
        from comity.serving import telling

        held = queries.counts(ledger)["document"]
        telling.note(f"Nothing on record fits this. Reports in the ledger: {held}; comity chronology shows all.")
