"""The library knows nothing of Discord and nothing of asyncio."""

import subprocess
import sys

_BLOCKED = """
import sys
for name in ("discord", "asyncio", "bot", "simcord"):
    sys.modules[name] = None
import index.evaluation.measuring
"""


def test_index_imports_with_discord_and_asyncio_blocked() -> None:
    """Importing a blocked module raises, so this proves that none is imported."""
    done = subprocess.run([sys.executable, "-c", _BLOCKED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
