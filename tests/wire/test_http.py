"""The HTTP API of the loopback Discord, by bare requests: faults, limits and the judge."""

import asyncio
import errno
import io
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from tests.wire import TOKEN, Spec, Wire, discord_spec


@pytest_asyncio.fixture
async def wire() -> AsyncIterator[Wire]:
    """Return a wire with no bot; the judge is there where its document is."""
    wire = await Wire(discord_spec()).start()
    yield wire
    await wire.stop()


@pytest_asyncio.fixture
async def http(wire: Wire) -> AsyncIterator[aiohttp.ClientSession]:
    """Return an HTTP client that carries the bot's token."""
    base = wire.environ()["DISCORD_API"] + "/"
    headers = {"Authorization": f"Bot {TOKEN}"}
    async with aiohttp.ClientSession(base, headers=headers) as session:
        yield session


@pytest.fixture
def spec() -> Spec:
    """Return the judge; skip the test where Discord's document is not there."""
    spec = discord_spec()
    if spec is None:
        pytest.skip("no OpenAPI document: set DISCORD_OPENAPI")
    return spec


def text_channel(wire: Wire) -> int:
    """Create a guild with a channel and return the channel's id."""
    return wire.env.create_guild().create_text_channel("ask").id


async def test_a_wrong_token_is_refused(wire: Wire, http: aiohttp.ClientSession) -> None:
    """The API answers 401; the gateway closes with 4004."""
    async with http.get("users/@me", headers={"Authorization": "Bot wrong"}) as reply:
        assert reply.status == 401
    async with http.ws_connect(wire.environ()["DISCORD_GATEWAY"]) as socket:
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 0}})
        assert (await socket.receive_json())["op"] == 10
        assert (await socket.receive()).data == 4004


async def test_a_reset_loses_the_request(wire: Wire, http: aiohttp.ClientSession) -> None:
    """Mode "reset" ends with a TCP reset and nothing is handled."""
    channel = text_channel(wire)
    wire.fault("POST", "/channels/*", mode="reset")
    with pytest.raises(aiohttp.ClientOSError) as caught:
        await http.post(f"channels/{channel}/messages", json={"content": "lost"})
    assert caught.value.errno == errno.ECONNRESET
    assert wire.backend.messages.get(channel, {}) == {}


async def test_after_loses_the_answer(wire: Wire, http: aiohttp.ClientSession) -> None:
    """Mode "after" handles the request; only its answer is lost."""
    channel = text_channel(wire)
    wire.fault("POST", "/channels/*", mode="after")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await http.post(f"channels/{channel}/messages", json={"content": "kept"})
    assert [message.content for message in wire.backend.messages[channel].values()] == ["kept"]


async def test_slow_answers_in_the_end(wire: Wire, http: aiohttp.ClientSession) -> None:
    """Mode "slow" answers after the delay, and the log says so."""
    wire.fault("GET", "/users/*", mode="slow", delay=0.01)
    async with http.get("users/@me") as reply:
        assert reply.status == 200
    assert [entry.effect for entry in wire.log] == ["slow"]


async def test_a_refusal_carries_the_headers_of_discord(
    wire: Wire, http: aiohttp.ClientSession
) -> None:
    """Beyond the limit comes a 429 that discord.py knows for Discord's own."""
    wire.rate_limit("/users/*", limit=1, per=60.0, scope="global")
    replies = [await http.get("users/@me") for _ in range(2)]
    assert [reply.status for reply in replies] == [200, 429]
    assert replies[1].headers["Via"] == "1.1 google"
    assert (await replies[1].json())["global"] is True
    assert wire.counts["429"] == 1


async def test_a_global_limit_counts_all_paths_together(
    wire: Wire, http: aiohttp.ClientSession
) -> None:
    """It shows only where it is exceeded; another limit goes on telling its own state."""
    channels = [text_channel(wire) for _ in range(3)]
    wire.rate_limit("/channels/*", limit=2, per=60.0, scope="global")
    wire.rate_limit("/channels/*", limit=5, per=60.0)
    replies = [await http.get(f"channels/{channel}") for channel in channels]
    assert [reply.status for reply in replies] == [200, 200, 429]
    assert replies[0].headers["X-RateLimit-Remaining"] == "4"
    assert "X-RateLimit-Global" not in replies[0].headers
    assert replies[2].headers["X-RateLimit-Global"] == "true"


