from __future__ import annotations

from comity.reading.llm.account import MOST_FAILURES, Account


def test_requests_are_bounded() -> None:
    account = Account(requests=2, tokens=1_000)
    assert [account.begin(10), account.begin(10)] == [None, None]
    assert account.begin(10) == "the budget of 2 requests is spent"
    assert account.asked == 2


def test_a_request_that_might_pass_the_bound_of_tokens_is_not_begun() -> None:
    account = Account(requests=9, tokens=100)
    assert account.begin(60) is None
    assert account.waits(60)  # what the first one really costs may leave room
    account.end(60, 30)
    assert not account.waits(60)
    assert account.begin(60) is None
    account.end(60, 60)
    assert account.begin(60) == "the budget of 100 tokens holds no other request (90 spent)"
    assert account.spent == 90


def test_failures_in_a_row_close_and_an_answer_between_them_does_not() -> None:
    account = Account(requests=99, tokens=10**6)
    for number in range(MOST_FAILURES - 1):
        account.failed(f"d{number}", "it does not answer")
    account.answered(cached=True)  # says nothing of the endpoint
    assert account.in_a_row == MOST_FAILURES - 1
    account.answered(cached=False)
    account.failed("d8", "too long", alone=True)
    account.failed("d9", "it does not answer")
    assert account.begin(1) is None
    for number in range(MOST_FAILURES):
        account.failed(f"e{number}", "it does not answer")
    assert "in a row" in (account.begin(1) or "")


def test_a_final_failure_closes_at_once() -> None:
    account = Account(requests=9, tokens=10**6)
    account.failed("d1", "it does not accept the key", final=True)
    assert account.begin(1) == "it does not accept the key"


def test_all_is_told() -> None:
    account = Account(requests=1_000, tokens=10**6, asked=31, spent=93_112, answers=41, cached=12, claims=412)
    assert account.lines() == ["41 read by the model (12 from the cache): 31 of at most 1,000 requests, 93,112 of at "
                               "most 1,000,000 tokens."]
    account.refused.update({"unknown value": 2, "quote not in the text": 5})
    account.omitted["time not in the sentence"] += 1
    assert account.lines()[1:] == [
        "Refused 7 of 412 claims of the model: quote not in the text 5, unknown value 2.",
        "Left out of claims that stand: time not in the sentence 1."]
    account.emptied += [f"{number}.txt" for number in range(7)]
    assert account.lines()[-1] == ("In 7 reports the rules find something and the model nothing: 0.txt, 1.txt, 2.txt, "
                                   "3.txt, 4.txt and others.")
