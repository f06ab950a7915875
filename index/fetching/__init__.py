"""Addresses → bytes, one at a time and safely, whatever the address and its server are up to.

    with Fetcher(contact="mailto:desk@news.example") as fetcher:
        document = fetcher.fetch("https://news.example/tram").document()

What could go wrong and where it is stopped; tests/index/fetching shows each with a real server.

| attack | stopped in | test |
| --- | --- | --- |
| other schemes, credentials, odd hosts and ports | `target_of` | test_target |
| 2130706433, 0x7f.1 or ①②⑦.1 for 127.0.0.1 | `target_of` | test_target |
| addresses that are private, local, reserved, mapped, tunnelled | `is_public` | test_addresses |
| names with a private address among public ones | `endpoints` | test_addresses |
| DNS rebinding: what was checked is what is connected to | `wire` | test_addresses |
| redirects to any of these, in circles, from https to http | `redirects` | test_redirects |
| headers slipped in by Location or ETag | `target_of`, `validator` | test_redirects |
| headers slipped in by the contact | `checked` in index/contact.py | tests/index/test_contact |
| another server under the name | `wire`, by TLS | test_tls |
| drips, silence, slow name servers and handshakes | `errand`, `wire` | test_answers |
| endless headers, interim answers, chunks, content | `Meter`, `Answer` | test_answers |
| decompression bombs, codings within codings | `Answer` | test_answers |
| answers that are cut, damaged or ambiguous | `wire`, `exchange` | test_answers |
| bytes left for the next answer: a connection serves once | `exchange` | test_answers |
| images, programs and so on | `content_type` | test_answers |
| cookies, credentials, Referer, proxies: never sent, never read | `exchange` | test_fetcher |
| names of files that climb folders | `file_name` | test_header |
| a robots.txt that is huge, leads away or overwhelms protego | `robots` | test_robots |
"""

from index.fetching.fetched import Fetched
from index.fetching.fetcher import Fetcher, check_address
from index.fetching.limits import LIMITS, Limits

__all__ = ["LIMITS", "Fetched", "Fetcher", "Limits", "check_address"]
