"""A real OpenID Connect provider, a process: python -m tests.web.identity.provider.

Built with Authlib's server side: code, PKCE and client secret are checked as the
standard says. POST /flaw makes it issue one kind of wrong token from then on.
"""

import json
import os
import sys
import time

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import (
    AuthorizationCodeMixin,
    ClientMixin,
    grants,
)
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from flask import Flask, jsonify, redirect, request
from joserfc.jwk import RSAKey

from tests.web.identity.flaws import CLIENT, flawed

SECRET = "only-between-us"  # noqa: S105 - of this provider only
GROUPS = {
    "anna": ["staff", "tilts-coordinators"],
    "vija": ["tilts-leadership"],
    "juris": ["tilts-jelgava"],
    "olga": ["tilts-partners"],
    "niks": ["staff"],
}

app = Flask(__name__)
key = RSAKey.generate_key(2048, parameters={"kid": "ours"})
codes, state = {}, {"flaw": "", "issuer": ""}


class Client(ClientMixin):
    """The one client there is: Tilts, at the address given at the start."""

    def get_client_id(self):
        return CLIENT

    def get_default_redirect_uri(self):
        return state["back"]

    def get_allowed_scope(self, scope):
        return scope

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri == state["back"]

    def check_client_secret(self, client_secret):
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "client_secret_basic"

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


class Code(dict, AuthorizationCodeMixin):
    """What was asked for when somebody signed in."""

    def __getattr__(self, name):
        return self.get(name)

    def get_redirect_uri(self):
        return self["redirect_uri"]

    def get_scope(self):
        return self["scope"]

    def get_nonce(self):
        return self["nonce"]

    def get_auth_time(self):
        return int(time.time())

    def get_acr(self):
        return None

    def get_amr(self):
        return None


class Grant(grants.AuthorizationCodeGrant):
    """Codes that work once."""

    def save_authorization_code(self, code, request):
        asked = request.payload
        codes[code] = Code(
            redirect_uri=asked.redirect_uri,
            scope=asked.scope,
            user=request.user,
            **{
                name: asked.data.get(name)
                for name in ("nonce", "code_challenge", "code_challenge_method")
            },
        )

    def query_authorization_code(self, code, client):
        return codes.get(code)

    def delete_authorization_code(self, authorization_code):
        for code in [c for c, one in codes.items() if one is authorization_code]:
            del codes[code]

    def authenticate_user(self, authorization_code):
        return authorization_code["user"]


class Identity(OpenIDCode):
    """Says who signed in, or something wrong if a flaw is set."""

    def exists_nonce(self, nonce, request):
        return False

    def get_jwt_config(self, grant, client=None):
        return {"key": key, "alg": "RS256", "iss": state["issuer"], "exp": 3600}

    def generate_user_info(self, user, scope):
        return UserInfo(sub=user, name=user.title(), groups=GROUPS.get(user, []))


server = AuthorizationServer(
    app, query_client=lambda _id: Client(), save_token=lambda token, request: None
)
server.register_grant(Grant, [Identity(require_nonce=True), CodeChallenge(True)])


@app.get("/.well-known/openid-configuration")
def metadata():
    issuer = state["issuer"]
    names = ("authorize", "token", "jwks", "logout")
    found = dict(zip(names, (f"{issuer}/{name}" for name in names), strict=True))
    shown = {
        "issuer": issuer,
        "authorization_endpoint": found["authorize"],
        "token_endpoint": found["token"],
        "jwks_uri": found["jwks"],
        "end_session_endpoint": found["logout"],
        # Weaker than it should be: a client must not follow it here.
        "id_token_signing_alg_values_supported": ["none", "HS256", "RS256"],
    }
    return jsonify(shown)


@app.get("/jwks")
def jwks():
    return jsonify({"keys": [key.as_dict(private=False)]})


@app.get("/authorize")
def authorize():
    return (
        "<!doctype html><title>Provider</title><form method=post>"
        "<label>User <input name=user></label><button>Sign in</button></form>"
    )


@app.post("/authorize")
def signed_in():
    return server.create_authorization_response(
        grant_user=request.form["user"],
        grant=server.get_consent_grant(end_user=request.form["user"]),
    )


@app.post("/token")
def token():
    response = server.create_token_response()
    body = json.loads(response.get_data())
    if state["flaw"] and "id_token" in body:
        body = flawed(state["flaw"], body, key)
    return jsonify(body), response.status_code


@app.get("/logout")
def logout():
    return redirect(request.args["post_logout_redirect_uri"])


@app.post("/flaw")
def flaw():
    state["flaw"] = request.get_json()
    return ""


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    port, back = sys.argv[1:]
    state |= {"issuer": f"http://127.0.0.1:{port}", "back": back}
    app.run(port=int(port), threaded=True)
