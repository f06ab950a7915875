"""Which kernel a library gets."""

import subprocess
import sys

import pytest

from index.scoring import plain
from index.scoring.kernel import COMPILED_FROM, kernel, prepare


@pytest.fixture(autouse=True)
def _no_choice(monkeypatch) -> None:
    """Whatever the caller's environment says."""
    monkeypatch.delenv("VERBATIM_KERNEL", raising=False)


def imports_numba(size: str, *, prepared: bool) -> bool:
    """Whether a process that scores a library of that size does."""
    call = f"prepare({size});" if prepared else ""
    script = (
        "import sys; from index.scoring.kernel import COMPILED_FROM, kernel, prepare;"
        f"{call} kernel({size}); sys.exit('numba' in sys.modules)"
    )
    return subprocess.run([sys.executable, "-c", script], check=False).returncode == 1


def test_a_small_library_never_imports_numba() -> None:
    """Its import would take longer than all questions of a day."""
    assert not imports_numba("COMPILED_FROM - 1", prepared=True)


def test_one_question_never_imports_numba() -> None:
    """Only a program that gets ready for many does."""
    assert not imports_numba("COMPILED_FROM", prepared=False)


def test_a_large_library_gets_the_compiled_kernel_when_it_is_prepared() -> None:
    """Where numba is installed."""
    pytest.importorskip("numba")
    assert imports_numba("COMPILED_FROM", prepared=True)
    from index.scoring import compiled

    prepare(COMPILED_FROM)
    assert kernel(COMPILED_FROM) is compiled.top
    assert kernel(COMPILED_FROM - 1) is plain.top


def test_a_large_library_does_without_numba(monkeypatch) -> None:
    """Where it is not installed, nothing is missed but time."""
    monkeypatch.setattr("index.scoring.kernel.find_spec", lambda _: None)
    monkeypatch.delitem(sys.modules, "index.scoring.compiled", raising=False)
    prepare(10**9)
    assert kernel(10**9) is plain.top


def test_the_environment_decides(monkeypatch) -> None:
    """For tests and the benchmark, at any size."""
    monkeypatch.setenv("VERBATIM_KERNEL", "plain")
    assert kernel(10**9) is plain.top
    pytest.importorskip("numba")
    from index.scoring import compiled

    monkeypatch.setenv("VERBATIM_KERNEL", "compiled")
    assert kernel(1) is compiled.top


def test_an_unknown_kernel_is_refused(monkeypatch) -> None:
    """Rather than another one taken silently."""
    monkeypatch.setenv("VERBATIM_KERNEL", "fast")
    with pytest.raises(ValueError, match="VERBATIM_KERNEL is 'fast'.*plain or compiled"):
        kernel(1)
