"""The benchmark's figures and report."""

from pathlib import Path

import numpy as np
import pytest

from tests.bench.figures import summary
from tests.bench.report import report
from tests.bench.results import Results
from tests.bench.targets import targets

SCORED = {
    "size": 1_000_000,
    "engines": {},
    "queries": {
        "made": {
            "verbatim": {"median_ms": 0.2, "p99_ms": 1.4, "tail": 7.0, "same": 1.0, "ratio": 1.0},
            "tantivy": {"median_ms": 0.4, "p99_ms": 1.0, "tail": 2.5, "same": None, "ratio": 2.0},
        }
    },
}


def test_a_summary_is_in_milliseconds() -> None:
    """Of times in seconds."""
    found = summary(np.arange(1, 102) / 1000)
    assert found["median_ms"] == pytest.approx(51)
    assert found["p99_ms"] == pytest.approx(100)
    assert found["tail"] == pytest.approx(100 / 51)


def test_results_are_kept_between_runs(tmp_path: Path) -> None:
    """A second run adds to the first's."""
    Results(tmp_path).add("scorer", 1_000_000, dict(SCORED))
    again = Results(tmp_path)
    assert again.of("scorer")[0][1]["queries"] == SCORED["queries"]
    assert again.of("questions") == []


def test_the_report_shows_ratios_and_targets(tmp_path: Path) -> None:
    """A target that is missed says so."""
    results = Results(tmp_path)
    results.add("scorer", 1_000_000, dict(SCORED))
    met = {target.name.rpartition(": ")[2]: target.met for target in targets(results)}
    assert met == {"verbatim / tantivy": True, "p99 / median": False}
    text = report(results)
    assert "| tantivy | 0.4 / 1 (2 ×) |" in text
    assert "| 7 | ≤ 6 | **no** |" in text
