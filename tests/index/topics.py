"""Four invented articles with many times, and what the timelines of their topics begin with."""

BRIDGE = """\
The Tarrow bridge will be closed to lorries from Thursday, the roads office said on Monday. \
Engineers found cracks in the Tarrow bridge last month.

The Tarrow bridge was built in 1931 and widened in the summer of 1967. A lorry fell from the \
bridge at Tarrow on 3 May 2019.

A new bridge at Tarrow would open in 2029, the office hopes. The bridge at Tarrow carries 9,000 \
cars a day.

“We warned them of the bridge at Tarrow on Friday,” said Ada Venn. The Tarrow bridge was last \
painted in the winter of 2009."""

KILN = """\
Potters in Ostwick lit their new kiln on 12 January 2022. It broke on 14 January 2022.

The Ostwick kiln was mended in January 2022. The kiln in Ostwick made 4,000 jugs in 2022.

The mayor of Ostwick resigned on 20 January 2022. She had opened a bakery on 2 February 2021."""

MAYOR = """\
Bo Hale, mayor of Pellmoor, was born in 1961. Hale was elected mayor of Pellmoor in May 2015.

Mayor Hale will leave Pellmoor next year, the town's council said.

The mayor said on Tuesday that Hale Farm in Pellmoor had been sold on 7 March.

Pellmoor re-elected its mayor, Bo Hale, on 5 May 2019."""

UNDATED = """\
The ferry to Lindford sank on Sunday, the coastguard said. The Lindford ferry was launched on 4 \
June 2001.

Divers found the Lindford ferry in deep water. Nobody was hurt."""

ARTICLES = [
    {"id": "bridge", "title": "Roads office", "published": "2023-11-08", "text": BRIDGE},
    {"id": "kiln", "title": "Fire and clay", "published": "2022-12-30", "text": KILN},
    {"id": "mayor", "title": "A long time in office", "published": "2021-03-10", "text": MAYOR},
    {"id": "ferry", "title": "A wreck", "text": UNDATED},
]

# Topic → the dates that its timeline begins with, in order; "#" and the number of undated ones.
ORDERINGS = {
    "Tarrow bridge": "1967-06-01 2019-05-03 2023-10-01 2023-11-09 2029-01-01 #3",
    "lorry Tarrow": "2019-05-03 2023-11-09",
    "cracks in the bridge": "2023-10-01",
    "Ostwick kiln": "2022-01-01 2022-01-01 2022-01-12 2022-01-14 #0",
    "jugs": "2022-01-01 #0",
    "bakery": "2021-02-02 #0",
    "Ostwick mayor": "2021-02-02 2022-01-20 #0",
    "Bo Hale": "1961-01-01 2015-05-01 2019-05-05 2021-03-07 2022-01-01",
    "mayor of Pellmoor": "1961-01-01 2015-05-01 2019-05-05 2021-03-07 2022-01-01 #0",
    "Hale Farm sold": "2021-03-07",
    "Lindford ferry": "2001-06-04 #2",
    "divers": "#1",
    "coastguard": "#1",
    "zeppelin": "#0",
    "zeppelin over Tarrow": "#0",
    "the": "#0",
}
