"""The benchmark: `python -m tests.bench --help`. It measures and reports; it never passes or fails.

`pip install '.[bench]'` brings the peers; the connected bot also needs `.[dev]`. Parts:

- scorer: BM25 alone, beside other engines, over the same words (`timing`, `engines`, `own`);
- questions: whole questions, memory, threads, start (`questions`, `connected`);
- growing: bulk import, and single articles that come and go (`growing`, `libraries`);
- loop: how long the event loop is held (`loop`).

Corpora are made by `corpora` with `words` and `prose`; `results`, `targets`, `report` and `plot`
show what was measured. The out folder then holds report.md, results.json and growth.png.
"""
