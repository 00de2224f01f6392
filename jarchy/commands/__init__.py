"""What the program can do: a file for each verb.

In: options. Out: a build, a check, a preview, an explanation, in words for people or for machines.
"""
