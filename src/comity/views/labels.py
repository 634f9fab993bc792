"""Vocabulary ids as a reader sees them: `crime-scams` is "Organised crime and scams"."""

from __future__ import annotations

# Where the words of an id are not yet what one would print. All others are their id with spaces.
PRINTED: dict[str, str] = {
    "ai": "Artificial intelligence",
    "climate-environment": "Climate and environment",
    "crime-scams": "Organised crime and scams",
    "culture-education": "Culture and education",
    "defence-exercises": "Joint exercises",
    "history": "Dealing with the past",
    "humanitarian-aid": "Humanitarian questions",
    "other": "Relations in general",
    "people-to-people": "Contacts of citizens",
    "science-technology": "Science and technology",
    "territory": "Territory and borders",
    "trade": "Trade and investment",
    "trade-pact": "Trade pacts",
    "trilateral-multilateral": "Cooperation of three or more",
    "supply-chain": "Supply chains",
    "china-pressure": "Pressure by China",
    "chinese-mediation": "Mediation by China",
    "fukushima-treated-water": "Treated water from Fukushima",
    "leadership-change": "Change of leader or government",
    "middle-east-war": "War in the Middle East",
    "normalisation-anniversary": "Anniversary of diplomatic relations",
    "north-korea-missiles": "North Korea's nuclear and missile work",
    "people-exchanges": "Travel and contact of the peoples",
    "qatari-mediation": "Mediation by Qatar",
    "russia-north-korea-ties": "Military ties of Russia and North Korea",
    "russia-ukraine-war": "War of Russia and Ukraine",
    "taiwan-tensions": "Tension over Taiwan",
    "us-china-trade-war": "Trade quarrel of the United States and China",
    "us-mediation": "Mediation by the United States",
    "us-policy-uncertainty": "Doubt about United States policy",
    "us-tariffs": "Tariffs of the United States",
}
ACRONYMS = {
    "acsa": "ACSA",
    "ai": "AI",
    "cptpp": "CPTPP",
    "eu": "EU",
    "gsomia": "GSOMIA",
    "lng": "LNG",
    "rcep": "RCEP",
    "us": "US",
    "usmca": "USMCA",
    "wto": "WTO",
}
NAMES = {
    "china": "China",
    "chinese": "Chinese",
    "cyprus": "Cyprus",
    "fukushima": "Fukushima",
    "korea": "Korea",
    "mercosur": "Mercosur",
    "middle": "Middle",
    "east": "East",
    "north": "North",
    "qatari": "Qatari",
    "russia": "Russia",
    "sahara": "Sahara",
    "taiwan": "Taiwan",
    "ukraine": "Ukraine",
    "western": "Western",
    "yasukuni": "Yasukuni",
}

# Stages of a commitment in the order of their life, as they stand in a count and over a column.
STAGES: dict[str, str] = {
    "considering": "considered",
    "proposed": "proposed",
    "pledged": "pledged",
    "agreed": "agreed",
    "reaffirmed": "reaffirmed",
    "kept": "kept",
    "dropped": "dropped",
}


def topic_label(identifier: str) -> str:
    """An id inside a sentence: `export-controls` as `export controls`, `gsomia` as `GSOMIA`."""
    return " ".join(ACRONYMS.get(part, NAMES.get(part, part)) for part in identifier.split("-"))


def label(identifier: str) -> str:
    """An id as a heading or at the start of a line."""
    if identifier in PRINTED:
        return PRINTED[identifier]
    text = topic_label(identifier)
    return text[:1].upper() + text[1:]
