from __future__ import annotations

from comity.codebook import load_codebook
from comity.views.labels import PRINTED, STAGES, label, topic_label


def test_ids_are_printed_as_words() -> None:
    assert label("crime-scams") == "Organised crime and scams"
    assert label("shuttle-diplomacy") == "Shuttle diplomacy"
    assert label("yasukuni-shrine") == "Yasukuni shrine"
    assert topic_label("export-controls") == "export controls"
    assert topic_label("gsomia") == "GSOMIA"


def test_only_ids_of_the_codebook_have_a_printed_form_of_their_own() -> None:
    codebook = load_codebook()
    known = {*codebook.fields, *(name for _, name in codebook.factors), *(f.kind for f in codebook.factors.values())}
    assert set(PRINTED) <= known


def test_the_stages_are_in_the_order_of_their_life() -> None:
    assert list(STAGES) == ["considering", "proposed", "pledged", "agreed", "reaffirmed", "kept", "dropped"]
