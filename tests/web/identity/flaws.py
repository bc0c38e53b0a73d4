"""Tokens that a provider must never issue, and nobody may believe."""

import base64
import json
import time

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT = "tilts"

stranger = RSAKey.generate_key(2048, parameters={"kid": "ours"})


def flawed(flaw, body, key):
    """Return the answer with one thing wrong in it."""
    claims = jwt.decode(body["id_token"], key).claims
    header, signer = {"alg": "RS256", "kid": "ours"}, key
    past = int(time.time()) - 7200
    changes = {
        "nonce": {"nonce": "another"},
        "audience": {"aud": "another"},
        "audiences": {"aud": ["another", CLIENT], "azp": "another"},
        "issuer": {"iss": "http://127.0.0.1:1"},
        "expired": {"exp": past, "iat": past - 60},
        "future": {"iat": time.time() + 7200, "nbf": time.time() + 7200},
        "nobody": {"sub": ""},
        "groups": {"groups": "tilts-leadership"},
    }
    claims |= changes.get(flaw, {})
    if flaw in {"no nonce", "no sub", "no exp", "no aud", "no iss"}:
        del claims[flaw.removeprefix("no ")]
    if flaw == "no token":
        del body["id_token"]
        return body
    if flaw == "stranger":
        signer = stranger
    if flaw == "HS256":
        header = {"alg": "HS256", "kid": "ours"}
        signer = OctKey.import_key(key.as_pem(private=False))
    if flaw == "none":
        body["id_token"] = f"{part({'alg': 'none'})}.{part(claims)}."
        return body
    body["id_token"] = jwt.encode(header, claims, signer, algorithms=[header["alg"]])
    if flaw == "signature":
        body["id_token"] = body["id_token"][:-8] + "AAAAAAAA"
    return body


def part(value):
    text = base64.urlsafe_b64encode(json.dumps(value).encode())
    return text.rstrip(b"=").decode()
