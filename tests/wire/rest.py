"""The HTTP API of the loopback Discord: routing, faults, rate limits and the OpenAPI check."""

import asyncio
import json
import re
import socket
import struct
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web
from simcord.backend import Backend
from simcord.backend.errors import BackendError
from simcord.http import (
    router,
    routes,  # noqa: F401  (importing the routes registers them)
)

from tests.wire.application import Application
from tests.wire.call import Call, api_path
from tests.wire.faults import Fault, FaultRecord, RateLimit, matching_limits, take_fault
from tests.wire.gateway import TOKEN, gateway_url
from tests.wire.openapi import Spec

MAX_UPLOAD = 10 * 1024 * 1024  # bytes in one request
MAX_FILES = 10
TOKEN_IN_PATH = ("/interactions/", "/webhooks/")
THIS_APPLICATION = ("/applications/@me", "/oauth2/applications/@me")
THREAD_OF_MESSAGE = re.compile(r"/channels/\d+/messages/(\d+)/threads")
SESSION_LIMITS = {
    "total": 1000,
    "remaining": 999,
    "reset_after": 14_400_000,
    "max_concurrency": 1,
}

Headers = Mapping[str, str]


def json_response(data: Any, status: int = 200, headers: Headers | None = None) -> web.Response:
    """Answer with JSON.

    discord.py compares Content-Type with exactly "application/json", and aiohttp's own
    json_response adds a charset.
    """
    typed = {**(headers or {}), "Content-Type": "application/json"}
    return web.Response(body=json.dumps(data).encode(), status=status, headers=typed)


def error_response(fault: Fault) -> web.Response:
    """Answer with a planned error: JSON as Discord's, or as a proxy's page where it is a text."""
    if isinstance(fault.body, str):
        typed = {**fault.headers, "Content-Type": "text/html"}
        return web.Response(text=fault.body, status=fault.status, headers=typed)
    body = {"message": "injected", "code": 0} if fault.body is None else fault.body
    return json_response(body, fault.status, fault.headers)


def reset_connection(request: web.Request) -> None:
    """End the connection with a TCP reset; the client sees errno 104 (on Linux)."""
    if request.transport is None:  # the client was quicker
        return
    # abort() alone closes in good order; with no time to linger the kernel sends RST.
    peer: socket.socket = request.transport.get_extra_info("socket")
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()


