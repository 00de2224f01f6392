"""Encrypts text with a passphrase, so that a browser can decrypt it without any library: PBKDF2 and AES-GCM."""

import hashlib
import json
import secrets
import unicodedata
from base64 import b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jarchy.core.records import Record

ROUNDS = 1_000_000  # of PBKDF2 with SHA-256; a telephone takes a second for them
SALT, NONCE, KEY = 16, 12, 32  # bytes
STEP = 256 * 1024  # bytes: the length of what is sealed is a multiple of this, so it tells little


class Sealed(Record):
    """What a browser needs besides the passphrase. Whoever changes a character of `terms` makes `data` unreadable."""

    terms: str  # JSON
    data: str  # base64


def seal(text: str, passphrase: str, until: int) -> Sealed:
    """The text, encrypted. `until` is the Unix time in seconds after which nobody should read it.

    White space is added to its end. Each call has another salt and another nonce.
    """
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    plain = text.encode()
    padded = plain.ljust(-(-len(plain) // STEP) * STEP)
    terms = json.dumps({"salt": _base64(salt), "nonce": _base64(nonce), "rounds": ROUNDS, "until": until})
    derived = hashlib.pbkdf2_hmac("sha256", normalised(passphrase).encode(), salt, ROUNDS, KEY)
    return Sealed(terms, _base64(AESGCM(derived).encrypt(nonce, padded, terms.encode())))


def normalised(passphrase: str) -> str:
    """The passphrase as every keyboard gives it: letters are composed, and spaces around it do not count."""
    return unicodedata.normalize("NFC", passphrase).strip()


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
