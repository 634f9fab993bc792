"""Mechanisms of a record whose documents were derived in several blocks: their sessions may lie in any of them."""

from __future__ import annotations

from comity.model.record import DocumentState, Mechanism, Record
from comity.reconciling.mechanisms import find_mechanisms
from comity.reconciling.sources import Sources, Standing, text_of


def mechanisms_across(record: Record) -> list[Mechanism]:
    """The mechanisms that all meetings and commitments of a record name, as `derive` finds them in one block."""
    originals = {state.document: original for state in record.documents if (original := _original(state))}
    standings = {state.document: _standing(state, text_of(state.document, originals)) for state in record.documents}
    return find_mechanisms(record.meetings, record.commitments, Sources(standings))


def _original(state: DocumentState) -> str | None:
    return state.version_of or state.copy_of


def _standing(state: DocumentState, text: str) -> Standing:
    stated = state.dating.method == "stated"
    latest = state.dating.interval.latest
    day = state.dating.date if stated else latest.isoformat() if latest else None
    return Standing(text, state.origin, state.genre, day, stated)