def hang_up(request: web.Request) -> None:
    """Close the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()


class RestApi:
    """Answers the bot's requests from simcord's routes, through what a test has arranged.

    Attributes:
        faults: planned failures, used up as they strike; ``log`` holds those that did.
        limits: rate limits in force.
        violations: (method, path, problems) of every request that Discord would refuse for
            its form. ``strict`` refuses it here too, with Discord's error 50035.
        unimplemented: routes and fields that simcord lacks; they are answered with 501.
        observers: called with each call that was routed and the status of its reply.
        check_replies: judge simcord's own replies as well, into ``fidelity``, which counts
            (method, route, problem).
    """

    def __init__(
        self,
        backend: Backend,
        application: Application,
        counts: Counter[str],
        spec: Spec | None,
        strict: bool,
    ) -> None:
        self.faults: list[Fault] = []
        self.limits: list[RateLimit] = []
        self.log: list[FaultRecord] = []
        self.violations: list[tuple[str, str, list[str]]] = []
        self.unimplemented: list[str] = []
        self.observers: list[Callable[[Call, int], object]] = []
        self.check_replies = False
        self.fidelity: Counter[tuple[str, str | None, str]] = Counter()
        self._sent: dict[tuple[str, str], Any] = {}  # by nonce
        self._backend = backend
        self._application = application
        self._counts = counts
        self._spec = spec
        self._strict = strict

    async def serve(self, request: web.Request) -> web.Response:
        """Answer one request of the API."""
        self._counts["http"] += 1
        if request.content_type == "application/json":
            await request.read()  # it counts even where the client is gone before a slow answer
        fault = take_fault(self.faults, request.method, api_path(request))
        if fault is not None:
            return await self._fail(fault, request)
        return await self._limited(request)

    async def serve_file(self, request: web.Request) -> web.Response:
        """Answer with an uploaded file, as Discord's CDN does."""
        data = self._backend.cdn.get(f"http://{request.host}{request.path}")
        return web.Response(status=404) if data is None else web.Response(body=data)

    async def _fail(self, fault: Fault, request: web.Request) -> web.Response:
        self.log.append(fault.record(request.method, api_path(request)))
        await asyncio.sleep(fault.delay)
        if fault.mode == "status":
            return error_response(fault)
        if fault.mode == "slow":
            return await self._limited(request)
        if fault.mode == "after":
            await self._answer(request)
            hang_up(request)
        else:
            reset_connection(request)
        return web.Response(status=500)  # goes nowhere: the connection is gone

    async def _limited(self, request: web.Request) -> web.Response:
        headers: dict[str, str] = {}
        for limit in matching_limits(self.limits, api_path(request)):
            spent = limit.spend(api_path(request))
            headers |= limit.headers(spent)
            if not spent.allowed:
                self._counts["429"] += 1
                return json_response(limit.refusal(spent), 429, headers)
        return await self._answer(request, headers)

    async def _answer(self, request: web.Request, headers: Headers | None = None) -> web.Response:
        path = api_path(request)
        authorization = request.headers.get("Authorization")
        if not path.startswith(TOKEN_IN_PATH) and authorization != f"Bot {TOKEN}":
            return json_response({"message": "401: Unauthorized", "code": 0}, 401)
        if path in ("/gateway", "/gateway/bot"):
            address = {"url": gateway_url(request), "shards": 1}
            return json_response(address | {"session_start_limit": SESSION_LIMITS})
        call = await Call.read(request)
        response = self._refusal(call) or self._dispatch(call, headers)
        for observe in self.observers:
            observe(call, response.status)
        return response

    def _refusal(self, call: Call) -> web.Response | None:
        if call.upload_size > MAX_UPLOAD:
            self._violation(call, [f"request entity too large: {call.upload_size} bytes"])
            return json_response({"message": "Request entity too large", "code": 40005}, 413)
        problems = self._problems(call)
        if not problems:
            return None
        self._violation(call, problems)
        return invalid_form(problems) if self._strict else None

    def _problems(self, call: Call) -> list[str]:
        # simcord alone lets pass: over 25 autocomplete choices, over 10 files, a bad URL in
        # an embed, an upload of any size.
        problems = self._spec.check(call.method, call.path, call.body) if self._spec else []
        if len(call.files) > MAX_FILES:
            problems.append(f"files: {len(call.files)} uploads, at most {MAX_FILES}")
        return problems

    def _violation(self, call: Call, problems: list[str]) -> None:
        self.violations.append((call.method, call.path, problems))

    def _dispatch(self, call: Call, headers: Headers | None) -> web.Response:
        try:
            reply = self._once(call)
        except (router.RouteNotImplemented, router.UnsupportedField) as error:
            self.unimplemented.append(str(error))
            return json_response({"message": str(error), "code": 0}, 501)
        except BackendError as error:
            return json_response(error.to_json(), error.status, headers)
        self._judge_reply(call, reply)
        if reply is None:
            return web.Response(status=204, headers=headers)
        return json_response(reply, headers=headers)

    def _once(self, call: Call) -> Any:
        """Route a request; a message whose nonce is known is not sent again."""
        if call.nonce is None:
            return self._route(call)
        if call.nonce in self._sent:
            self._counts["repeated"] += 1
        else:
            self._sent[call.nonce] = self._route(call)
        return self._sent[call.nonce]

    def _route(self, call: Call) -> Any:
        thread = THREAD_OF_MESSAGE.fullmatch(call.path)
        if thread and int(thread[1]) in self._backend.channels:
            raise BackendError(400, 160004, "A thread has already been created for this message")
        if call.method == "GET" and call.path in THIS_APPLICATION:
            described = self._ask_simcord(call, THIS_APPLICATION[-1])
            return described | {"flags": self._application.flags.value}
        return self._ask_simcord(call, call.path)

    def _ask_simcord(self, call: Call, path: str) -> Any:
        return router.dispatch(
            self._backend,
            call.method,
            path,
            json=call.body,
            params=dict(call.params),
            files=list(call.files),
            reason=call.reason,
            message_content_access=self._application.allows("message_content"),
        )

    def _judge_reply(self, call: Call, reply: Any) -> None:
        if self._spec is None or not self.check_replies:
            return
        status = 204 if reply is None else 200
        route = self._spec.find(call.method, call.path)
        for problem in self._spec.check_response(call.method, call.path, status, reply):
            self.fidelity[call.method, route, problem] += 1


def invalid_form(problems: list[str]) -> web.Response:
    """Answer as Discord does where the form of a request is wrong."""
    detail = {"_errors": [{"code": "SPEC", "message": "; ".join(problems)}]}
    return json_response({"code": 50035, "message": "Invalid Form Body", "errors": detail}, 400)
