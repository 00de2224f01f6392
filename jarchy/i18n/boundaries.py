"""Characters between texts that are set together. Sources cannot contain them: they are refused there."""

# Separates the runs of one block (plain, emphasised, linked …), so that quotes pair up across them.
BOUNDARY = "\uffff"
# Separates blocks that are set together, each as if it were alone. Two characters, since a pattern may skip one space.
APART = "\x1e\x1e"
# Begins what Python-Markdown has in the place of an element that it writes later.
STAND_IN = "\x02"
