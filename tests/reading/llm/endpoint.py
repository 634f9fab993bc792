"""An endpoint on this machine that speaks the chat-completions protocol, and says whatever a test has it say."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from comity.model.claims import Reading
from comity.model.document import Document
from comity.reading.llm import Settings
from comity.reading.sentences import split
from comity.reading.timexes import find_times

KEY = "sk-test-5d1f0a7c93"
TEXT = ("OSLO - Norwegian Foreign Minister Espen Barth Eide and his Chilean counterpart, Alberto van Klaveren, agreed "
        "in Oslo on Friday to set up a working group on hydrogen by the end of 2025.\n"
        "Norway had asked Chile in March for  better\naccess to lithium. Analysts expect a treaty.\n"
        "Read more: Sweden and Peru sign a treaty on fish")
AGREED = "agreed in Oslo on Friday to set up a working group on hydrogen by the end of 2025"
ASKED = "Norway had asked Chile in March for better access to lithium."
Body = dict[str, Any]


@dataclass
class Said:
    """What the endpoint says once: bytes, a status and headers; `pace` sleeps between the pieces that it sends."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: Iterator[bytes] | None = None


@dataclass
class Endpoint:
    """`bodies` and `headers` are those of all requests, in their order; `paths` what they asked for."""

    url: str
    bodies: list[Body] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def endpoint(say: Callable[[Body, int], Said]) -> Iterator[Endpoint]:
    """An endpoint that answers a request's body and number (from 0) with what `say` gives."""
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(found.bodies)
                found.bodies.append(told)
                found.headers.append(dict(self.headers.items()))
                found.paths.append(self.path)
            said = say(told, number)
            with suppress(ConnectionError):
                self.send_response(said.status)
                for name, value in said.headers.items():
                    self.send_header(name, value)
                if said.pieces is None:
                    self.send_header("Content-Length", str(len(said.body)))
                self.end_headers()
                for piece in said.pieces or [said.body]:
                    self.wfile.write(piece)
                    self.wfile.flush()

        do_GET = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()


def completion(content: object, *, tokens: object = 700, finish: str = "stop", **message: object) -> Said:
    """A reply of the protocol with this content, as JSON text unless it is text."""
    text = content if isinstance(content, str) else json.dumps(content)
    told = {"choices": [{"message": {"role": "assistant", "content": text, **message}, "finish_reason": finish}],
            "usage": {"total_tokens": tokens}}
    return Said(json.dumps(told).encode())


def rules_reading(document: Document) -> Reading:
    """What the rules leave a model to work with: times and noise of a document; no claims."""
    sentences = split(document.text)
    times = (t for s in sentences if s.kind != "noise" for t in find_times(document.text, s.start, s.end))
    return Reading(document=document.id, reader="rules-0", times=tuple(times),
                   noise=tuple((s.start, s.end) for s in sentences if s.kind == "noise"))


def a_meeting(**more: object) -> Body:
    who = [{"country": "NOR", "name": "Espen Barth Eide", "office": "Foreign Minister"},
           {"country": "CHL", "name": "Alberto van Klaveren", "office": None}]
    return {"quote": AGREED, "participants": who, "level": "ministerial", "rank": "ministers", "setting": "bilateral",
            "status": "held", "place": "OSLO", "country": "NOR", "when": "on Friday", "background": False,
            "main": True, **more}


def a_commitment(**more: object) -> Body:
    return {"quote": AGREED, "parties": ["NOR", "CHL"], "field": "energy", "topic": "hydrogen", "stage": "agreed",
            "action": "set up a working group on hydrogen", "due": "by the end of 2025", **more}


def an_event(**more: object) -> Body:
    return {"quote": ASKED, "event_type": "REQUEST", "mode": "change", "actors": ["NOR"], "recipients": ["CHL"],
            "auxiliary": "historical", "when": "in March", **more}


def an_answer(meetings: object = None, commitments: object = None, events: object = None) -> Body:
    """An answer on `TEXT` that is right, but for lists that are given."""
    return {"meetings": [a_meeting()] if meetings is None else meetings,
            "commitments": [a_commitment()] if commitments is None else commitments,
            "events": [an_event()] if events is None else events}


def settings(url: str, folder: Path, **more: Any) -> Settings:
    """Settings for an endpoint, with a key and a cache of its own."""
    return Settings(**{"url": f"{url}/chat/completions", "model": "test-model", "key": KEY, "cache": folder / "cache",
                       "timeout": 5.0, **more})
