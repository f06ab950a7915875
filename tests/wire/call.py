"""A request of the API, as the loopback Discord reads it."""

import io
import json
import re
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

MESSAGES = re.compile(r"/channels/\d+/messages")


class Upload:
    """An uploaded file, in the shape of discord.File that simcord's routes expect."""

    def __init__(self, filename: str, data: bytes) -> None:
        self.filename = filename
        self.fp = io.BytesIO(data)
        self.size = len(data)
        self.description: str | None = None


@dataclass(slots=True)
class Call:
    """A request of the API, read and parsed."""

    method: str
    path: str
    params: dict[str, str]
    reason: str | None
    body: Any = None
    files: list[Upload] = field(default_factory=list)

    @classmethod
    async def read(cls, request: web.Request) -> "Call":
        """Read a request: its JSON body, or the parts of its form."""
        reason = request.headers.get("X-Audit-Log-Reason")
        call = cls(request.method, api_path(request), dict(request.query), reason)
        if request.content_type == "application/json" and request.body_exists:
            call.body = await request.json()
        elif request.content_type == "multipart/form-data":
            await call._read_form(request)
        return call

    async def _read_form(self, request: web.Request) -> None:
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            data = bytes(await part.read())
            if part.name == "payload_json":
                self.body = json.loads(data)
            elif part.filename is not None:
                self.files.append(Upload(part.filename, data))
            else:
                self.body = {**(self.body or {}), part.name: data.decode()}

    @property
    def nonce(self) -> tuple[str, str] | None:
        """Channel and nonce of a message that Discord takes only once; None for others."""
        if self.method != "POST" or not MESSAGES.fullmatch(self.path):
            return None
        return (self.path, str(self.body["nonce"])) if self.body.get("enforce_nonce") else None

    @property
    def upload_size(self) -> int:
        """The size of all files, in bytes."""
        return sum(upload.size for upload in self.files)


def api_path(request: web.Request) -> str:
    """Return the path below /api/v10, with its leading slash."""
    return "/" + request.match_info["tail"]
