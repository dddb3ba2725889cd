"""The ways to a kernel, and messages of Jupyter's protocol on them."""

import json
import os
from collections.abc import Sequence
from functools import cache
from typing import Any

import zmq
from jupyter_client.session import Session

CHANNELS = {"shell": zmq.DEALER, "iopub": zmq.SUB, "control": zmq.DEALER}
"""The channels in use, and how they are connected; nobody types, and nobody listens to its heart."""

PORTS = {f"{name}_port": number for number, name in enumerate((*CHANNELS, "stdin", "hb"), 1)}


class Channel:
    """One way to a kernel."""

    socket: Any

    def __init__(self, name: str, place: str) -> None:
        """Connect it; ``place`` is where the kernel's sockets lie, without their numbers."""
        self.socket = zmq.Context.instance().socket(CHANNELS[name])
        self.socket.linger = self.socket.rcvhwm = 0  # nothing is dropped, however much comes at a time
        if CHANNELS[name] == zmq.SUB:
            self.socket.subscribe(b"")
        self.socket.connect(f"ipc://{place}-{PORTS[f'{name}_port']}")

    def receive(self, seconds: float) -> dict[str, Any] | None:
        """The next message, None where none comes in time."""
        if not self.socket.poll(1000 * seconds):
            return None
        return read_message(session().feed_identities(self.socket.recv_multipart())[1])

    def close(self) -> None:
        """Disconnect it."""
        self.socket.close()

    def send(self, message: Any, content: dict[str, Any] | None = None) -> Any:
        """Send a message, or one of a named kind; returns it."""
        return session().send(self.socket, message, content)


def session() -> Session:
    """The session of this process; its messages are not signed, since their way lies in a folder of its owner alone."""
    return _session(os.getpid())


@cache
def _session(process: int) -> Session:
    return Session(key=b"")


def read_message(frames: Sequence[Any]) -> dict[str, Any]:
    """A message of Jupyter's protocol without what leads to it: signature, four parts in JSON, then buffers.

    Jupyter's client makes times of all that may be one, which takes as long as the rest.
    """
    header, parent, metadata, content = (json.loads(str(frame, "utf-8")) for frame in frames[1:5])
    names = {"msg_id": header["msg_id"], "msg_type": header["msg_type"], "buffers": list(frames[5:])}
    return names | {"header": header, "parent_header": parent, "metadata": metadata, "content": content}
