"""Words that look like a promise and are none: denied, demanded of others, guessed, old, only described."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading import modality
from comity.reading.cues import advises, meetings, promises
from comity.reading.offices import private_leader
from comity.reading.placing import YEAR_FIRST
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue
from comity.reading.tagging import Tagged

CLOSED = re.compile(r",\s+(?:the\s+)?(?:[A-Z]|both|two|they|leaders|ministers)")  # a main clause: "when ..., Norway"
TO_WHOM = re.compile(r",\s+(?:to|with|from|for|of|by) (?:whom|which)\b[^,]*$")
TO_HAVE = re.compile(r"\b(?:was|were) to have (?:also |then |jointly )?$")
WERE_TO = re.compile(r"(?:was|were) to have (?:\w+ed|\w+en|met|held|built|sent|paid|put|begun)\b")
PROMISED = re.compile(r"(?:promised|pledged)\b")
ARTICLE = re.compile(r"\b(?:the|its|his|her|their)\s+$")
ONLY_SAID = re.compile(
    r"(?:(?!(?:will|would|to|shall|not)\b)[\w.’'-]+ ){1,7}"
    r"(?:said|says|announced|added|stated|told (?:reporters|journalists))")
TOLD = 12  # characters behind "will be" in which it is said that something will be told
LEAD = 40  # characters of a sentence in which who speaks is named
OF_OLD = ("considering", "reaffirmed")  # stages of what may well be of an earlier year: "stood by the accord of 1998"


def refused(tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]], first: int) -> bool:
    """Whether a stage cue promises nothing where it stands; `first`: where its clause begins."""
    text = tagged.text
    near = max(first, sign.start - 30, text.rfind(", ", first, sign.start))  # "who would not be outdone, pledged"
    denied = modality.has("negated", text, near, sign.start)
    neither = promises("neither").search(text, max(first, sign.start - 40), sign.start)  # both promise not to
    if denied and sign.rule.id != "dropped" and not neither:
        return True
    if promises("almost").search(text, first, sign.start):
        return True  # "came close to signing a deal"
    if TO_HAVE.search(text, sentence.start, sign.start) or WERE_TO.match(text, sign.start):
        return True  # "were to have signed a pact"
    if promises("to_differ").match(text, sign.end):
        return True  # "agreed to disagree"
    if private_leader().search(text, first, sign.start) or private_leader().search(
            text, sentence.start, min(sign.start, sentence.start + LEAD)):
        return True  # "the opposition leader promised that his country would"
    if sign.rule.id == "kept" and promises("since").search(text, first, sign.start):
        return True  # "60 years since relations were restored"
    if sign.rule.id == "agreed-passive" and promises("own_act").search(text, first, sign.start):
        return True  # "the order was signed by the trade minister"
    if sign.rule.id.startswith("will-") and promises("only_if").search(text, sign.start, sentence.end):
        return True  # "peace will not come unless they trust each other"
    if sign.rule.id == "agreed-papers" and promises("of_foreseen").search(text, sentence.start, sign.start):
        return True  # "are expected to sign an extension of the scheme that allows tourists to visit"
    if sign.rule.id == "dropped" and promises("of_relations").match(text, sign.end):
        return True  # "broke off diplomatic relations" drops no promise
    if sign.rule.joint in ("agreed", "pledged") and promises("of_others").search(text, first, sign.start):
        return True  # "called on all parties to agree to a ceasefire"
    if sign.rule.joint in ("agreed", "pledged", "proposed") and promises("fulfilled").search(
            text, sentence.start, sign.start):
        return True  # "has paid the sum it pledged": that is done
    if sign.rule.id.startswith("will-") and promises("harms_if").match(text[sign.end : sentence.end].strip()):
        return True  # "would close its depot to their lorries if the tax stayed"
    if sign.rule.id == "will-joint" and promises("gives_none").match(text[sign.end : sentence.end].strip()):
        return True  # "will send no warship"
    if sign.rule.id == "pledged" and PROMISED.match(text, sign.start) and ARTICLE.search(text, first, sign.start):
        return True  # "released the promised water"
    if promises("reneged").search(text, first, sign.start):
        return True  # "reneged on its pledge to": another cue tells that
    if meetings("anniversary").search(text, sentence.start, sign.start):
        return True  # "it will be 20 years since the two signed"
    if sign.rule.id.startswith("will-") and promises("asks_how").search(text, sentence.start, sign.start):
        return True
    if sign.rule.id.startswith("will-"):
        told_later = promises("to_be_told").search(text, first, sign.start)
        if told_later and promises("is_told").search(text, sign.start, min(sentence.end, sign.end + TOLD)):
            return True  # "the date will be communicated through diplomatic channels"
        if re.match(r"(?:was|were) to\b", text[sign.start :]) and promises("then_not").match(text, sign.end):
            return True  # "was to be signed, but the signing was deferred"
    warned = promises("threatens").search(text, sentence.start, sign.start)
    if warned or promises("what").search(text, first, sign.start):
        return True  # "warned that it would", "what is to be the largest"
    if promises("once_reported").search(text, sentence.start, first):
        return True  # "a newspaper had reported that the two agreed"
    if is_background(text, sentence, sign, first, tagged.year) or looks_back(text, cuts, sign):
        return True
    if tagged.speakers.one is None and promises("guess").search(text, sentence.start, sign.start):
        return True  # "in my view Moon will try"
    if sign.seen and promises("looks_on").match(text, first):
        return True  # "When they talked in Lima, both knew"
    return bool(sign.seen) and bool(
        advises(text, sentence.start, first, sign.end)
        or promises("standing").search(text, sentence.start, sentence.end)
        or promises("foretold").search(text, max(first, sign.start - 10), sign.end + 48)
    )


def only_said(action: str) -> bool:
    """Whether the words of a promise only say who says something: "government spokesman Patrick Muyaya said"."""
    return ONLY_SAID.fullmatch(action) is not None


def reported(text: str, sentence: Sentence, first: int) -> bool:
    """Whether a clause only stands in what others had told: "a newspaper had reported that they agreed ..."."""
    return promises("hearsay").search(text, sentence.start, first) is not None


def looks_back(text: str, cuts: Sequence[tuple[int, int]], sign: Cue) -> bool:
    """Whether the words stand in a clause that only describes: "since ties were restored", "visits they agreed on"."""
    before = [cut for cut in cuts if cut[1] <= sign.start]
    if TO_WHOM.search(text, before[-1][1] if before else max(0, sign.start - 80), sign.start):
        return True  # "the minister, to whom India promised an embassy"
    if not before or sign.rule.subject == "paper":
        return False
    cut = text[before[-1][0] : before[-1][1]]
    words = cut.strip(" ,").lower()
    between = text[before[-1][1] : sign.start]
    if words in ("since", "when", "until", "before", "where", "if", "unless"):
        goes_on = words == "where" and cut.startswith(",") and sign.rule.id != "will-joint"  # ", where they agree"
        return not goes_on and not CLOSED.search(between)
    if words not in ("which", "who", "that"):
        return False
    if words == "which" and promises("terms_of").search(text, max(0, before[-1][0] - 60), before[-1][0]):
        return False  # "a memorandum under which they will ..."
    if words != "that" and "," in between:
        return False  # the clause has closed: "Tokyo, which hosted the talks, agreed to ..."
    if sign.rule.id in ("will-joint", "will-thing") and promises("main_verb").search(between):
        return False  # so here: "a road that links the two towns is to be neutral"
    return words != "that" or not promises("governs").search(text, max(0, before[-1][0] - 120), before[-1][0] + 1)


def is_background(text: str, sentence: Sentence, sign: Cue, first: int, year: int | None) -> bool:
    """Whether the promise is told as older than the report's story."""
    after = text[sign.end : min(sentence.end, sign.end + 60)]
    within = promises("goes_into").search(after)  # "promised to repeal a law of 1940 under which": the law is old
    after = promises("of_year").sub("", after[: within.start()] if within else after)
    around = [int(y) for y in promises("year").findall(text[max(first, sign.start - 60) : sign.end] + after)]
    ahead = sign.rule.id in ("will-joint", "will-thing")  # "will extend the agreement of 2016"
    led = YEAR_FIRST.match(sentence.text)
    if led and int(led[1]) < (year or 2000) and not ahead and sign.rule.joint not in OF_OLD:
        return True  # "In May 2021 they met in Nairobi and promised to"
    if around and max(around) < (year or 2000) and sign.rule.joint not in OF_OLD and not ahead:
        return True
    broken = sign.rule.id == "pledged" and promises("broken").search(text, sign.end, sentence.end)
    if ahead or broken or sign.rule.id in ("dropped", "kept", "not-held"):
        return False  # a promise of old that was broken is news
    if sign.rule.joint in ("agreed", "pledged") and promises("pluperfect").search(
        text, max(first, sign.start - 16), sign.start
    ):
        told = text[sign.end : min(sentence.end, sign.end + 40)] + text[first : sign.start]
        if promises("earlier").search(told):
            return True  # "they had promised at Camp David in August that ..."
    return modality.has("historical", text, max(first, sign.start - 40), sign.start)
