from __future__ import annotations

import pytest

from comity.model.record import Commitment
from comity.reconciling.keeping import telling_words
from reconciling.factory import Report, act, promise, record, report, stated

BOTH = ["NOR", "SWE"]
STATES = (("NOR", 5), ("SWE", 5))
WORD = "Norway and Sweden will exchange avalanche warnings by satellite before the winter."
DONE = "An avalanche centre through which Sweden and Norway send each other warnings by satellite runs since Monday."


def promised(day: str = "2030-02-03") -> Report:
    return report("word", WORD, promise(WORD, BOTH, "security", "exchange avalanche warnings by satellite", when=day),
                  dating=stated(day), states=STATES)


def done(day: str = "2030-11-20", text: str = DONE, event_type: str = "COOPERATE", actor: str = "NOR",
         auxiliary: str | None = None) -> Report:
    told = act(text, event_type, [actor], ["FIN"], when=day, auxiliary=auxiliary)
    return report("deed", text, told, dating=stated(day), states=STATES)


def commitment(*reports: Report) -> Commitment:
    (one,) = record(*reports).commitments
    return one


def test_an_act_that_does_what_was_promised_keeps_the_promise() -> None:
    one = commitment(promised(), done())
    assert (one.stage, one.latest, one.life) == ("agreed", "kept", (one.id,))
    assert [(step.date, step.stage) for step in one.steps] == [("2030-02-03", "agreed"), ("2030-11-20", "kept")]
    assert one.steps[-1].evidence.exact == DONE


def test_what_is_promised_again_after_it_was_done_is_open() -> None:
    word = "After the dark weeks Sweden and Norway agreed once more to exchange avalanche warnings by satellite."
    again = report("again", word, promise(word, BOTH, "security", "exchange avalanche warnings by satellite",
                                          when="2031-02-03"), dating=stated("2031-02-03"), states=STATES)
    assert {one.latest for one in record(promised(), done(), again).commitments} == {"reaffirmed"}


@pytest.mark.parametrize("other", [
    done("2029-11-20"),  # before the promise
    done("2036-11-20"),  # years later
    done(auxiliary="future"),  # not done yet
    done(event_type="CONSULT"),  # only spoken of
    done(actor="DNK"),  # by others
    done(text="Norway and Sweden began to exchange train drivers on Monday."),  # something else
])
def test_what_is_something_else_keeps_no_promise(other: Report) -> None:
    assert commitment(promised(), other).latest is None


def test_one_deed_in_other_words_shares_its_words() -> None:
    promise, deed = "the levy on milk powder would be removed", "Kenya did lift the milk levy"
    assert telling_words(promise) >= telling_words(deed)
    assert telling_words("delivery of radars") == telling_words("supplied the radars")


def test_a_sentence_that_says_so_keeps_a_promise_in_few_words() -> None:
    word = "Norway will hand over the list of the missing by September 1."
    kept = "Norway on Monday handed Sweden the list of people missing since the war, keeping a promise made in June."
    action = "hand over the list of the missing"
    promised = promise(word, ["NOR"], "history", action, when="2030-06-12", stage="pledged")
    told = promise(kept, ["NOR"], "humanitarian-aid", "handed Sweden the list", when="2030-09-02", stage="kept")
    reports = (report("word", word, promised, dating=stated("2030-06-12"), states=STATES),
               report("deed", kept, told, dating=stated("2030-09-03"), states=STATES))  # fmt: skip
    assert {one.latest or one.stage for one in record(*reports).commitments} == {"kept"}


def test_what_is_called_off_in_other_words_is_dropped() -> None:
    word = "Sweden will send a military band to a music festival of the Norwegian forces in November."
    off = "Stockholm then also called off the trip of its military band to a music festival in Oslo this month."
    promised = promise(word, ["SWE"], "security", "send a military band to a music festival of the forces in November",
                       when="2030-09-08", stage="pledged")
    told = promise(off, ["SWE"], "culture-education", "called off the trip of its military band to a music festival",
                   when="2030-11-17", stage="dropped")
    reports = (report("word", word, promised, dating=stated("2030-09-08"), states=STATES),
               report("off", off, told, dating=stated("2030-11-17"), states=STATES))  # fmt: skip
    assert {one.latest or one.stage for one in record(*reports).commitments} == {"dropped"}
