"""The brief as plain text of a given width, with numbered notes: nothing in it that a terminal would obey."""

from __future__ import annotations

from comity.views.frame import Frame
from comity.views.lines import Brief, Line, Section
from comity.views.notes import Notes
from comity.views.quotes import clean
from comity.views.wrap import columns, wrap

LEAST_WIDTH = 40
MOST_REASONS = 3  # beside one line


def render(frame: Frame, brief: Brief, *, width: int) -> str:
    """The brief as text ending in a line feed, no line wider than `width` columns but for an address."""
    width = max(LEAST_WIDTH, width)
    notes = Notes(frame)
    title = clean(brief.title)
    parts = [wrap(title, width) + "\n" + "=" * min(width, columns(title)) + "\n" + wrap(clean(brief.subtitle), width)]
    for number, section in enumerate(brief.first_page, 1):
        parts.append(_section(f"{number}. {section.title}", section, notes, width))
    for section in brief.sections:
        parts.append(_section(section.title.upper(), section, notes, width, rule=bool(brief.first_page)))
    numbered = notes.all()
    if numbered:
        parts.append("NOTES\n" + "-" * 5)
        for number, quote in numbered:
            address = f" {quote.url}" if quote.url else ""
            parts.append(wrap(f"{quote.source}: “{quote.exact}”{address}", width, first=f"[{number}] "))
    return "\n\n".join(parts) + "\n"


def _section(title: str, section: Section, notes: Notes, width: int, *, rule: bool = False) -> str:
    blocks = [wrap(title, width) + ("\n" + "-" * min(width, columns(title)) if rule else "")]
    if section.lead:
        blocks.append(wrap(clean(section.lead), width))
    for group in section.groups:
        if group.title:
            blocks.append("\n" + wrap(clean(group.title) + ":", width))
        blocks += [_line(line, notes, width) for line in group.lines]
    return "\n".join(blocks)


def _line(line: Line, notes: Notes, width: int) -> str:
    numbers = "".join(f"[{number}]" for number in notes.numbers(line.evidence))
    when = f"{line.when}: " if line.when else ""
    said = f": “{clipped(line.said.exact)}”" if line.said else ""
    marks = f" ({'; '.join(badge.text for badge in line.badges)})" if line.badges else ""
    text = clean(f"{when}{line.text}{said}{marks}")
    rows = [wrap(f"{text} {numbers}", width, first="- ")]
    rows += [wrap(clean(note), width, first="    ") for note in (*line.notes, *because(line))]
    return "\n".join(rows)


def because(line: Line) -> tuple[str, ...]:
    """The first reasons of a line in one note, or none; `why` has all."""
    if not line.because:
        return ()
    more = len(line.because) - MOST_REASONS
    rest = f"; and {more} more {'reason' if more == 1 else 'reasons'}" if more > 0 else ""
    return (f"Because: {'; '.join(line.because[:MOST_REASONS])}{rest}",)


def clipped(text: str, most: int = 160) -> str:
    """The words of a report on one line, cut at a word with an ellipsis where they are long."""
    text = clean(text)
    if len(text) <= most:
        return text
    head = text[:most]
    return (head[: head.rindex(" ")] if " " in head[most // 2 :] else head) + " …"