async def test_a_text_is_sent_as_a_proxys_page(wire: Wire, http: aiohttp.ClientSession) -> None:
    """An error may come from before Discord, in HTML."""
    wire.fault("GET", "/users/*", status=502, body="<h1>Bad gateway</h1>")
    async with http.get("users/@me") as reply:
        assert (reply.status, reply.content_type) == (502, "text/html")
        assert await reply.text() == "<h1>Bad gateway</h1>"


async def test_observers_see_every_call(wire: Wire, http: aiohttp.ClientSession) -> None:
    """Each that was routed, with the status of its reply."""
    seen: list[tuple[str, int]] = []
    wire.rest.observers.append(lambda call, status: seen.append((call.path, status)))
    await http.get("users/@me")
    await http.get("channels/1")
    assert seen == [("/users/@me", 200), ("/channels/1", 404)]


async def test_uploads_are_limited(wire: Wire, http: aiohttp.ClientSession) -> None:
    """More than ten files, or more than ten mebibytes, are refused and reported."""
    channel = text_channel(wire)
    for files, size, status in ((11, 1, 400), (1, 10 * 1024 * 1024 + 1, 413)):
        form = aiohttp.FormData({"payload_json": "{}"})
        for number in range(files):
            form.add_field(f"files[{number}]", io.BytesIO(b"x" * size), filename=f"{number}.txt")
        async with http.post(f"channels/{channel}/messages", data=form) as reply:
            assert reply.status == status
    assert len(wire.violations) == 2


async def test_an_attachment_can_be_read_back(wire: Wire, http: aiohttp.ClientSession) -> None:
    """An uploaded file is served from the address that the message gives."""
    form = aiohttp.FormData({"payload_json": "{}"})
    form.add_field("files[0]", io.BytesIO(b"some text"), filename="note.txt")
    async with http.post(f"channels/{text_channel(wire)}/messages", data=form) as reply:
        [attachment] = (await reply.json())["attachments"]
    async with http.get(attachment["url"]) as reply:
        assert await reply.read() == b"some text"


async def test_what_simcord_lacks_is_reported(wire: Wire, http: aiohttp.ClientSession) -> None:
    """A route that the model does not know is answered with 501 and listed."""
    async with http.get("voice/regions") as reply:
        assert reply.status == 501
    assert "GET /voice/regions" in wire.unimplemented[0]


async def test_json_is_typed_as_discord_types_it(http: aiohttp.ClientSession) -> None:
    """discord.py parses a reply only where its type is exactly application/json."""
    async with http.get("gateway/bot") as reply:
        assert reply.headers["Content-Type"] == "application/json"
        assert (await reply.json())["url"].startswith("ws://127.0.0.1:")


async def test_replies_can_be_judged_too(
    wire: Wire, http: aiohttp.ClientSession, spec: Spec
) -> None:
    """With ``check_replies`` the model's own answers are held against the document."""
    wire.check_replies = True
    async with http.get(f"channels/{text_channel(wire)}") as reply:
        assert reply.status == 200
    assert ("GET", "/channels/{channel_id}") in {key[:2] for key in wire.fidelity}
    assert spec.check_response("GET", "/users/@me", 200, {"id": "one"})


def test_the_judge_names_place_fault_and_rule(spec: Spec) -> None:
    """Each problem is one line; a callback is judged as the type that it says it is."""
    choices = [{"name": str(number), "value": "same"} for number in range(26)]
    body = {"type": 8, "data": {"choices": choices}}
    [problem] = spec.check("POST", "/interactions/1/token/callback", body)
    assert problem.startswith("data.choices: [")
    assert problem.endswith("is too long [maxItems=25]")
    assert spec.check("GET", "/nowhere", None) == [
        "GET /nowhere: not an endpoint of Discord's API v10"
    ]


def test_a_numeric_snowflake_passes(spec: Spec) -> None:
    """Discord takes ids as numbers too, and discord.py sends some that way."""
    body = {"content": "hi", "message_reference": {"message_id": 1, "channel_id": "2"}}
    assert spec.check("POST", "/channels/2/messages", body) == []


async def test_stopping_waits_for_no_slow_request(wire: Wire, http: aiohttp.ClientSession) -> None:
    """A request that is still delayed when the wire stops is given up."""
    wire.fault("GET", "/users/*", mode="slow", delay=3600.0)
    request = asyncio.create_task(http.get("users/@me"))
    await wire.until(lambda: wire.log)
    await wire.stop()
    with pytest.raises(aiohttp.ClientError):
        await request
