"""The brief as Markdown with footnotes (CommonMark; footnotes as GitHub and Pandoc read them)."""

from __future__ import annotations

import re

from comity.views.brief_text import because, clipped
from comity.views.frame import Frame
from comity.views.lines import Brief, Line, Section
from comity.views.notes import Notes
from comity.views.quotes import clean


def render(frame: Frame, brief: Brief, *, width: int) -> str:
    """The brief as Markdown ending in a line feed; `width` does not matter, a paragraph is one line."""
    notes = Notes(frame)
    parts = [f"# {escape(brief.title)}", escape(brief.subtitle)]
    for number, section in enumerate(brief.first_page, 1):
        parts.append(_section(f"{number}. {section.title}", section, notes))
    parts += [_section(section.title, section, notes) for section in brief.sections]
    numbered = notes.all()
    if numbered:
        parts.append("## Notes")
    for number, quote in numbered:
        link = f" <{address(quote.url)}>" if quote.url else ""
        parts.append(f"[^{number}]: {escape(quote.source)}: “{escape(quote.exact)}”{link}")
    return "\n\n".join(parts) + "\n"


def _section(title: str, section: Section, notes: Notes) -> str:
    blocks = [f"## {title}"]
    if section.lead:
        blocks.append(escape(section.lead))
    for group in section.groups:
        if group.title:
            blocks.append(f"### {escape(group.title)}")
        blocks.append("\n".join(_line(line, notes) for line in group.lines))
    return "\n\n".join(blocks)


def _line(line: Line, notes: Notes) -> str:
    numbers = "".join(f"[^{number}]" for number in notes.numbers(line.evidence))
    when = f"**{escape(line.when)}** " if line.when else ""
    said = f": “{escape(clipped(line.said.exact))}”" if line.said else ""
    marks = f" *({escape('; '.join(badge.text for badge in line.badges))})*" if line.badges else ""
    rows = [
        f"- {when}{escape(line.text)}{said}{marks}{numbers}",
        *(f"  - {escape(note)}" for note in (*line.notes, *because(line))),
    ]
    return "\n".join(rows)


def escape(text: str) -> str:
    """Text in which Markdown and HTML read nothing but text: special characters behind a backslash or as entities.

    Hyphens, plus signs and numbers with a dot matter only at the start; an address would become a link by itself.
    """
    plain = re.sub(r"([\\`*_\[\]|~$^#!{}])", r"\\\1", clean(text))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = re.sub(r"(https?|ftp|mailto):", r"\1&#58;", plain)
    plain = re.sub(r"\bwww\.", "www&#46;", plain)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", plain))


def address(url: str) -> str:
    """An address fit for angle brackets."""
    return url.replace("<", "%3C").replace(">", "%3E")
