"""The register: states, blocs, posts, persons, who held what when, places and known happenings, each with its source.

Tables are read when first asked for, so that a command that needs none of them starts at once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from comity.errors import UsageError
from comity.model.times import Interval
from comity.register import geography, loading, people, tables
from comity.register.disputed import DisputedNames, in_longer
from comity.register.offices import Offices, stand_ins
from comity.register.people import local_form
from comity.register.scan import Scanner, spelled, unaccented
from comity.register.types import (
    Answer,
    Bloc,
    Happening,
    HappeningHit,
    Membership,
    Occupancy,
    Person,
    PersonHit,
    Place,
    PlaceHit,
    Post,
    State,
    StateHit,
)

# A given name of two syllables is written with a hyphen: what follows a known name may make it another.
GOES_ON = re.compile(r"-(?!(?:led|backed|era|style|hosted|brokered|chaired|appointed)\b)[a-z]")
HIDING = frozenset({"masthead", "bloc", "region"})  # kinds of hits whose words name no town


class Register:
    """All tables of one folder. Invariant: reads only; equal files give equal answers and an equal `version`."""

    def __init__(self, folder: Path = tables.DATA) -> None:
        self._folder = folder

    @cached_property
    def version(self) -> str:
        """A hash of the tables: what readings and exports name."""
        return tables.version(self._folder)

    # -- states and blocs -------------------------------------------------------------------------------------------

    @cached_property
    def states(self) -> Mapping[str, State]:
        """States by code. Raises CodebookError, as all tables do, for a row that cannot be understood."""
        return loading.states(self._folder)

    @cached_property
    def blocs(self) -> Mapping[str, Bloc]:
        """Blocs by id."""
        return loading.blocs(self._folder)

    @cached_property
    def memberships(self) -> tuple[Membership, ...]:
        """Who belongs to which bloc, from when to when."""
        return loading.memberships(self._folder, self.blocs, self.states)

    def name(self, code: str) -> str:
        """The English name of a state or body (its code if it is unknown)."""
        named = self.states.get(code) or self.blocs.get(code)
        return named.name if named else code

    def code(self, words: str) -> str | None:
        """The code of a state as a user types it: a code, a name, an adjective, a capital; case does not count."""
        text = unaccented(words).casefold().strip()
        ways = (text, text.replace(".", ""), text.removeprefix("the "))
        return next((self._codes[way] for way in ways if way in self._codes), None)

    @cached_property
    def _codes(self) -> dict[str, str]:
        found: dict[str, str] = {"korea": "KOR"}
        kinds: tuple[Callable[[State], tuple[str, ...]], ...] = (
            lambda s: (s.code,), lambda s: (s.name, s.official, *s.names), lambda s: (s.iso2, *s.local),
            lambda s: s.demonyms, lambda s: s.capitals, lambda s: s.metonyms)
        for words in kinds:
            for state in self.states.values():
                for word in words(state):
                    if word:
                        found.setdefault(unaccented(word).casefold(), state.code)
        return found

    def members(self, bloc_id: str, on: date | None = None) -> tuple[str, ...]:
        """Codes of a bloc's members on a day, today's without one. Raises UsageError for an unknown bloc."""
        if bloc_id not in self.blocs:
            raise UsageError(f"no bloc {bloc_id!r}; known are {', '.join(sorted(self.blocs))}")
        listed = self._by_bloc.get(bloc_id, ())
        return tuple(sorted(m.member for m in listed if (m.interval.holds(on) if on else not m.end)))

    @cached_property
    def _by_bloc(self) -> dict[str, list[Membership]]:
        found: dict[str, list[Membership]] = defaultdict(list)
        for membership in self.memberships:
            found[membership.bloc].append(membership)
        return found

    @cached_property
    def _states_scanner(self) -> Scanner[geography.Meaning]:
        members = {bloc: self.members(bloc) for bloc in self.blocs}
        seas = [(name, "region") for thing, rows in self.disputed.things.items() if rows[0].kind == "sea"
                for name in self.disputed.spellings(thing)]
        return Scanner(geography.phrases(self.states.values(), self.blocs.values(), members,
                                         (*loading.masks(self._folder), *seas),
                                         loading.special(self._folder, self.states)))

    def find_states(self, text: str, start: int = 0, end: int | None = None) -> list[StateHit]:
        """States, blocs, and the regions and mastheads that hide state names, in `text[start:end]`, in order."""
        return geography.find(self._states_scanner, text, start, end)

    # -- places -----------------------------------------------------------------------------------------------------

    @cached_property
    def disputed(self) -> DisputedNames:
        """Names that states dispute."""
        return loading.disputed(self._folder, self.states)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Towns and sites; where two share a name the more likely one comes first."""
        return loading.places(self._folder, self.states)

    @cached_property
    def _places_scanner(self) -> Scanner[Place]:
        found: dict[str, Place] = {}
        for place in self.places:
            thing = self.disputed.thing_of(place.name)
            for name in (place.name, *place.names, *(self.disputed.spellings(thing) if thing else ())):
                shapes = [f"{name}, {self.name(place.country)}"] if place.weak else [name, name.upper()]
                for text in (t for shape in shapes for t in spelled(shape)):
                    found.setdefault(text, place)
        return Scanner(found)

    def find_places(self, text: str, start: int = 0, end: int | None = None) -> list[PlaceHit]:
        """Towns and sites in `text[start:end]`, in order; not those inside a masthead, a bloc's or a region's name."""
        hidden = [(h.start, h.end) for h in self.find_states(text, start, end) if h.kind in HIDING]
        return [PlaceHit(a, b, text[a:b], place.name, place.country, place.capital)
                for a, b, place in self._places_scanner.find(text, start, end)
                if not any(first <= a and b <= last for first, last in hidden)
                and (text[a:b] not in self._other_names or not in_longer(text, a, b))]

    @cached_property
    def _other_names(self) -> frozenset[str]:
        """What else disputed places are called: `Al-Quds` is Jerusalem, the Al-Quds Brigades are elsewhere."""
        disputed, own = self.disputed, {name for place in self.places for name in (place.name, *place.names)}
        things = {thing for place in self.places if (thing := disputed.thing_of(place.name))}
        return frozenset(name for thing in things for name in disputed.spellings(thing)) - own

    def find_sites(self, text: str) -> list[PlaceHit]:
        """What states dispute and `places` gives to none of them, in a text, under one name whatever it is called."""
        return [PlaceHit(hit.start, hit.end, hit.text, name, "", False) for hit in self.disputed.find(text)
                if (name := self.disputed.title(hit.thing)) and name not in self._place_names]

    @cached_property
    def _place_names(self) -> frozenset[str]:
        return frozenset(place.name for place in self.places)

    # -- posts, persons and who held what ---------------------------------------------------------------------------

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        """Kinds of offices by id."""
        return loading.posts(self._folder)

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Codes of states and ids of blocs: whatever may have somebody in a post."""
        return frozenset({*self.states, *self.blocs})

    @cached_property
    def offices(self) -> Offices:
        """What titles mean in which state or body."""
        leads = {**dict.fromkeys(self.blocs, "secretary-general"), **{s.code: s.leads for s in self.states.values()}}
        return Offices(leads, self.posts, loading.offices(self._folder, self.bodies, self.posts))

    def post_of(self, words: str, country: str) -> str | None:
        """The id of the post that a phrase means in a state (`President`, `top diplomat`, `leader`), or None."""
        return self.offices.post_of(words, country)

    def leading(self, country: str, on: date) -> str | None:
        """The post of the one whom reports of a day call the leader of a state or body, or None."""
        found = (post for state, post, when in self._leading if state == country and when.holds(on))
        post = next(found, None)
        return self.offices.held_as(post, country) if post else self.offices.leading(country)

    @cached_property
    def _leading(self) -> tuple[tuple[str, str, Interval], ...]:
        return tuple(loading.leading(self._folder, self.states, self.posts))

    def general_post(self, words: str) -> str | None:
        """The id of the post that a phrase means where the state is not known, or None."""
        return self.offices.post_of(words, "")

    @cached_property
    def post_words(self) -> frozenset[str]:
        """All phrases that name a post somewhere, in lower case with `defence`."""
        return self.offices.words()

    @cached_property
    def persons(self) -> Mapping[str, Person]:
        """Persons by id."""
        return loading.persons(self._folder, self.states)

    @cached_property
    def _held(self) -> tuple[Occupancy, ...]:
        return loading.occupancies(self._folder, self.persons, self.posts, self.bodies)

    @cached_property
    def _held_by(self) -> dict[tuple[str, str], list[Occupancy]]:
        found: dict[tuple[str, str], list[Occupancy]] = defaultdict(list)
        for held in self._held:
            found["person", held.person].append(held)
            found["country", held.country].append(held)
        return found

    @cached_property
    def _stand_ins(self) -> dict[tuple[str, str], list[Occupancy]]:
        found = {}
        for (country, post), same in self.offices.apart.items():
            held = self._held_by.get(("country", country), [])
            found[country, post] = stand_ins(post, [o for o in held if o.post == same],
                                             [o for o in held if o.post == post])
        return found

    def occupancies(
        self, *, person: str | None = None, post: str | None = None, country: str | None = None, at: str | None = None
    ) -> list[Occupancy]:
        """Who held what, of one person, post or state, the earliest first; `at`: where an ambassador is sent."""
        post = self.offices.held_as(post, country) if post and country else post
        pool = (self._held_by.get(("person", person), []) if person
                else self._held_by.get(("country", country), []) if country else self._held)
        found = [o for o in pool if post in (None, o.post) and country in (None, o.country) and at in (None, o.at)]
        more = self._stand_ins.get((country, post), []) if country and post and not person else []
        return sorted([*found, *more], key=lambda o: o.start) if more else found

    def holder(self, post: str, country: str, on: date, *, at: str | None = None) -> Occupancy | None:
        """Who holds a post on a day: of several the one who came last; on a day of change, the new one."""
        held = [o for o in self.occupancies(post=post, country=country, at=at) if o.start and o.interval.holds(on)]
        return max(held, key=lambda o: (o.interval.earliest or date.min, o.status == "holder"), default=None)

    def persons_named(self, name: str, *, country: str | None = None) -> list[Person]:
        """Who bears a name: in any order and spelling, with or without title, the family name alone too.

        Those with a later office come first. Full names win over family names.
        """
        for words in (people.tokens(name), people.bare(name)):
            for index in (self._full_names, self._family_names):
                found = [self.persons[i] for i in index.get(people.key(words), ())]
                found = [p for p in found if country is None or self._serves(p, country)]
                if found:
                    return sorted(found, key=self._latest, reverse=True)
        return []

    def _serves(self, person: Person, country: str) -> bool:
        """Whether a person is of a state or holds, or held, an office of it."""
        held = self._held_by.get(("person", person.id), ())
        return country == person.country or any(o.country == country for o in held)

    def _latest(self, person: Person) -> tuple[str, str]:
        held = self._held_by.get(("person", person.id), [])
        return max((o.start for o in held), default=""), person.id

    def persons_partly(self, name: str, *, country: str | None = None) -> list[Person]:
        """Who bears a name as a part of theirs: a given name (`Jokowi`, `Hasina`), a stem in Korean or Japanese."""
        words = people.bare(name)
        if name.isascii() or not name[0].isalpha() or name[0] < "\u3000":
            found = set.intersection(*(self._part_names.get(word, set()) for word in words)) if words else set()
        else:
            found = self._stems.get(people.key(words), set())
        persons = (self.persons[i] for i in found)
        return sorted((p for p in persons if country is None or self._serves(p, country)), key=self._latest,
                      reverse=True)

    @cached_property
    def _part_names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.persons.values():
            for name in (person.name, *person.spellings):
                for word in people.tokens(name):
                    found[word].add(person.id)
        return dict(found)

    @cached_property
    def _stems(self) -> dict[str, set[str]]:
        """The beginnings and ends of names that are written without spaces."""
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.persons.values():
            for name in person.spellings:
                if name[0] >= "\u3000":
                    text = people.key(people.tokens(name))
                    for cut in range(1, len(text)):
                        found[text[:cut]].add(person.id)
                        found[text[cut:]].add(person.id)
        return dict(found)

    @cached_property
    def seated(self) -> frozenset[str]:
        """States and bodies of which the register knows office-holders."""
        return frozenset(o.country for o in self._held)

    @cached_property
    def local_codes(self) -> dict[str, str]:
        """Names of states and bodies in Korean, Japanese and Chinese, without spaces, with their code."""
        named = [(word, state.code) for state in self.states.values() for word in state.local]
        return {local_form(word): code for word, code in (*named, *self._also_called)}

    @cached_property
    def _also_called(self) -> frozenset[tuple[str, str]]:
        return frozenset(loading.local_names(self._folder, self.bodies))

    def shares(self, adjective: str, country: str) -> bool:
        """Whether an adjective that belongs to one state may mean another too: `Korean`, `Congolese`."""
        return (adjective, country) in self._also_called

    @cached_property
    def _full_names(self) -> dict[str, list[str]]:
        return _index((k, p.id) for p in self.persons.values() for k in sorted(people.keys(p)))

    @cached_property
    def _family_names(self) -> dict[str, list[str]]:
        return _index((people.key(people.tokens(p.family)), p.id) for p in self.persons.values())

    @cached_property
    def _names_scanner(self) -> Scanner[tuple[str, ...]]:
        found = _index((name, p.id) for p in self.persons.values() for name in sorted(people.written(p)))
        return Scanner({name: tuple(ids) for name, ids in found.items()})

    def find_persons(self, text: str, start: int = 0, end: int | None = None) -> list[PersonHit]:
        """Full names of known persons in `text[start:end]`, in order; `Kim Song-nam` is not `Kim Song`."""
        return [PersonHit(a, b, text[a:b], ids) for a, b, ids in self._names_scanner.find(text, start, end)
                if not GOES_ON.match(text, b)]

    def who(self, words: str, on: date, *, country: str | None = None) -> Answer:
        """Who is meant on a day by `the Japanese prime minister`, `Seoul's top diplomat` or `Gen. Nakatani`."""
        from comity.register.who import who

        return who(self, words, on, country=country)

    # -- happenings -------------------------------------------------------------------------------------------------

    @cached_property
    def happenings(self) -> Mapping[str, Happening]:
        """Known happenings by id, the earliest first."""
        return loading.happenings(self._folder, self.states)

    def base_dates(self, states: Iterable[str]) -> list[Happening]:
        """Anniversaries that these states, and only these, share: what `the 60th anniversary of ties` counts from."""
        wanted = set(states)
        return [h for h in self.happenings.values() if h.kind == "anniversary" and set(h.states) == wanted]

    @cached_property
    def _happenings_scanner(self) -> Scanner[tuple[str, ...]]:
        found = _index((text, h.id) for h in self.happenings.values() for p in h.patterns for text in spelled(p))
        return Scanner({text: tuple(ids) for text, ids in found.items()})

    def find_happenings(self, text: str, start: int = 0, end: int | None = None) -> list[HappeningHit]:
        """Words in `text[start:end]` that presuppose known happenings, in order."""
        return [HappeningHit(a, b, text[a:b], ids) for a, b, ids in self._happenings_scanner.find(text, start, end)]


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, identity in pairs:
        if name and identity not in found[name]:
            found[name].append(identity)
    return dict(found)


@cache
def load_register() -> Register:
    """The register that is shipped, one for the whole process."""
    return Register()
