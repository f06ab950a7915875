"""Pages of invented outlets, every line marked with what it is.

A line that begins with "[kind]" is to be cut as that kind; any other line is prose.
"""

import re

PAGES = {
    "wire story": """
[headline] Tram line opens in Northport

[byline] By JANE DOE
[date line] Feb. 16, 2021 3:15 PM GMT

NORTHPORT, Freedonia (AP) — The mayor opened the first tram line on Tuesday. It took nine years.

“We are proud of it,” she told a crowd at the town hall.

[caption] FILE - Mayor Anna Roe speaks in Northport, Jan. 3, 2020. (AP Photo/John Smith, File)

[copyright] Copyright 2021 The Associated Press. All rights reserved.
""",
    "agency with credits below": """
[headline] Northport opens tram line

NORTHPORT, Feb. 16, 2021 (Reuters) - The mayor opened the line on Tuesday, a spokesman said.

[related links] Read more: Tram line delayed again

The line cost 300 million crowns.

[credit] (Reporting by Jane Doe; Editing by John Smith)

[credit] Our Standards: The Example Trust Principles.
""",
    "public broadcaster": """
[headline] Mayor of Northport opens new tram line

[byline] Jane Doe
[byline] Transport correspondent
[date line] Published
[date line] 16 February 2021

[credit] IMAGE SOURCE,GETTY IMAGES
[caption] Image caption, The tram crosses the river twice

The mayor of Northport has opened the town's first tram line. It took nine years to build.

Passengers rode free on Saturday, and queues formed early.

[related links] Related Topics
[related links] Trams
[related links] Northport

[related links] More on this story
[related links] Ferry to be replaced by bridge
""",
    "blog": """
[navigation] Skip to content
[navigation] Home > News > Transport

[headline] Northport opens tram line

[date line] Posted on February 16, 2021 by Jane Doe | 3 min read

[sharing] Share on Facebook
[sharing] Share this article

[advertisement] Advertisement

The mayor opened the first tram line on Tuesday, and thousands came to see it.

[credit] Photo: Jane Doe / The Daily Example

It will carry 20,000 passengers a day.

[newsletter] Subscribe to our newsletter and never miss a story!

[section label] Money for the tram

The town has grown fast, and its buses are full.

[newsletter] Get the best stories delivered to your inbox every morning
[newsletter] Follow us on Twitter and Facebook

[copyright] © 2023 Example News. All rights reserved.
[notice] Privacy Policy | Terms of Use

[comment form] Leave a Reply
[comment form] Your email address will not be published. Required fields are marked *
[comment form] Name *
[comment form] Website
[comment form] Post Comment
""",
    "sentence above the byline": """
[headline] Tram line opens in Northport

The first line of the town's network took nine years to build.

[byline] By Jane Doe and John Smith

[date line] Tue 16 Feb 2021 15.15 GMT

The mayor opened the line on Tuesday. Thousands came to see it.

[caption] Main image: The new tram. Photograph: Jane Doe/The Daily Example

It will carry 20,000 passengers a day.

[copyright] Copyright 2022 by The Daily Example
""",
    "links with full stops": """
[headline] Tram line opens

The mayor opened the line on Tuesday. Thousands came to see it.

[related links] Recommended
[related links] Tram line delayed again.
[related links] Drivers of the town's buses go on strike.
[related links] Mayor to stand down next year, she says.
""",
    "links with full stops, one by one": """
[headline] Tram line opens

The mayor opened the line on Tuesday. Thousands came to see it.

[related links] Most Read

[related links] Drivers of the town's buses go on strike.

[related links] Mayor to stand down next year, she says.
""",
    "a link between paragraphs": """
[headline] Tram line opens

The mayor opened the line on Tuesday. Thousands came to see it.

[related links] Read more

[related links] Tram line delayed again

It will carry 20,000 passengers a day.

[section label] Background

The buses of the town are full. A tram was promised in 2012.

[related links] Trending now

[related links] Drivers of the town's buses go on strike.

[related links] Tram line delayed again
[related links] Ferry to be replaced by bridge
""",
    "a heading whose links are lost": """
[headline] Tram line opens

The mayor opened the line on Tuesday. Thousands came to see it.

[related links] Related Articles

It will carry 20,000 passengers a day.

[section label] Background

A tram was promised to the town in 2012.

The buses of the town are full. They will run less often from May.
""",
    "lists in the prose": """
[headline] Tram line opens

Three towns took part in the opening of the line on Tuesday:

Northport

Southport

Eastport

The line will carry 20,000 passengers a day.

The network will have these parts:
- a tram line
- two bus lines
- a ferry

It will be ready in the spring of 2025.

Crowns
Marks
Pounds

All are accepted on board of the trams.
""",
    "no blank lines": """
[headline] Tram line opens in Northport
[byline] By Jane Doe
[date line] February 16, 2021
The mayor opened the line on Tuesday. Thousands came to see it, and the queues were long.
[section label] Background
The town has grown fast, and its buses are full. A tram was promised in 2012.
[related links] Related stories
[related links] Tram line delayed again
[copyright] © 2021 Example News
""",
    "pictures": """
[headline] Tram line opens

[caption] Mayor Anna Roe waves from the first tram in Northport on February 15, 2021.
[credit] REUTERS/John Smith

The mayor opened the line on Tuesday. Thousands came to see it.

Passengers rode free on Saturday.

[credit] Photo: Jane Doe

[caption] The depot on Mill Street

[credit] Jane Doe/AFP via Getty Images

[caption] People walking along the new line in Northport. (Photo by Jane Doe/Getty Images)

It was announced that the line would grow.

[credit] Image credit: Northport Council

[credit] Source: Reuters
""",
    "syndicated": """
[headline] Tram line opens

[section label] Transport

[caption] Mayor Anna Roe (Northport Council / Jane Doe/TNS)
[date line] February 16, 2021

The mayor opened the line on Tuesday. Thousands came to see it.

[copyright] ©2021 The Northport Times, LLC. Distributed by Tribune Content Agency, LLC.
""",
    "two dates and a notice": """
[headline] Tram line opens

[date line] Updated February 17, 2021 at 9:00 a.m. EST
[date line] February 16, 2021 at 3:15 p.m. EST

The mayor opened the line on Tuesday. Thousands came to see it.

The company did not respond to The Northport Gazette's request for comment.

[notice] We use cookies to improve your visit. By continuing to browse you agree to that.

[separator] ***

[related links] Articles You May Like

[related links] Tram line delayed again

Jane Doe reports on transport for this page. She lives in Northport.
""",
    "markdown": """
[headline] # Tram line opens

[section label] ## Background

The town has grown fast, and its buses are full. A tram was promised in 2012.

[related links] https://news.example/tram
""",
}

