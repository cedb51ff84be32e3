#!/bin/bash
# A real server with Mastodon's client interface on loopback for the tests: snac, from the backports of Debian.
#
#   mastodon.sh start DIR [PORT]   starts it with two people, and prints (and writes to DIR/env) its address and their access tokens
#   mastodon.sh stop DIR           stops it; DIR stays, and a second start goes on with what is there
#
# Any failure ends with status 1 and one sentence on standard error: a test must never take it for "nothing to test".
set -euo pipefail

fail() {
    echo "The Mastodon server for the tests could not start: $1" >&2
    for log in "$dir"/*.log; do [ -s "$log" ] && { echo "-- $log" >&2; tail -n 8 "$log" >&2; }; done
    stop
    exit 1
}

# A pid file may be older than the machine's last start: the process must also still be ours by its name.
runs() {
    local pid
    pid=$(cat "$dir/snac.pid" 2>/dev/null) && [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] || return 1
    [ "$(awk '/^State:/ { print $2 }' "/proc/$pid/status" 2>/dev/null)" != Z ] || return 1
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$dir"
}

stop() {
    if runs; then
        kill "$(cat "$dir/snac.pid")"
        for _ in $(seq 100); do runs || break; sleep 0.1; done
        runs && kill -KILL "$(cat "$dir/snac.pid")"
    fi
    rm -f "$dir/snac.pid"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# It asks for: network address, port, host name, path prefix, e-mail of the administrator.
install_server() {
    printf '%s\n' 127.0.0.1 "$port" "127.0.0.1:$port" "" "" | snac init "$dir/data" >"$dir/install.log" 2>&1 || fail "it could not be installed."
    python3 - "$dir/data/server.json" <<'P' || fail "its settings could not be written."
import json, sys
settings = json.load(open(sys.argv[1]))
settings.update(protocol="http", disable_email_notifications=True, min_account_age=0)
json.dump(settings, open(sys.argv[1], "w"))
P
    for person in alice bob; do
        snac adduser "$dir/data" "$person" </dev/null >"$dir/$person.password" 2>&1 || fail "nobody can be added to it."
    done
}

start_server() {
    snac httpd "$dir/data" </dev/null >"$dir/snac.log" 2>&1 &
    echo $! >"$dir/snac.pid"
    for _ in $(seq 150); do
        curl -sf -m 10 -o /dev/null "$url/api/v1/instance" && return
        kill -0 $! 2>/dev/null || break
        sleep 0.1
    done
    fail "it did not answer."
}

command=${1:?start or stop}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${2:?a directory}"
dir=$(cd "$2" && pwd)
case $command in
stop) stop; exit 0 ;;
start) ;;
*) echo "usage: mastodon.sh start DIR [PORT] | stop DIR" >&2; exit 2 ;;
esac
for tool in snac curl python3; do
    command -v "$tool" >/dev/null || fail "$tool is not installed; run packaging/install-packages test."
done
runs && stop
port=${3:-0}
[ -s "$dir/port" ] && port=$(cat "$dir/port")
[ "$port" != 0 ] || port=$(free_port)
echo "$port" >"$dir/port"
url=http://127.0.0.1:$port
[ -d "$dir/data" ] || install_server
start_server
if [ ! -s "$dir/env" ]; then
    { echo "MASTODON_URL=$url"; for person in alice bob; do
        token=$(python3 "$here/mastodon_token.py" "$url" "$person" <"$dir/$person.password" 2>"$dir/$person.log") || fail "$person cannot sign in."
        echo "${person^^}_TOKEN=$token"
    done; } >"$dir/env.new"
    mv "$dir/env.new" "$dir/env"
fi
cat "$dir/env"
