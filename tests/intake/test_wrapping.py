"""Hard-wrapped text: paragraphs come back whole, offsets stay, other text stays as it is."""

import textwrap
from pathlib import Path

import pytest

from comity.intake.wrapping import unwrapped

REPORTS = sorted(Path("examples/japan-korea").glob("*.txt"))
PARAGRAPHS = (
    "OSLO, May 3 - Norway and Chile agreed on Tuesday to build a research station together before the end of 2027, and "
    "to let their universities share what its instruments measure.",
    "The two also promised to keep talking about fisheries. A first session of experts is set for June in Bergen, the "
    "foreign ministry said, with a second one to follow in Valparaiso.",
)


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False) for p in PARAGRAPHS) + "\n"


@pytest.mark.parametrize("width", [50, 60, 66, 72, 80])
def test_paragraphs_come_back_whole(width: int) -> None:
    text = wrapped(width)
    whole = unwrapped(text)
    assert len(whole) == len(text)
    assert [line for line in whole.split("\n") if line] == list(PARAGRAPHS)
    assert unwrapped(whole) == whole


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_text_of_one_line_for_each_paragraph_stays(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unwrapped(text) == text


def test_bullets_keep_their_lines() -> None:
    text = wrapped(72) + "\nThe agreement has three parts, all of which begin in the coming spring:\n" + (
        "- a station on the coast of the northern county, with its own harbour\n"
        "- a shared fund for the voyages of students of both countries\n")
    assert unwrapped(text).count("\n- a ") == 2


def test_a_poem_or_a_table_stays() -> None:
    text = "Short line,\nanother short one,\nand a third,\nand the last one of them all, which is much longer\nend"
    assert unwrapped(text) == text
