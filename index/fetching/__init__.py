"""Addresses → bytes, one at a time and safely, whatever the address and its server are up to.

    with Fetcher(contact="mailto:desk@news.example") as fetcher:
        document = fetcher.fetch("https://news.example/tram").document()

What could go wrong, where it is stopped, and which tests under tests/index/fetching show it:

| attack | stopped in | test |
| --- | --- | --- |
| other schemes, credentials, odd hosts and ports | `target.target_of` | test_target |
| 2130706433, 0x7f.1, 0177.0.0.1, ①②⑦.1 for 127.0.0.1 | `target`: four decimal numbers only | test_target, test_addresses |
| private, local, reserved, multicast, mapped, tunnelled addresses | `addresses.is_public` | test_addresses |
| names with a private address among public ones | `addresses.endpoints` | test_addresses |
| DNS rebinding | `wire`: connects to what was checked, then checks the peer | test_addresses |
| redirects to any of these, circles, https to http | `redirects`: each is a first address | test_redirects |
| header injection by Location, ETag or contact | `target`, `header.validator`, `user_agent` | test_redirects, test_fetcher |
| another server under the name | `wire`: TLS verifies the name | test_tls |
| drips, silence, slow name servers and handshakes | `errand`, `wire._Bounded` | test_answers, test_tls |
| endless headers, interim answers, chunks, content | `wire.Meter`, `exchange.Answer` | test_answers |
| decompression bombs, codings within codings | `exchange.Answer` | test_answers |
| cut, damaged or ambiguous answers | `wire`, `exchange` | test_answers |
| bytes left for the next answer | `exchange`: a connection serves once | test_answers |
| images, programs and so on | `header.content_type` | test_answers |
| cookies, credentials, Referer, proxies of the environment | never sent, never read | test_fetcher |
| file names that climb folders | `header.file_name` | test_header |
| robots.txt that is huge, redirects or breaks protego | `robots` | test_robots |
"""

from index.fetching.fetched import Fetched
from index.fetching.fetcher import Fetcher
from index.fetching.limits import LIMITS, Limits

__all__ = ["LIMITS", "Fetched", "Fetcher", "Limits"]
