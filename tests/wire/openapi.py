"""The judge: Discord's own OpenAPI document (github discord/discord-api-spec, MIT licence).

It is an oracle that nobody in this project wrote. The document is not shipped: its path comes
from the variable DISCORD_OPENAPI, and without the document the check is left out.
"""

import functools
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

PROJECT = Path(__file__).resolve().parents[2]
BESIDE_PROJECT = PROJECT.parent / "shared" / "discord" / "openapi.json"
METHODS = ("get", "post", "put", "patch", "delete")
JSON = "application/json"
CALLBACK_ROUTE = "/interactions/{interaction_id}/{interaction_token}/callback"
# A callback's body is a union by type. It is judged by the right member, so that the message
# says what is wrong.
CALLBACK_SCHEMAS = {
    1: "PongInteractionCallbackRequest",
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
PROBLEMS_SHOWN = 6
LONGEST_MESSAGE = 160  # characters


class Route(NamedTuple):
    """An endpoint of the document: its template and the paths that it covers."""

    template: str
    pattern: re.Pattern[str]

    @classmethod
    def parse(cls, template: str) -> "Route":
        """Compile a template such as ``/channels/{channel_id}/messages``."""
        pattern = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template))
        return cls(template, re.compile(pattern + r"\Z"))


class Spec:
    """Judges requests and replies; paths are the API's, without the /api/v10 prefix.

    A problem is one line, "where: what [rule]".
    """

    def __init__(self, path: str | Path) -> None:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        accept_numeric_snowflakes(document)
        self._paths: dict[str, Any] = document["paths"]
        resource = DRAFT202012.create_resource(document)
        self._registry: Registry[Any] = Registry().with_resource("urn:discord", resource)
        self._routes = routes_by_method(self._paths)
        self._validators: dict[str, Draft202012Validator] = {}
        self._formats = url_checker()

    def find(self, method: str, path: str) -> str | None:
        """Return the template of the endpoint that serves ``path``, or None."""
        routes = self._routes.get(method, ())
        return next((route.template for route in routes if route.pattern.match(path)), None)

    def check(self, method: str, path: str, body: Any) -> list[str]:
        """Return the problems of a request's JSON body (None where it has none)."""
        route = self.find(method, path)
        if route is None:
            return [f"{method} {path}: not an endpoint of Discord's API v10"]
        request = self._paths[route][method.lower()].get("requestBody")
        if body is None:
            required = request is not None and request.get("required") and method != "GET"
            return ["(body): required"] if required else []
        if request is None:
            return []
        if route == CALLBACK_ROUTE:
            return self._check_callback(body)
        kind = JSON if JSON in request["content"] else next(iter(request["content"]))
        return self._problems(body, "paths", route, method.lower(), "requestBody", "content", kind)

    def _check_callback(self, body: Any) -> list[str]:
        kind = body.get("type") if isinstance(body, dict) else None
        if kind not in CALLBACK_SCHEMAS:
            return ["type: unknown callback type"]
        return self._errors(body, pointer("components", "schemas", CALLBACK_SCHEMAS[kind]))

    def check_response(self, method: str, path: str, status: int, body: Any) -> list[str]:
        """Return the problems of a reply to ``path``."""
        route = self.find(method, path)
        if route is None:
            return []
        responses = self._paths[route][method.lower()]["responses"]
        if str(status) not in responses:
            return [] if body is None else [f"status {status} not documented"]
        if JSON not in responses[str(status)].get("content", {}):
            return []
        place = ("paths", route, method.lower(), "responses", str(status), "content", JSON)
        return self._problems(body, *place)

    def _problems(self, body: Any, *content: str) -> list[str]:
        return self._errors(body, pointer(*content, "schema"))

    def _errors(self, body: Any, reference: str) -> list[str]:
        errors = self._validator(reference).iter_errors(body)
        return [describe(error) for error, _ in zip(errors, range(PROBLEMS_SHOWN), strict=False)]

    def _validator(self, reference: str) -> Draft202012Validator:
        if reference not in self._validators:
            self._validators[reference] = Draft202012Validator(
                {"$ref": "urn:discord#" + reference},
                registry=self._registry,
                format_checker=self._formats,
            )
        return self._validators[reference]


@functools.cache
def discord_spec() -> Spec | None:
    """Return the judge, or None where the document is not there.

    Looked for at DISCORD_OPENAPI, else in ``shared/discord`` beside the project.
    """
    path = Path(os.environ.get("DISCORD_OPENAPI") or BESIDE_PROJECT)
    return Spec(path) if path.is_file() else None


def accept_numeric_snowflakes(document: dict[str, Any]) -> None:
    """Let ids be numbers, as Discord does.

    discord.py sends the ids of attachments and of referenced messages that way.
    """
    schemas = document["components"]["schemas"]
    number = {"type": "integer", "minimum": 0}
    schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], number]}


def routes_by_method(paths: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Route]]:
    """Group the endpoints by method; the most literal comes first, for it is the one meant."""
    routes: defaultdict[str, list[Route]] = defaultdict(list)
    for template in sorted(paths, key=lambda template: template.count("{")):
        for method in METHODS:
            if method in paths[template]:
                routes[method.upper()].append(Route.parse(template))
    return dict(routes)


def url_checker() -> FormatChecker:
    """Return a format checker that knows the URLs Discord takes, and no other format."""
    checker = FormatChecker(formats=())
    checker.checks("uri")(is_discord_url)
    return checker


def is_discord_url(value: object) -> bool:
    """Tell whether a string is a URL that Discord takes; other types are not for us to judge."""
    if not isinstance(value, str):
        return True
    url = urlsplit(value)
    return url.scheme in ("http", "https", "attachment") and bool(url.netloc)


def pointer(*keys: str) -> str:
    """Return the JSON pointer (RFC 6901) made of these keys."""
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in keys)


def describe(error: ValidationError) -> str:
    """Say in one line where the error lies, what it is and which rule it breaks."""
    cause = next(leaves(error))
    message = cause.message
    if len(message) > LONGEST_MESSAGE:
        message = f"{message[:60]} ... {message[-60:]}"
    place = ".".join(map(str, cause.absolute_path)) or "(body)"
    return f"{place}: {message} [{cause.validator}={str(cause.validator_value)[:40]}]"


def leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the errors at the bottom of the branch of a union that was most likely meant."""
    if not error.context:
        yield error
        return
    branches: defaultdict[Any, list[ValidationError]] = defaultdict(list)
    for child in error.context:
        branches[child.relative_schema_path[0]].extend(leaves(child))
    yield from min(branches.values(), key=branch_cost)


def branch_cost(errors: list[ValidationError]) -> tuple[bool, int]:
    """Rank a branch: one for null or for another type of component last, then by complaints."""
    return any(is_other_kind(error) for error in errors), len(errors)


def is_other_kind(error: ValidationError) -> bool:
    """Tell whether the branch is meant for a value of another kind."""
    if error.validator == "type":
        return bool(error.validator_value == "null")
    path = error.absolute_path
    return error.validator in ("enum", "const") and bool(path) and path[-1] == "type"
