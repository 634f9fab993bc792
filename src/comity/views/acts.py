"""What was done, by whom, to whom: a sentence for each kind of act, by its type and mode and by the report's own verb.

A form is chosen where one of its words stands in the quoted sentence, so that a line says no more than its evidence:
a summons only where somebody was summoned. The type's last form, which has no words, is the plain one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.model.record import Event


@dataclass(frozen=True, slots=True)
class Form:
    """`both` with {a}, who acts, and {b}, towards whom; `alone` where nobody is named; `words` that must be said."""

    both: str
    alone: str
    mode: str | None = None
    words: str = ""


FORMS: dict[str, Sequence[Form]] = {
    "AGREE": (
        Form("{a} and {b} agreed to act together", "{a} agreed, signed or promised to act", None,
             r"\bagree|\bsign|\bdeal\b|accord|\bpact|treat(?:y|ies)|statement|\bboth\b|\btwo\b|joint|together"),
        Form("{a} promised something to {b}", "{a} promised something", None, r"pledg|promis|undert|offer|vow"),
        Form("{a} and {b} agreed to act together", "{a} agreed, signed or promised to act"),
    ),
    "CONSULT": (Form("{a} and {b} held consultations", "{a} held consultations"),),
    "SUPPORT": (
        Form("{a} thanked {b}", "{a} gave thanks", None, r"thank"),
        Form("{a} praised {b}", "{a} gave praise", "praise", r"prais|hail|laud|commend|applaud"),
        Form("{a} welcomed what {b} did", "{a} welcomed it", None, r"welcom"),
        Form("{a} backed {b}", "{a} gave its backing", "back", r"\bback|support|endors|stands? (?:with|by)"),
        Form("{a} expressed support for {b}", "{a} expressed support"),
    ),
    "CONCEDE": (
        Form("{a} voiced regret to {b}", "{a} voiced regret", None, r"apolog|regret|remorse|sorry"),
        Form("{a} eased measures against {b}", "{a} eased measures", "ease-sanctions",
             r"lift|eas(?:e|ed|ing)|remov|end(?:ed|s)?\b|restor|return|cut its|scrap|drop|withdr|suspend|on hold"),
        Form("{a} made a concession to {b}", "{a} made a concession"),
    ),
    "COOPERATE": (
        Form("{a} and {b} shared intelligence", "{a} shared intelligence", "intelligence"),
        Form("{a} and {b} traded in arms", "{a} traded in arms", "arms-trade"),
        Form("Forces of {a} and {b} worked together", "Forces of {a} worked together", "military"),
        Form("{a} and {b} carried out cooperation", "{a} carried out cooperation"),
    ),
    "AID": (Form("{a} gave aid to {b}", "{a} gave aid"),),
    "RETREAT": (
        Form("{a} gave back ships or goods of {b}", "{a} gave back ships or goods", None,
             r"\b(?:releas\w*|free[ds]?|return\w*|hand\w* (?:over|back))\b[^.;]{0,40}\b(?:boats?|ships?|vessels?"
             r"|tankers?|trawlers?|funds|assets|cargo|goods|artefacts|aircraft|trucks?)\b"),
        Form("{a} released people to {b}", "{a} released people", None,
             r"releas|free[ds]?\b|repatriat|hand(?:ed)? over"),
        Form("{a} withdrew forces towards {b}", "{a} withdrew forces", None, r"withdr|pull(?:ed)? (?:back|out)"),
        Form("{a} stood down towards {b}", "{a} stood down"),
    ),
    "REQUEST": (
        Form("{a} demanded action of {b}", "{a} made a demand", None, r"demand|insist"),
        Form("{a} urged {b} to act", "{a} urged others to act", None,
             r"\burg(?:e|ed|es|ing)\b|press(?:ed|es|ing)|implor"),
        Form("{a} called on {b} to act", "{a} called for action", None, r"call(?:ed|s|ing)? (?:on|upon|for)|appeal"),
        Form("{a} asked {b} to act", "{a} asked others to act", None, r"\bask|request"),
        Form("{a} asked or urged {b} to act", "{a} asked or urged others to act"),
    ),
    "ACCUSE": (
        Form("{a} summoned the envoy of {b}", "{a} summoned an envoy", None, r"summon|call(?:ed|s) in"),
        Form("{a} recalled its envoy from {b}", "{a} recalled an envoy", None,
             r"recall(?:ed|s|ing)? (?:its|the|his|her)"),
        Form("{a} lodged a protest with {b}", "{a} lodged a protest", None,
             r"(?:lodg|fil|mad|mak|sent|issu|hand|deliver|present)\w*(?: over)? (?:[\w-]+ ){0,4}"
             r"(?:protest|complaint|d[eé]march)"),
        Form("{a} protested to {b}", "{a} protested", None, r"protest"),
        Form("{a} accused {b}", "{a} made an accusation", None, r"accus|alleg|charg"),
        Form("{a} condemned what {b} did", "{a} voiced condemnation", None, r"condemn|denounc"),
        Form("{a} voiced concern about {b}", "{a} voiced concern", None, r"concern|worr(?:y|ies)|alarm"),
        Form("{a} voiced regret about {b}", "{a} voiced regret", None, r"regrett|disappoint"),
        Form("{a} criticised {b}", "{a} voiced criticism"),
    ),
    "REJECT": (
        Form("{a} denied what {b} said", "{a} issued a denial", None, r"\bden(?:y|ied|ies)\b"),
        Form("{a} refused {b}", "{a} refused", None, r"refus|declin|turn(?:ed|s) down|will not|rebuff|spurn"),
        Form("{a} vetoed what {b} wanted", "{a} used its veto", None, r"\bveto"),
        Form("{a} rejected what {b} asked or said", "{a} rejected it"),
    ),
    "THREATEN": (
        Form("{a} warned {b}", "{a} gave a warning", None, r"warn|caution"),
        Form("{a} threatened {b}", "{a} made a threat", None, r"threat"),
        Form("{a} announced an answer to {b}", "{a} announced an answer"),
    ),
    "PROTEST": (Form("Citizens of {a} demonstrated against {b}", "Citizens of {a} demonstrated"),),
    "SANCTION": (
        Form("{a} called its envoy home from {b}", "{a} called an envoy home", "expel",
             r"recall|call(?:ed|s|ing) home|withdr\w+ (?:its|the|his|her) (?:ambassador|envoy|high commissioner)"),
        Form("{a} broke off relations with {b}", "{a} broke off relations", None,
             r"\b(?:br(?:oke|eak)\w*|cut(?:s|ting)?|sever\w*)\b[^.;]{0,24}\b(?:relations|ties)\b"),
        Form("{a} closed a mission of {b}", "{a} closed a mission", "expel",
             r"\b(?:clos|shut)\w*\b[^.;]{0,50}\b(?:consulate|embassy|mission)"),
        Form("{a} closed its border with {b}", "{a} closed its border", "expel",
             r"\b(?:clos|shut|seal)\w*\b[^.;]{0,40}\b(?:border|frontier|crossing|airspace)"),
        Form("{a} expelled a national of {b}", "{a} expelled foreigners", "expel",
             r"\b(?:expel|deport|throw|threw|kick|order)\w*\b[^.;,]{0,40}\b(?:journalists?|reporters?|students?|activists?"
             r"|priests?|tourists?|teachers?|researchers?|clerics?)\b"),
        Form("{a} expelled diplomats of {b}", "{a} expelled diplomats", "expel",
             r"expel|persona non grata|(?:kick|threw|throw)\w* out|order\w* (?:[\w-]+ ){0,4}?out\b|\bto leave\b"),
        Form("{a} put tariffs on goods of {b}", "{a} imposed tariffs", None, r"tariff|dut(?:y|ies)\b|levy|levies"),
        Form("{a} put export controls on {b}", "{a} imposed export controls", None,
             r"export(?:s|ed)?\b[^.]{0,40}(?:control|curb|restrict|licen)|(?:control|curb|restrict|licen)[^.]{0,20}\bexport"),
        Form("{a} banned goods or people of {b}", "{a} imposed a ban", None,
             r"\bban(?:s|ned|ning)?\b|embargo|barr(?:ed|ing)"),
        Form("{a} took privileges from {b}", "{a} took privileges away", "discontinue",
             r"\blist\b|preferen|status|licen[cs]e|exempt"),
        Form("{a} called off cooperation with {b}", "{a} called off cooperation", "discontinue"),
        Form("{a} called off or suspended exchanges with {b}", "{a} called off or suspended exchanges", None,
             r"call(?:ed|s|ing)? off|cancel|suspend|halt|postpon|put off"),
        Form("{a} imposed sanctions on {b}", "{a} imposed sanctions", None, r"sanction"),
        Form("{a} took measures against {b}", "{a} took measures"),
    ),
    "MOBILIZE": (
        Form("{a} fired missiles or tested weapons near {b}", "{a} fired missiles or tested weapons", "weapons",
             r"missile|rocket|launch|fired|test"),
        Form("{a} aimed its radar at forces of {b}", "{a} aimed a radar", None, r"radar"),
        Form("{a} held exercises towards {b}", "{a} held exercises", None, r"exercis|drill|manoeuv|maneuv"),
        Form("{a} made a show of force towards {b}", "{a} made a show of force"),
    ),
    "COERCE": (
        Form("{a} arrested or held people of {b}", "{a} arrested or held people", None, r"arrest|detain|custody|jail"),
        Form("{a} seized property of {b}", "{a} seized property", None, r"seiz|confiscat"),
        Form("{a} attacked computers of {b}", "{a} attacked computers", None, r"cyber|hack"),
        Form("{a} used coercion against {b}", "{a} used coercion"),
    ),
    "ASSAULT": (
        Form("{a} struck {b} from the air", "{a} struck from the air", "aerial",
             r"air ?strike|bomb|drone|missile|from the air"),
        Form("{a} used violence against {b}", "{a} used violence"),
    ),
}  # fmt: skip
UNKNOWN = Form("{a} acted towards {b}", "{a} acted")


def form_of(event: Event) -> tuple[Form, re.Pattern[str] | None]:
    """The form of an act, and the words of the report that led to it; None where it is the plain one of its type."""
    said = event.evidence[0].exact if event.evidence else ""
    for form in FORMS.get(event.event_type, (UNKNOWN,)):
        if form.mode and form.mode != event.mode:
            continue
        if not form.words:
            return form, None
        pattern = re.compile(form.words, re.IGNORECASE)
        if pattern.search(said):
            return form, pattern
    return UNKNOWN, None
