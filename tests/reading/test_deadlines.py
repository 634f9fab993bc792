import pytest

from reading.reports import commitments

PROMISE = "Armenia has agreed to return four villages to Azerbaijan, its prime minister said on Friday."


@pytest.mark.parametrize(("following", "due"), [
    ("The handover should be completed by 24 May.", "24 May"),
    ("It must be completed by the end of June.", "the end of June"),
    ("The withdrawal is to begin in March 2030.", "March 2030"),
])  # fmt: skip
def test_the_next_sentence_tells_when_a_promise_is_due(following: str, due: str) -> None:
    [one] = commitments(f"{PROMISE} {following}")
    assert one.due is not None
    assert one.due.text == due
    assert [piece.exact for piece in one.evidence][1:] == [following]


@pytest.mark.parametrize("following", [
    "The election should be over by 24 May.",
    "The work began in May.",
    "Analysts expect the price of oil to rise by June.",
])  # fmt: skip
def test_what_something_else_is_due_by_is_no_term(following: str) -> None:
    [one] = commitments(f"{PROMISE} {following}")
    assert one.due is None
    assert len(one.evidence) == 1


def test_of_two_promises_neither_takes_the_term_of_the_next_sentence() -> None:
    text = ("Kenya and Uganda agreed to build a pipeline and to exchange students. "
            "The work is to start in March 2030.")  # fmt: skip
    assert [one.due for one in commitments(text)] == [None, None]
