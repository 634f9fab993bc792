from __future__ import annotations

import re
from typing import Any

import pytest

from comity.codebook import cameo as module
from comity.codebook import load_codebook
from comity.codebook.cameo import EDITIONS, FILE, by_label, cameo, load_cameo, plv_class
from comity.codebook.loader import load_yaml
from comity.errors import CodebookError

DROPPED = {"01", "010", "011", "012", "013", "014", "015", "017", "018", "019"}
MOVED = {  # code: plover, plv15, gsr16, where they are not the root's
    "016": ("REJECT", "REJECT", "REJECT"), "0211": ("REQUEST", "REQUEST", "REQUEST"),
    "055": ("CONCEDE", "SUPPORT", "SUPPORT"), "057": ("AGREE", "SUPPORT", "SUPPORT"),
    "081": ("CONCEDE", "YIELD", "CONCEDE"), "084": ("RETREAT", "YIELD", "RETREAT"),
    "085": ("CONCEDE", "YIELD", "RETREAT"), "0871": ("RETREAT", "YIELD", "RETREAT"),
    "163": ("SANCTION", "COERCE", "SANCTION"), "164": ("SANCTION", "SANCTION", "SANCTION"),
    "1712": ("ASSAULT", "COERCE", "COERCE"), "175": ("ASSAULT", "COERCE", "COERCE"),
    "176": ("COERCE", "ASSAULT", "COERCE"), "191": ("ASSAULT", "ASSAULT", "ASSAULT"),
    "094": ("ACCUSE", "ACCUSE", "ACCUSE"), "116": ("ACCUSE", "ACCUSE", "ACCUSE"),
}


def test_every_code_has_its_labels() -> None:
    codes = load_cameo()
    assert {code[:2] for code in codes} == {f"{number:02}" for number in range(1, 21)}
    assert {code for code, one in codes.items() if None in (one.plover, one.plv15, one.gsr16)} == DROPPED
    assert all(re.fullmatch(r"\d{2,4}", code) and one.code == code and one.name for code, one in codes.items())
    assert sum(len(code) == 3 for code in codes) > 145
    assert sum(len(code) == 4 for code in codes) > 125


def test_every_long_code_has_its_short_one() -> None:
    assert {code[:-1] for code in load_cameo() if len(code) > 2} <= set(load_cameo())


@pytest.mark.parametrize(("code", "labels"), MOVED.items())
def test_house_rules_and_what_the_lists_moved(code: str, labels: tuple[str, ...]) -> None:
    assert tuple(cameo(code).label(edition) for edition in EDITIONS) == labels


def test_labels_are_those_of_the_codebook() -> None:
    events = load_codebook().events
    codes = load_cameo().values()
    assert {one.plover for one in codes} - {None} == set(events)
    assert {one.gsr16 for one in codes} - {None} == set(events)
    assert {one.plv15 for one in codes} - {None} == {name for event in events.values() for name in event.plv15}
    for one in codes:
        if one.plover and not one.note:
            assert one.plv15 in events[one.plover].plv15
            assert one.gsr16 == one.plover


def test_an_unknown_longer_code_is_its_beginning() -> None:
    assert cameo("1729").code == "172"
    assert cameo("174L").code == "174"
    assert cameo("0399").code == "039"
    assert cameo("19").name == "fight"


@pytest.mark.parametrize("code", ["", "0", "21", "345", "903"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(CodebookError, match="no CAMEO code"):
        cameo(code)


def test_classes() -> None:
    assert (cameo("085").quad, cameo("085").plv_quad) == ("verbal-cooperation", "material-cooperation")
    assert (cameo("0841").quad, cameo("0841").plv_quad) == ("material-cooperation", "material-cooperation")
    assert (cameo("012").quad, cameo("012").plv_quad) == (None, None)
    assert cameo("111").plv_quad == "verbal-conflict"
    assert {plv_class(one.plv15) for one in load_cameo().values() if one.plv15} == {
        event.quad for event in load_codebook().events.values()}
    for word in ("CONCEDE", "FIGHT", ""):
        with pytest.raises(CodebookError):
            plv_class(word)


def test_probabilities_are_summed_by_label() -> None:
    told = {"0841": 0.25, "085": 0.25, "057": 0.125, "010": 0.375}
    assert by_label(told, "plover") == {"RETREAT": 0.25, "CONCEDE": 0.25, "AGREE": 0.125}
    assert by_label(told, "plv15") == {"YIELD": 0.5, "SUPPORT": 0.125}
    assert by_label({}, "gsr16") == {}
    with pytest.raises(CodebookError, match="no edition"):
        by_label(told, "plover2")


@pytest.mark.parametrize(("change", "says"), [
    ({"codes": {"999": {"name": "beyond"}}}, "no such root"),
    ({"codes": {"031": {"name": "x", "modus": "visit"}}}, "unknown keys"),
    ({"codes": {"031": {"name": "x", "mode": "visit"}}}, "has no mode"),
    ({"codes": {"031": {"name": "x", "context": ["sport"]}}}, "no context"),
    ({"codes": {"057": {"name": "x", "plover": "AGREE", "plv15": "SUPPORT"}}}, "need a note"),
])
def test_a_table_that_contradicts_itself_is_refused(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any],
                                                    says: str) -> None:
    whole = load_yaml(FILE)
    load_codebook()
    monkeypatch.setattr(module, "load_yaml", lambda name: {**whole, **change})
    with pytest.raises(CodebookError, match=says):
        load_cameo.__wrapped__()
