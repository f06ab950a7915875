"""All that goes wrong in a soak: each a disturbance that ends when the bot is over it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

from tests.wire import Wire

PATIENCE = 150.0  # seconds; discord.py gives up a frozen connection after 60 and a heartbeat
ROUTES = (("POST", "/interactions/*"), ("PATCH", "/webhooks/*/@original"), ("POST", "/channels/*"))
"""Acknowledging, answering an interaction, answering a message."""
STRUCK = 5.0  # seconds in which all three routes are used, as a rule

Disturbance = Callable[[], Awaitable[None]]

REST: dict[str, dict[str, Any]] = {
    "500": {"status": 500, "times": 2},
    "502 with a page of HTML": {"status": 502, "body": "<html><h1>502 Bad gateway</h1></html>"},
    "429 of Discord": {
        "status": 429,
        "body": {"message": "You are being rate limited.", "retry_after": 0.3, "global": False},
        "headers": {"Via": "1.1 google", "Retry-After": "0.3"},
    },
    "429 of a proxy": {"status": 429, "body": "slow down", "headers": {"Retry-After": "0.3"}},
    "reset": {"mode": "reset", "times": 2},
    "answer lost after being handled": {"mode": "after"},
    "slow": {"mode": "slow", "delay": 1.0},
}


def disturbances(wire: Wire) -> dict[str, Disturbance]:
    """Return every disturbance, by name."""
    rest = {f"REST: {name}": partial(_refuse, wire, fault) for name, fault in REST.items()}
    return {f"gateway: {name}": act for name, act in _of_gateway(wire).items()} | rest


def _of_gateway(wire: Wire) -> dict[str, Disturbance]:
    resumed, identified = partial(_until, wire, "resume"), partial(_until, wire, "identify")
    return {
        "cut": lambda: resumed(wire.drop),
        "closed": lambda: resumed(lambda: wire.close(4000)),
        "reconnect request": lambda: resumed(wire.reconnect),
        "invalid session, resumable": lambda: resumed(lambda: wire.invalidate(True)),
        "invalid session": lambda: identified(lambda: wire.invalidate(False)),
        "session forgotten": lambda: identified(lambda: _forget(wire)),
        "connection refused": lambda: resumed(lambda: _refuse_gateway(wire)),
        "frozen connection": lambda: resumed(wire.freeze),
    }


async def _until(wire: Wire, sign: str, disturb: Callable[[], object]) -> None:
    """Disturb the gateway and wait until the bot has resumed, or has identified anew."""
    before = wire.counts[sign]
    disturb()
    await wire.until(lambda: wire.counts[sign] > before, PATIENCE, f"{sign} after a disturbance")


def _forget(wire: Wire) -> None:
    wire.gateway.sessions.clear()
    wire.drop()


def _refuse_gateway(wire: Wire) -> None:
    wire.refuse_gateway(2)
    wire.drop()


async def _refuse(wire: Wire, fault: dict[str, Any]) -> None:
    """Plan the fault for each route; what nobody has met after a while is taken back."""
    for method, path in ROUTES:
        wire.fault(method, path, **fault)
    with suppress(TimeoutError):
        await wire.until(lambda: not wire.faults, STRUCK)
    wire.faults.clear()
