"""Commitments: who binds whom to what, and how far it has come.

A stage cue ("agreed to", "vowed", "discussed") opens a content; each thing named in it is a commitment of its own. The
stage depends on whether one side speaks or all do (FORMAT: `pledged` is one side's own).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.model.claims import CommitmentClaim
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.bound import parties_of
from comity.reading.clauses import Side, boundaries, clause_end, clause_start, in_aside, that_clause
from comity.reading.contents import (
    action_of,
    apart,
    content_span,
    hidden_spans,
    negated,
    part_of,
    resumed,
    unnamed_papers,
    unnamed_parts,
    words_from,
)
from comity.reading.cues import meetings, promises
from comity.reading.evidence import evidence_of
from comity.reading.judged import Judged
from comity.reading.mentions import Mention
from comity.reading.refusals import refused, reported
from comity.reading.seen_cues import VISITS, seen_cues, seen_field
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue, find_cues
from comity.reading.tagging import Tagged
from comity.reading.terms import is_ahead, own_times, promised_on, signed_on, term
from comity.reading.things import Thing, find_things

OPENS = re.compile(r"(?::|\b(?:to|on|that|will|would|shall|by|in))\s*$")  # "They agreed:", "Both leaders agreed to"
BINDS = re.compile(r"\b(?:to|that)$")  # "promised that", and not "promised aid"
WILL_LIST = re.compile(r"\b(?:will|shall|would)\s*:?\s*$")
WILL = re.compile(r"\s*(?:that\s+)?(?:\w+\s+){1,2}(?:will|would|shall)\s")
WHEN = re.compile(r"(?:when|after|while|as soon as) (?!\w+ing\b)")
WEIGHS = re.compile(r"(?:to )?(?:consider(?![^.;]* as\b)|explore|study|weigh|look into)\b")
EXACT = ("day", "month-day", "weekday")  # of what is done: the day on which it was
NO_DAY = ("by", "until", "before", "since", "from", "within")
DAY_FIRST = re.compile(r"^(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+")  # "delivered on Saturday the radar"
SAID_DAY = re.compile(  # "signed a defence agreement on Thursday at the academy": the day of the words
    r"\s+on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?:,? (?:at|in) [^,;]*)?$")
MANY = (3, 4)  # states whose promise of no named field is one of several together
TOLD_ON = ("pledged", "agreed-joint", "reaffirmed", "proposed")  # whose words tell when it was promised
OPEN_RULES = ("agreed-joint", "terms", "pledged")  # what is promised counts even if no field names it


def find_commitments(document: str, tagged: Tagged, times: Sequence[TimeExpression]) -> Iterator[CommitmentClaim]:
    """All commitments of a report that rules read."""
    listing: tuple[Side, str] | None = None
    mark = ""
    for number, sentence in enumerate(tagged.sentences):
        if sentence.kind == "bullet" and listing and marked(tagged.text, sentence) == mark:
            told_of = [*of_sentence(document, tagged, None, sentence, times)]
            yield from told_of
            hidden = hidden_spans(tagged, sentence.start, sentence.end)
            things = find_things(tagged.text, sentence.start, sentence.end, hidden)
            if not things and promises("goes_on").match(sentence.text):
                things = [Thing(sentence.start, sentence.end, sentence.text, "other", None, True)]
            for thing in [] if told_of else things:
                yield claim(
                    document,
                    tagged,
                    sentence,
                    thing,
                    listing[0].codes,
                    listing[1],
                    times,
                    action=sentence.text,
                    rule="listed",
                    span=(sentence.start, sentence.end),
                )
            continue
        if sentence.kind not in ("body", "bullet", "heading"):
            listing = listing if sentence.kind == "noise" else None
            continue
        following = tagged.sentences[number + 1] if number + 1 < len(tagged.sentences) else None
        opens = following is not None and following.kind == "bullet" and (
            OPENS.search(sentence.text) or (sentence.kind == "heading" and promises("agreed").search(sentence.text)))
        listing = listed(tagged, sentence) if opens else None
        if sentence.kind != "heading" and not (listing and sentence.text.rstrip().endswith(":")):
            yield from of_sentence(document, tagged, None, sentence, times)
        mark = marked(tagged.text, following) if listing and following else ""


def marked(text: str, sentence: Sentence) -> str:
    """How the line of a sentence is marked: by a bullet or by a number; items of one list are marked alike."""
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip()
    return "number" if line[:1].isdigit() else line[:1]


def listed(tagged: Tagged, sentence: Sentence) -> tuple[Side, str] | None:
    """Who is bound by the list that a sentence or heading opens ("What they agreed:"), and the stage."""
    cues = find_cues(tagged.text, sentence)
    agreed = (any(c.rule.joint in ("agreed", "pledged") for c in cues) or promises("agreed").search(sentence.text)
              or WILL_LIST.search(sentence.text))
    if len(tagged.sides) != 2 or not (agreed or promises("lists").search(sentence.text)):
        return None
    named = {code for m in tagged.within(sentence.start, sentence.end) if m.role == "actor" for code in m.codes}
    if len(named & set(tagged.pair)) == 1 and WILL_LIST.search(sentence.text):
        return Side((Mention(sentence.start, sentence.start, "", "state", tuple(named & set(tagged.pair))),)), "pledged"
    return Side((Mention(sentence.start, sentence.start, "", "group", tagged.pair),)), "agreed"


def seen_commitments(
    document: str, tagged: Tagged, judged: Judged, times: Sequence[TimeExpression]
) -> Iterator[CommitmentClaim]:
    """What the event coder sees promised in the sentences that were encoded: those of which no rule read anything."""
    for sentence in judged.unread:
        if judged.promising(sentence):
            yield from of_sentence(document, tagged, judged, sentence, times)


def of_sentence(
    document: str, tagged: Tagged, judged: Judged | None, sentence: Sentence, times: Sequence[TimeExpression]
) -> Iterator[CommitmentClaim]:
    """The commitments of one sentence: those that rules read, then, with `judged`, what only the coder sees."""
    known = find_cues(tagged.text, sentence)
    cuts = boundaries(tagged.text, sentence)
    covered: list[tuple[int, int]] = []
    yield from told(document, tagged, judged, sentence, times, cuts, known, known, covered)
    if judged is None:
        return
    seen = [c for c in seen_cues(judged, sentence, known) if not any(a < c.end and b > c.start for a, b in covered)]
    yield from told(document, tagged, judged, sentence, times, cuts, seen, [*known, *seen], covered)


def told(
    document: str,
    tagged: Tagged,
    judged: Judged | None,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    cuts: Sequence[tuple[int, int]],
    signs: Sequence[Cue],
    all_signs: Sequence[Cue],
    covered: list[tuple[int, int]],
) -> Iterator[CommitmentClaim]:
    """What cues promise. `covered` takes the stretches that are read, so that nothing is read twice."""
    text = tagged.text
    if meetings("counterfactual").match(text, sentence.start):
        return  # "Had the summit taken place, they would have signed a treaty"
    opened_to = sentence.start
    for sign in signs:
        if sign.start < opened_to:
            continue
        first = clause_start(cuts, sentence, sign.start)[1]
        if refused(tagged, sentence, sign, cuts, first):
            continue
        side = parties_of(tagged, sentence, sign, cuts)
        if side is None or promises("analysts").search(text, sentence.start, sentence.end):
            continue
        codes, joint = side
        foresees = sign.rule.id == "will-joint" and promises("foresees").search(text, first, sign.start)
        if foresees and promises("predicts").match(text[sign.end : sign.end + 40].strip()):
            continue  # "it would help the economy"
        later = sorted((c for c in all_signs if c.start >= sign.end), key=lambda c: c.start)
        spans = [content_span(tagged, sentence, sign, cuts, later)]
        if sign.rule.content == "after":
            spans += resumed(text, spans[0][1], sentence.end)
        for start, end in spans:
            opined = promises("opines").search(text, sentence.start, sign.start)
            told_already = any(a < end and b > start for a, b in covered)
            if sign.seen and (opined or told_already or reported(text, sentence, first)):
                continue
            if broken := promises("broken").match(text, sign.end):
                end = min(end, broken.end("what"))
            came_to_nothing = sign.rule.subject == "noun" and promises("nothing").search(text, start, end)
            if came_to_nothing or not re.search(r"\w", text[start:end]):
                continue
            if sign.rule.joint == "reaffirmed" and promises("had_done").match(text[start:end].strip()):
                continue  # "confirmed that it had told Geneva"
            if promises("own_views").match(text[start:end].strip()):
                continue  # "says that each restated its view"
            if sign.rule.joint == "proposed" and promises("none_offered").match(text[start:end].strip()):
                continue  # "has so far offered no money"
            things = promised(tagged, sign, joint, start, end)
            if not things and sign.seen:
                start, end, things = around(tagged, sentence, sign, cuts, joint, covered)
            if promises("only_reports").fullmatch(text[start:end]):
                continue  # "he also announced" what is told of another; "agreed on the following:"
            meets = promises("meets").match(text[start:end].strip())  # "to hold the next one in Seoul"
            fillable = not (sign.seen or meets or sign.rule.content == "before" or reported(text, sentence, first))
            if judged and not things and fillable and not promises("procedural").search(text, start, end):
                field = seen_field(judged, sentence, sign)
                open_to_all = sign.rule.id in OPEN_RULES and BINDS.search(text, sign.start, sign.end)
                founds = joint and sign.rule.id == "will-joint" and promises("founds").match(text[start:end].strip())
                if field is None and (open_to_all or founds):
                    field = "other" if len(text[start:end].split()) > 2 else None
                things = [Thing(start, end, text[start:end], field, None, True)] if field else []
            if sign.seen:
                things = [t for t in things if t.field != VISITS]
            if promises("defence_visits").search(text, max(0, sentence.start - 400), end):
                things = [replace(t, field="security") if t.field == VISITS else t for t in things]
            things = [replace(t, field="security", topic=None) if t.field == "defence-industry" and promises(
                "stations").search(text, start, t.start) else t for t in things]
            if joint and len(codes) in MANY:
                things = [replace(t, field="trilateral-multilateral") if t.field == "other" and not t.topic else t
                          for t in things]
            if sign.seen or sign.rule.joint == "kept":
                things = [t for t in things if not (t.weak and t.field == "finance")]  # a sum alone
            if not things or any(promises(name).match(text[start:end].strip()) for name in ("timed", "voices")):
                continue
            words = text[start:end].strip()
            says = promises("goes").match(words) or promises("only_says").match(words)
            if says and sign.rule.id in ("will-joint", "hoped"):
                continue  # "plans to travel to Seoul" is a visit ahead, "will set out our case" binds nobody
            if sign.rule.id == "proposed" and promises("demand_on").match(text[start:end].strip()):
                continue  # "called for the North not to launch"
            stage = stage_of(text, sign, joint, first, start, end)
            will = WILL.match(text, start)  # "that it would launch a rocket"
            if stage in ("agreed", "pledged", "considering") and any(
                    modality.has("hostile", text, at, end) for at in (start, will.end() if will else start)):
                continue
            if stage == "considering" and all(t.field == "other" for t in things):
                continue  # warm words about relations bind nobody to anything
            opened_to = end if sign.rule.content == "after" else opened_to
            covered.append((min(start, sign.start), max(end, sign.end)))
            made = [
                claim(
                    document,
                    tagged,
                    sentence,
                    thing,
                    codes,
                    stage,
                    times,
                    action=negated(text, sign, action_of(text, words_from(text, sign, start), end, thing, things)),
                    rule=sign.rule.id,
                    told_on=promised_on(times, sign.start, start) if sign.rule.id in TOLD_ON else None,
                    span=(max(start, sign.end), end) if stage in ("agreed", "pledged", "considering") else None,
                )
                for thing in things
            ]
            for number, (one, thing) in enumerate(zip(made, things, strict=True)):
                if stage in ("agreed", "pledged") and WHEN.match(one.action):
                    continue  # "promised in July, when Oslo dropped its objection, to hold a service"
                if sign.seen and promises("judges").match(one.action):
                    one = replace(one, stage="considering")  # "they welcomed progress in a plan to share data"
                if stage == "agreed" and WEIGHS.match(one.action):
                    one = replace(one, stage="considering")  # "agreed to step up patrols and to consider a joint drill"
                if of_another(one, thing, made, things):
                    behind = things[number + 1].start if number + 1 < len(things) else end
                    own = (t for t in times if thing.end <= t.start < behind and is_ahead(t, tagged.year))
                    one = replace(one, due=next(own, None))
                yield one


def of_another(one: CommitmentClaim, thing: Thing, made: Sequence[CommitmentClaim], things: Sequence[Thing]) -> bool:
    """Whether a term is that of another promise of the same breath: one in the midst of a list ("the return of
    ambassadors by 26 January and the setting up of a market") is of what stands before it; and what has a verb of its
    own takes none from the words of others ("to raise trade by 2030 and made 2026 a year of culture")."""
    if one.due is None or one.due.text in one.action:
        return False
    before = [t for t in things if t.start < one.due.start]
    if before and len(before) < len(things):
        return thing is not before[-1]
    if thing is not things[-1] and promises("own_month").search(one.action):
        return True  # "will hold a drill in August and set up a hotline by October"
    if not promises("own_verb").match(one.action):
        return False
    verb = one.action.split(" ", 1)[0]
    return any(one.due.text in other.action and other.action.split(" ", 1)[0] != verb for other in made)


def around(
    tagged: Tagged,
    sentence: Sentence,
    sign: Cue,
    cuts: Sequence[tuple[int, int]],
    joint: bool,
    covered: Sequence[tuple[int, int]],
) -> tuple[int, int, list[Thing]]:
    """What the clause of a seen cue names, if nothing stands after it ("plans for a pipeline were shelved"); where no
    field is named, the one that the coder sees."""
    start = clause_start(cuts, sentence, sign.start)[1]
    end = that_clause(tagged.text, cuts, sentence, clause_end(cuts, sentence, sign.end))
    if any(a < end and b > start for a, b in covered):
        return start, end, []
    things = promised(tagged, sign, joint, start, end)
    if not things and sign.seen and sign.seen.field:
        things = [Thing(start, end, tagged.text[start:end], sign.seen.field, None, True)]
    return start, end, things


def promised(tagged: Tagged, sign: Cue, joint: bool, start: int, end: int) -> list[Thing]:
    """The things that a span promises; what states agree on together counts even if no field names it."""
    text = tagged.text
    things = apart(text, find_things(text, start, end, hidden_spans(tagged, start, end)))
    words = text[start:end].strip()
    if not things and joint and sign.rule.id in OPEN_RULES and len(words.split()) > 2:
        last = part_of(text, start, end, start)[1]
        things = [] if promises("meets").match(words) else [Thing(start, last, text[start:last], "other", None, True)]
    if joint and sign.rule.id == "agreed-signed":
        things = [*things, *unnamed_papers(text, start, end, things)]
    if joint and sign.rule.id == "agreed-joint" and things:
        things = [*things, *unnamed_parts(text, start, end, things)]
    return things


def stage_of(text: str, sign: Cue, joint: bool, first: int, start: int, end: int) -> str:
    """The stage that the cue gives, or `considering` where the words before or after it only weigh."""
    stage = sign.rule.joint if joint else sign.rule.single
    if stage in ("pledged", "agreed") and promises("broken").match(text, sign.end):
        return "dropped"  # "had promised to hand over a map, but has failed to do so"
    if stage == "dropped" and (promises("undoes").match(text, sign.end)
                               or promises("undone").search(text, first, sign.start)):
        return "kept"  # "suspended the termination of the pact", "withdrew its decision to quit it"
    if modality.has("tentative", text, max(first, sign.start - 34), sign.start) and stage != "dropped":
        return "considering"
    if stage in ("agreed", "pledged") and promises("draft").search(text, max(0, first - 60), sign.start):
        return "proposed"  # "Under a draft seen by the agency, A would withdraw"
    if sign.rule.id not in ("will-joint", "pledged", "will-thing"):
        return stage
    if promises("welcomed_plan").search(text, first, sign.start):
        return "considering"  # "they welcomed progress in a plan to share data"
    if promises("asks").match(text[start:end].strip()):
        return "proposed"
    if stage == "pledged" and promises("ends_it").match(text[start:end].strip()):
        return "dropped"  # "will leave the treaty"
    return "considering" if promises("weighs").match(text[start:end].strip()) else stage


def claim(
    document: str,
    tagged: Tagged,
    sentence: Sentence,
    thing: Thing,
    codes: tuple[str, ...],
    stage: str,
    times: Sequence[TimeExpression],
    *,
    action: str,
    rule: str,
    told_on: TimeExpression | None = None,
    span: tuple[int, int] | None = None,
) -> CommitmentClaim:
    """The claim for one thing; in `span` a time that lies ahead is when it is due, even without "by". `told_on`: when
    it was promised, if not in the report's own days."""
    text = tagged.text
    inside = own_times(text, sentence, thing, times, span)
    due = term(tagged, sentence, inside, span, stage)
    if due is None or "day" not in due.text:
        action = SAID_DAY.sub("", action)
    signed = signed_on(rule, [t for t in inside if not in_aside(text, sentence, t.start, thing.start)])
    days = (t for t in inside if t.form in EXACT and t.get("bound") not in NO_DAY)
    return CommitmentClaim(
        evidence=(evidence_of(document, tagged.text, sentence, thing.start),),
        parties=tuple(sorted(codes)),
        field=thing.field,
        topic=thing.topic,
        action=DAY_FIRST.sub("", action) or thing.text,
        stage=stage,
        due=None if stage == "kept" or due == signed else due,  # what is done has no term
        when=next(days, None) if stage == "kept" else signed or told_on,
        day="meeting",
        rule=rule,
        trigger=thing.text,
    )
