import pytest

from reading.reports import meetings, tag


def offices(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {p.name: (p.office, p.code) for p in tag(text, published="2025-07-03").people.people}


@pytest.mark.parametrize("text", [
    "The agriculture ministers of Poland and Ukraine, Ann Telus and Bo Solskyi, spoke.",
    "The agriculture ministers of Poland and of Ukraine spoke. Poland's Ann Telus and Ukraine's Bo Solskyi agreed.",
    "The Polish and Ukrainian agriculture ministers, Ann Telus and Bo Solskyi, spoke.",
])  # fmt: skip
def test_names_in_a_row_hold_the_office_of_their_state(text: str) -> None:
    found = offices(text)
    assert found["Ann Telus"] == ("agriculture minister", "POL")
    assert found["Bo Solskyi"] == ("agriculture minister", "UKR")


def test_names_that_another_word_follows_are_no_list() -> None:
    assert "Bo Solskyi" not in offices("The ministers of Poland and Ukraine, Ann Telus and Bo Solskyi Airlines spoke.")


def test_a_leader_whom_the_register_knows_is_no_minister_of_a_list_told_before() -> None:
    text = ("The defence ministers of Colombia and Venezuela met. "
            "Guyana's Irfaan Ali and Venezuela's Nicolas Maduro will meet again in Brazil.")  # fmt: skip
    assert {"defence minister"}.isdisjoint({office for office, _ in offices(text).values()})


def test_ministers_named_behind_their_states_are_who_met() -> None:
    [met] = meetings("The trade ministers of Kenya and Uganda, Ann Moraa and Bo Okello, met in Nairobi on Friday.")
    assert {p.name for p in met.participants} == {"Ann Moraa", "Bo Okello"}
