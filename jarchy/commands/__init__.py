"""What the program can do: a file for each verb."""
