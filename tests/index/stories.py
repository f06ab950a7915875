"""One event as several newsrooms tell it: copied, edited, rewritten, taken up again, found out."""

WIRE = """\
The lighthouse at Skerrow will be lit by hand again from October, the coastal board said on \
Tuesday. Its electric lamp failed in the storm of 3 March and a new one would cost 410,000 crowns, \
which the board does not have.

Two keepers, both retired, have agreed to climb the 196 steps every evening. “My knees are against \
it, but the ships are for it,” said Aud Renfield, 71, who kept the light until 1998. The board \
will pay them 900 crowns a night.

Fishermen from Hollin had complained that they could not find the channel after dark. One boat ran \
aground in April and was pulled free by a tug. Nobody was hurt.

The board expects the new lamp by the summer of next year. Until then a horn will sound in fog."""

# A word or two changed in most sentences.
EDITED = """\
Skerrow's lighthouse will be lit by hand again from October, the coastal board announced on \
Tuesday. Its electric lamp failed in the storm of 3 March and a replacement would cost 410,000 \
crowns, money which the board does not have.

Two retired keepers have agreed to climb the 196 steps each evening. “My knees are against it, but \
the ships are for it,” said 71-year-old Aud Renfield, who kept the light until 1998. The board is \
to pay them 900 crowns a night.

Fishermen from nearby Hollin had complained that they could not find the channel after dark. A \
boat ran aground in April and was pulled free by a tug. Nobody was injured.

The board expects the new lamp by next summer. Until then a horn will sound in fog."""

# The end cut off, and most of the middle.
BRIEF = f"{WIRE[: WIRE.index('Two keepers')]}{WIRE[WIRE.index('Fishermen') : WIRE.index('Nobody')]}"

# Every sentence turned round.
REWRITTEN = """\
Sailors off Skerrow will steer by a hand-lit lighthouse from October, according to the coastal \
board, because its electric lamp failed in the storm of 3 March. A new one would cost 410,000 \
crowns, which the board does not have.

Every evening, two retired keepers are going to climb the 196 steps, for 900 crowns a night. “My \
knees are against it, but the ships are for it,” said Aud Renfield, 71, keeper of the light until \
1998.

The board had heard from fishermen in Hollin, who could not find the channel after dark. In April \
one boat ran aground and a tug pulled it free. A horn will sound in fog until the new lamp comes, \
by the summer of next year."""

# A report of nine months later that repeats what was known.
LATER = """\
The new lamp of the Skerrow lighthouse has arrived, nine months early. A ship from Denmark landed \
it at the pier on Friday in a crate as large as a van, and it will be lifted into the tower next \
week.

“I shall miss the stairs,” said Aud Renfield, who had lit the light by hand since the autumn. A \
private donor from Hollin paid for the lamp, the harbour office said, and asked not to be named.

Its electric lamp failed in the storm of 3 March and a new one would cost 410,000 crowns, the \
coastal board had said. The boat that ran aground in April was the first to hoot. Nobody was hurt.

Schools will be allowed to see the lamp before it is lifted."""

# A story of a newsroom's own, with one quotation in common.
OWN = """\
Aud Renfield is 71 and has a bad knee, yet from October she will climb the lighthouse of Skerrow \
every second night. Since the storm of 3 March the tower has been dark.

“My knees are against it, but the ships are for it,” she says in her kitchen, from whose window \
she can see the rocks. A new lamp would cost 430,000 crowns, she has heard, and nobody has them.

With her goes Bo Hale, who was her apprentice. They have counted the steps and come to 196. In \
Hollin they are glad: in April a fisherman's boat ran aground on a sandbank until the tide came."""
