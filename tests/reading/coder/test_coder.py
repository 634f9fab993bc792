"""The shipped coder: its shapes, that it runs alike however it is asked, and that it scores what was recorded."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest
from benchmarks.reliability import calibration_error, questions, reliability, scores

from comity.codebook.cameo import cameo
from comity.reading.coder import Coder, load_coder
from comity.reading.coder.types import auxiliary_of, likely_types

TEXT = "Oslo expelled two Russian diplomats on Monday over spying, officials said."
OSLO, RUSSIAN = (0, 4), (18, 35)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def test_the_shipped_weights_score_what_was_recorded(coder: Coder) -> None:
    recorded = json.loads((resources.files("comity.reading.coder") / "weights" / "scores.json").read_text())
    found = scores(coder, questions())
    assert found.keys() == recorded.keys()
    for name, value in recorded.items():  # int8 kernels differ a little between processors
        assert found[name] == pytest.approx(value, abs=0.02), name


def test_what_is_claimed_at_a_probability_is_right_about_as_often(coder: Coder) -> None:
    assert calibration_error(reliability(coder, questions())) < 0.12


def test_a_sentence_has_one_row_for_each_piece_and_true_offsets(coder: Coder) -> None:
    [read] = coder.read([TEXT])
    assert len(read.offsets) == len(read.states) == len(read.party) == len(read.trigger) == len(read.stage)
    assert [TEXT[a:b] for a, b in read.offsets if b > a][:3] == ["Oslo", "expelled", "two"]
    assert np.allclose(read.party.sum(axis=1), 1, atol=1e-3)


def test_company_in_a_batch_changes_little(coder: Coder) -> None:
    [alone] = coder.read([TEXT])
    together = coder.read(["A short one.", TEXT, TEXT + " " + TEXT])[1]
    one, other = coder.acts([(alone, OSLO, RUSSIAN)])[0], coder.acts([(together, OSLO, RUSSIAN)])[0]
    assert likely_types(coder, one, 0.3)[0].type == likely_types(coder, other, 0.3)[0].type == "SANCTION"
    assert abs(one.nothing - other.nothing) < 0.1


def test_who_does_it_to_whom(coder: Coder) -> None:
    [read] = coder.read([TEXT])
    there, back, nobody = coder.acts([(read, OSLO, RUSSIAN), (read, RUSSIAN, OSLO), (read, OSLO, None)])
    assert there.nothing < 0.2
    assert back.nothing > there.nothing
    assert auxiliary_of(coder, there) is None
    assert len(nobody.codes) == len(coder.codes)


def test_long_sentences_are_cut_and_empty_questions_are_answered(coder: Coder) -> None:
    [read] = coder.read(["Peru and Chile talked. " * 60])
    assert len(read.offsets) <= 112
    assert [coder.read([]), coder.acts([]), coder.promises([])] == [[], [], []]
    [beyond] = coder.acts([(read, (1200, 1204), None)])  # a span past the cut covers nothing
    assert 0 <= beyond.nothing <= 1


def test_every_label_is_of_the_codebook(coder: Coder) -> None:
    assert all(cameo(code).plover for code in coder.codes)
    assert (len(coder.types), len(coder.stages), len(coder.fields)) == (16, 7, 22)


def test_of_what_a_sentence_tells_does_not_depend_on_its_neighbours() -> None:
    coder = load_coder()
    texts = [
        "The foreign ministers of Norway and Togo met in Oslo on Monday.",
        "Norway and Togo agreed to open a consulate in Lome by next spring.",
        "Norway expelled two Togolese diplomats over spying.",
        "The harbour is older than the state.",
    ]
    encoded = list(coder.read(texts))
    together, alone = coder.tells(encoded), [coder.tells([one])[0] for one in encoded]
    for one, other in zip(together, alone, strict=True):
        assert (one.meeting, one.promise, one.act) == pytest.approx((other.meeting, other.promise, other.act), abs=0.02)
    likely = np.array([[one.meeting, one.promise, one.act] for one in together])
    assert likely[:3].argmax(axis=1).tolist() == [0, 1, 2]
    assert max(together[3].meeting, together[3].promise, together[3].act) < 0.1
    assert coder.tells([]) == []
