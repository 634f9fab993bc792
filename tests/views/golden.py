"""Golden outputs of the sample record; run as a program (`PYTHONPATH=src:tests`) this writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from comity.views import VIEWS
from comity.views.brief import brief
from comity.views.why import why
from views.factory import DOCUMENTS, STATES, TODAY, name, record

FOLDER = Path(__file__).parent / "golden"


def _brief(form: str) -> Callable[[], str]:
    return lambda: brief(record(), DOCUMENTS, states=STATES, on=TODAY, form=form, width=88, names=name)


def _view(view: str, form: str) -> Callable[[], str]:
    return lambda: VIEWS[view](record(), DOCUMENTS, on=TODAY, states=STATES, form=form, width=88, names=name)


GOLDEN: dict[str, Callable[[], str]] = {
    "brief.txt": _brief("text"),
    "brief.md": _brief("md"),
    "chronology.txt": _view("chronology", "text"),
    "commitments.txt": _view("commitments", "text"),
    "mechanisms.txt": _view("mechanisms", "text"),
    "conflicts.txt": _view("conflicts", "text"),
    "sources.txt": _view("sources", "text"),
    "calendar.txt": _view("calendar", "text"),
    "calendar.ics": _view("calendar", "ics"),
    "why.txt": lambda: why(record(), DOCUMENTS, entry="m1", names=name),
}

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file, make in GOLDEN.items():
        (FOLDER / file).write_bytes(make().encode("utf-8"))
