#!/usr/bin/python3
# SPDX-FileCopyrightText: Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""mastodon_token.py URL PERSON <PASSWORD-LOG: registers an application, signs in through the page a person would use, prints the access token."""
import json
import re
import sys
import urllib.parse
import urllib.request

BASE, PERSON = sys.argv[1:3]
OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"
SCOPES = "read write follow"


def ask(path, form=None):
    data = urllib.parse.urlencode(form).encode() if form else None
    with urllib.request.urlopen(urllib.request.Request(BASE + path, data), timeout=20) as answer:
        return answer.read().decode()


said = sys.stdin.read()
password = re.search(r"password is (\S+)", said).group(1)
app = json.loads(ask("/api/v1/apps", {"client_name": "Steward", "redirect_uris": OUT_OF_BAND, "scopes": SCOPES}))
page = ask("/oauth/authorize?" + urllib.parse.urlencode(
    {"response_type": "code", "client_id": app["client_id"], "redirect_uri": OUT_OF_BAND, "scope": SCOPES}))
form = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', page))
action = urllib.parse.urlparse(re.search(r'action="([^"]*)"', page).group(1)).path
code = re.search(r"[0-9a-f]{32}", ask(action, form | {"login": PERSON, "passwd": password})).group(0)
print(json.loads(ask("/oauth/token", {
    "grant_type": "authorization_code", "code": code, "client_id": app["client_id"], "client_secret": app["client_secret"],
    "redirect_uri": OUT_OF_BAND}))["access_token"])
