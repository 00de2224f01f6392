"""What a line of a body can place: `[[quote: slug]]`, `[[picture: name]]`."""

import re

PLACED = re.compile(r"^\[\[(?P<kind>quote|picture):[ \t]*(?P<slug>[a-z0-9-]+)[ \t]*\]\][ \t]*$", re.MULTILINE)
