"""How long builds take, and what they need, beside those of two other generators. Not part of the program."""
