from __future__ import annotations

import random

import pytest

from comity.ledger import blocks
from comity.ledger.blocks import Member, partition, principal


def a_member(number: int, key: str = "JPN-KOR", *, reading: int = 1) -> Member:
    return Member(f"d{number:04}", key, f"{number}.txt", "{}", reading, "test-1")


@pytest.mark.parametrize(
    ("states", "key"),
    [
        ((), "none"),
        ((("JPN", 2),), "JPN"),
        ((("KOR", 5), ("JPN", 2), ("USA", 1)), "JPN-KOR"),
        ((("USA", 3), ("KOR", 3), ("JPN", 3)), "JPN-KOR"),
    ],
)
def test_a_report_belongs_to_the_two_states_it_names_most(states: tuple[tuple[str, int], ...], key: str) -> None:
    assert principal(states) == principal(states[::-1]) == key


def test_few_reports_are_one_block_and_many_are_parted_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    members = [a_member(number, "JPN-KOR" if number % 2 else "IND-PAK") for number in range(6)]
    assert list(partition(members, "v")) == ["all"]
    monkeypatch.setattr(blocks, "WHOLE", 5)
    assert {key: len(block.members) for key, block in partition(members, "v").items()} == {"JPN-KOR": 3, "IND-PAK": 3}


def test_blocks_do_not_depend_on_order() -> None:
    members = [a_member(number) for number in range(9)]
    mixed = random.Random(1).sample(members, len(members))
    assert partition(members, "v") == partition(mixed, "v")


def test_a_fingerprint_tells_of_all_that_a_record_depends_on() -> None:
    prints = {
        partition(members, version)["all"].fingerprint
        for members, version in (
            ([a_member(1)], "v"), ([a_member(1)], "w"), ([a_member(2)], "v"), ([a_member(1, reading=2)], "v"),
            ([a_member(1), a_member(2)], "v"),
        )
    }  # fmt: skip
    assert len(prints) == 5
