"""Documents, readings and datings to the record, in one pass.

Invariant: the record is a pure function of what is told. The order of the documents makes no difference, and documents
that share no story, meeting, promise or mechanism with an entry do not change it or its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.ids import content_id
from comity.model.record import Conflict, Dating, DocumentState, Entry, Meeting, Record
from comity.reconciling.commitments import commitment_of, join_commitments
from comity.reconciling.conflicts import conflict_of, disputes_of_figures, disputes_of_meeting
from comity.reconciling.copies import copy_links, find_copies, find_versions
from comity.reconciling.events import event_of, join_events
from comity.reconciling.factors import factor_of, join_factors
from comity.reconciling.figures import figure_of, join_figures
from comity.reconciling.grouping import Link
from comity.reconciling.joining import Story
from comity.reconciling.keeping import deeds_of, in_order, keep, outcomes
from comity.reconciling.lives import follow
from comity.reconciling.mechanisms import find_mechanisms
from comity.reconciling.meetings import Party, join_meetings, meeting_of
from comity.reconciling.narrowing import narrow
from comity.reconciling.profile import exact, profile
from comity.reconciling.recalling import join_recalled
from comity.reconciling.sources import Sources, origin_of, weigh
from comity.reconciling.stories import group_stories, story_links
from comity.reconciling.telling import Resolve, Telling, tell

Made = TypeVar("Made", bound=Entry)


def derive(
    told: Sequence[tuple[Document, Reading, Dating]],
    *,
    resolve: Resolve,
    codebook_kind: Callable[[str], str],
    origins: Callable[[Document], str | None] | None = None,
) -> Record:
    """The record that documents tell together.

    `told`: each document with its reading and first dating, in any order; of one document told twice the first counts.
    `resolve`: gives the claims of a document their people and times, under a dating; called again where the story
    narrows it. `codebook_kind`: the kind of a driver's or obstacle's label. `origins`: the known origin of a document
    (an agency's key, `government`, `own`, None); by default the agency that it credits.
    """
    unique = {document.id: (document, reading, dating) for document, reading, dating in reversed(told)}
    tellings = [tell(*unique[key], resolve) for key in sorted(unique)]
    links = copy_links(tellings)
    copies, versions = find_copies(tellings, links), find_versions(tellings)
    originals = {**{copy.document: copy.original for copy in copies.values()}, **versions}
    groups = _stories(tellings, links, versions)
    tellings = _narrowed(tellings, groups, resolve)
    sources = weigh(tellings, originals, origins or origin_of)
    stories = [_story([tellings[place] for place in group], sources) for group in groups]

    meetings, conflicts = _meetings(stories, sources)
    pairs = [(commitment_of(g, sources), story.id) for story in stories for g in join_commitments(story)]
    events = [(event_of(group, story), story.id) for story in stories for group in join_events(story)]
    told_in = {commitment.id: story for commitment, story in pairs}
    commitments = keep(
        follow([c for c, _ in pairs], [story for _, story in pairs]), told_in,
        in_order([*deeds_of(events), *outcomes(pairs)]),
    )
    figures = [(story, group, figure_of(group, story)) for story in stories for group in join_figures(story)]
    about = {id(r): figure.id for _, group, figure in figures for r in group}
    for story in stories:
        conflicts += [conflict_of(d, about[id(r)], sources) for r, d in disputes_of_figures(story)]
    states = [
        DocumentState(
            document=telling.id,
            dating=telling.dating,
            story=story.id,
            copy_of=copies[telling.id].original if telling.id in copies else None,
            version_of=versions.get(telling.id),
            origin=sources[telling.id].origin,
            genre=sources[telling.id].genre,
        )
        for story in stories
        for telling in story.tellings
    ]
    return Record(
        documents=tuple(sorted(states, key=lambda s: s.document)),
        meetings=_sorted(meetings),
        commitments=_sorted(commitments),
        events=_sorted([event for event, _ in events]),
        factors=_sorted([factor_of(group, story, codebook_kind) for story in stories for group in join_factors(story)]),
        figures=_sorted([figure for _, _, figure in figures]),
        mechanisms=_sorted(find_mechanisms(_sorted(meetings), _sorted(commitments), sources)),
        conflicts=_sorted(conflicts),
    )


def _sorted(entries: Iterable[Made]) -> tuple[Made, ...]:
    """Entries by id, each once."""
    return tuple(entry for _, entry in sorted({entry.id: entry for entry in entries}.items()))


def _stories(tellings: Sequence[Telling], copies: Sequence[Link], versions: Mapping[str, str]) -> list[list[int]]:
    profiles = [profile(telling) for telling in tellings]
    place = {telling.id: at for at, telling in enumerate(tellings)}
    editions = [Link(place[a], place[b], 1.0, ("editions of one article",)) for a, b in sorted(versions.items())]
    return group_stories(profiles, story_links(profiles), [*copies, *editions])


def _narrowed(tellings: Sequence[Telling], groups: Sequence[Sequence[int]], resolve: Resolve) -> list[Telling]:
    """The documents under their dating as far as their story narrows it; where it changed, resolved again."""
    found = list(tellings)
    for group in groups:
        if len(group) == 1:
            continue
        story = [tellings[place] for place in group]
        datings = narrow(story, days=_main_days(story))
        for place in group:
            telling = tellings[place]
            if dating := datings.get(telling.id):
                found[place] = tell(telling.document, telling.reading, dating, resolve)
    return found


def _main_days(story: Sequence[Telling]) -> list[date]:
    """The exact days that reports with a stated date give for their main meeting."""
    mains = [telling.main() for telling in story if telling.dating.method == "stated"]
    return sorted({day for main in mains if main and (day := exact(main.when))})


def _story(tellings: Sequence[Telling], sources: Sources) -> Story:
    """A story, its id that of its first report: the earliest, then the least id."""
    first = min(tellings, key=lambda t: (sources[t.id].day or "~", t.id))
    return Story(content_id("s", [first.id]), tuple(tellings), sources)


def _meetings(stories: Sequence[Story], sources: Sources) -> tuple[list[Meeting], list[Conflict]]:
    """All meetings and the conflicts about them; each story learns which told days of its meetings were given up."""
    of_document = {telling.id: story for story in stories for telling in story.tellings}
    texts = {telling.id: telling.document.text for story in stories for telling in story.tellings}
    meetings: list[Meeting] = []
    conflicts: list[Conflict] = []
    for group in join_recalled(join_meetings(stories)):
        meeting = meeting_of(group, sources)
        meetings.append(meeting)
        conflicts += [conflict_of(d, meeting.id, sources) for d in disputes_of_meeting(group, sources, texts)]
        if meeting.date:
            _move(group, meeting.date, of_document)
    return meetings, conflicts


def _move(group: Sequence[Party], day: str, of_document: Mapping[str, Story]) -> None:
    for party in group:
        told = party.resolved.when.prefix
        if party.main and told and told != day and party.resolved.when.days == 1:
            of_document[party.resolved.document].moved.setdefault(party.resolved.document, {})[told] = day
