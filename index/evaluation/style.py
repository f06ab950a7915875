"""The style sheet of the report: a single column on a phone, light or dark as the system is."""

STYLE = """
:root { color-scheme: light dark; --page: #f6f7f9; --card: #fff; --ink: #1a1f29; --soft: #5d6675;
  --edge: #e1e5eb; --one: #2563c9; --pale: #bcd3f5; --two: #d9730d; --hit0: #1d4fa3;
  --hit1: #6f9fe6; --hit2: #bcd3f5; --track: #eceff3; --chip: #def3e3; --chip-ink: #14532d; }
@media (prefers-color-scheme: dark) { :root { --page: #12151b; --card: #1b2028; --ink: #e8ebf0;
  --soft: #9aa4b5; --edge: #2d3440; --one: #6ea6ff; --pale: #2c4672; --two: #f0974a;
  --hit0: #82b3ff; --hit1: #4474bd; --hit2: #2c4672; --track: #272d37; --chip: #1d3a28;
  --chip-ink: #b4e6c3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; display: grid; gap: 1rem;
  grid-template-columns: minmax(0, 1fr); }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
p { margin: 0; }
header p { color: var(--soft); }
.small { font-size: .8rem; color: var(--soft); }
.none { color: var(--soft); }
.tiles { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem;
  grid-template-columns: repeat(5, minmax(0, 1fr)); }
@media (max-width: 48rem) { .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.tiles li, figure, section { background: var(--card); border: 1px solid var(--edge);
  border-radius: .7rem; }
.tiles li { padding: .7rem .8rem; display: flex; flex-direction: column; line-height: 1.35; }
.tiles strong { font-size: 1.6rem; font-variant-numeric: tabular-nums; line-height: 1.3; }
.plots { columns: 22rem 2; column-gap: 1rem; }
figure { margin: 0 0 1rem; padding: 1rem; break-inside: avoid; }
figcaption { font-size: .85rem; color: var(--soft); margin-bottom: .6rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1rem; font-size: .85rem;
  margin-bottom: .4rem; }
.legend i { display: inline-block; width: .8em; height: .8em; border-radius: .2em;
  margin-right: .4em; }
svg { display: block; width: 100%; height: auto; font-size: 11px; fill: var(--ink);
  font-variant-numeric: tabular-nums; }
svg .tick, svg .name, svg .count { fill: var(--soft); font-size: 10.5px; }
svg .count { font-size: 9.5px; fill: var(--ink); }
svg .label, svg .value { font-size: 12.5px; }
svg .value { font-weight: 600; }
svg .end { text-anchor: end; }
svg .mid { text-anchor: middle; }
svg .grid { stroke: var(--edge); }
svg .axis { stroke: var(--soft); }
svg .ideal { stroke: var(--soft); stroke-dasharray: 4 4; }
svg .gap { stroke: var(--one); stroke-width: 1.5; }
svg .mark { stroke: var(--ink); stroke-dasharray: 2 3; }
.one { fill: var(--one); background: var(--one); }
.two { fill: var(--two); background: var(--two); }
.pale { fill: var(--pale); }
.hit0 { fill: var(--hit0); background: var(--hit0); }
.hit1 { fill: var(--hit1); background: var(--hit1); }
.hit2 { fill: var(--hit2); background: var(--hit2); }
.track { fill: var(--track); }
section { padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .88rem;
  width: 100%; }
th, td { padding: .3rem .6rem; text-align: right; white-space: nowrap;
  border-bottom: 1px solid var(--edge); }
th { font-weight: 600; }
thead th { color: var(--soft); font-weight: 500; }
@media (max-width: 30rem) { th, td { padding: .3rem .35rem; } table { font-size: .8rem; }
  tbody th { white-space: normal; overflow-wrap: normal; } }
th:first-child { text-align: left; padding-left: 0; }
tbody tr:last-child > * { border-bottom: 0; }
summary { cursor: pointer; font-weight: 600; font-size: 1.05rem; }
summary b { color: var(--soft); font-weight: 500; }
details, section > .none { margin-top: .8rem; }
section > :first-child { margin-top: 0; }
ol { list-style: none; margin: .6rem 0 0; padding: 0; }
ol li { padding: .9rem 0; border-top: 1px solid var(--edge); content-visibility: auto;
  contain-intrinsic-size: auto 9rem; }
blockquote { margin: 0 0 .5rem; padding-left: .8rem; border-left: 3px solid var(--pale); }
cite { display: block; font-style: normal; font-size: .8rem; color: var(--soft); }
mark { background: var(--chip); color: var(--chip-ink); border-radius: .3rem; padding: 0 .35em; }
"""
