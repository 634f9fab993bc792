"""The brief as one HTML file that fetches nothing: style and script stand in it, and its policy forbids the rest.

Invariant: every text reaches the page through the template's escaping; only the style and the script of this package
are taken as they are, and the content security policy names their hashes, so that nothing else can run or load.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from comity.model.evidence import Evidence
from comity.views import charts
from comity.views.brief_text import clipped
from comity.views.frame import Frame
from comity.views.labels import STAGES
from comity.views.lines import Brief, Line, Section
from comity.views.notes import Notes, best
from comity.views.quotes import Quote, language, quote, visible

if TYPE_CHECKING:
    from jinja2 import Template

MOST_SHOWN = 12  # quotes behind one line; a line that rests on more names how many more


def render(frame: Frame, brief: Brief, *, width: int) -> str:
    """The brief as HTML; `width` does not matter, the page fits its reader's screen and paper."""
    page = _Page(frame)
    style, script = _shipped("brief.css"), _shipped("brief.js")
    return _template().render(
        brief=brief,
        page=page,
        stages=STAGES,
        time_line=charts.time_line(brief.marks, brief.on),
        curve=charts.curve(brief.months),
        canvas={"width": charts.WIDTH, "gutter": charts.GUTTER, "top": charts.TOP},
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'",
    )


class _Page:
    """What the template asks for while it draws: quotes, note numbers, the notes at the end."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._notes = Notes(frame)

    def quotes(self, line: Line) -> list[Quote]:
        return [quote(self._frame, piece) for piece in best(self._frame, line.evidence)[:MOST_SHOWN]]

    def more(self, line: Line) -> int:
        return max(0, len(best(self._frame, line.evidence)) - MOST_SHOWN)

    def numbers(self, line: Line) -> list[int]:
        return self._notes.numbers(line.evidence)

    def notes(self) -> list[tuple[int, Quote]]:
        return self._notes.all()

    def said(self, said: Evidence) -> str:
        return clipped(said.exact)

    def language(self, document: str) -> str | None:
        return language(self._frame.documents.get(document))

    def columns(self, section: Section) -> list[tuple[str, Sequence[tuple[str, Line]]]]:
        """The lines of the commitment board by stage, each with its field."""
        found = [(group.title, line) for group in section.groups for line in group.lines]
        by_stage = {stage: [(field, line) for field, line in found if line.stage == stage] for stage in STAGES}
        return [(stage, cards) for stage, cards in by_stage.items() if cards]


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # other forms start without it

    environment = Environment(
        loader=PackageLoader("comity.views"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html.j2")


def _visible(value: object) -> object:
    """Plain text without characters that act unseen; what the template has escaped already passes as it is."""
    return visible(value) if type(value) is str else value


@cache
def _shipped(name: str) -> str:
    return resources.files("comity.views").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