FACTS = {
    "wire story": ("Associated Press", "AP", "2021-02-16T15:15:00+00:00"),
    "agency with credits below": (None, "Reuters", "2021-02-16"),
    "public broadcaster": (None, None, "2021-02-16"),
    "blog": ("Example News", None, "2021-02-16"),
    "sentence above the byline": ("Daily Example", None, "2021-02-16T15:15:00+00:00"),
    "no blank lines": ("Example News", None, "2021-02-16"),
    "pictures": (None, "Reuters", None),
    "syndicated": ("Northport Times, LLC", "Tribune Content Agency, LLC", "2021-02-16"),
    "two dates and a notice": ("Northport Gazette", None, "2021-02-16"),
    "markdown": (None, None, None),
}
"""Publisher, agency and date of pages."""

_MARKED = re.compile(r"^\[(?P<kind>[a-z ]+)\] ", re.M)


def unmarked(page: str) -> str:
    """The text of a page."""
    return _MARKED.sub("", page)


def lines(page: str) -> list[tuple[str | None, str]]:
    """The kind, None for prose, and the text of every line."""
    found = []
    for line in filter(None, page.split("\n")):
        mark = _MARKED.match(line)
        found.append((mark["kind"] if mark else None, _MARKED.sub("", line)))
    return found
