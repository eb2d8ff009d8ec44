"""Errors that a user can mend: one line that names the file and the remedy."""


class DatelineError(Exception):
    """A problem with the input or the call. The command prints the message alone and exits with code 2."""
