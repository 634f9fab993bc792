"""States, blocs, posts, persons, who held what when, places and known happenings: tables with a source in each row."""

from comity.register.register import Register, load_register
from comity.register.types import (
    Answer,
    Bloc,
    Happening,
    HappeningHit,
    Occupancy,
    Person,
    PersonHit,
    Place,
    PlaceHit,
    Post,
    State,
    StateHit,
)

__all__ = [
    "Answer", "Bloc", "Happening", "HappeningHit", "Occupancy", "Person", "PersonHit", "Place", "PlaceHit", "Post",
    "Register", "State", "StateHit", "load_register",
]
