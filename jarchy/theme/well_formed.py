"""Whether what programs read can be read: XML and JSON, as a site's own templates and assets make it."""

import json
from xml.parsers.expat import ExpatError, ParserCreate


def fault_in(name: str, data: bytes) -> str:
    """Why the data is not what the name of its file promises; empty if it is, or if the name promises nothing."""
    try:
        if name.endswith((".xml", ".svg")):
            ParserCreate().Parse(data, True)  # noqa: FBT003  Expat has no name for it
        elif name.endswith((".json", ".webmanifest")):
            json.loads(data)
    except (ExpatError, ValueError) as error:
        return str(error)
    return ""
