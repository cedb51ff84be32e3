#!/usr/bin/env bash
# SPDX-FileCopyrightText: Steward contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# A private PostgreSQL cluster for tests: own directory, Unix socket only, an unprivileged user, gone afterwards.
#   postgres.sh start FILE          starts it, unless it runs, and writes its address to FILE
#   postgres.sh stop FILE           stops and deletes what FILE names, unless another living process has started it too
#   postgres.sh run COMMAND...      runs a command with STEWARD_TEST_POSTGRES set, then stops
# STEWARD_POSTGRES_FSYNC=on makes it as durable as a real one.
set -euo pipefail

fail() { echo "postgres.sh: $1" >&2; exit 1; }

tools() {
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$found" ] || found=$(dirname "$(command -v initdb || true)")
    [ -x "$found/initdb" ] || fail "PostgreSQL's initdb is not here; install postgresql-15."
    echo "$found"
}

# The server refuses to run as root.
unprivileged() {
    if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
    local user=nobody
    if id postgres >/dev/null 2>&1; then user=postgres; fi
    setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME=/tmp "$@"
}

# Two runs of ctest may share one cluster: FILE.users has a line for each process that started it, the dead left out.
living_users() {
    local user
    [ -e "$1.users" ] || return 0
    while read -r user; do
        if [ "$user" != "${2:-}" ] && kill -0 "$user" 2>/dev/null; then echo "$user"; fi
    done <"$1.users"
}

runs() {
    local directory
    [ -e "$1" ] || return 1
    directory=$(sed 's/.*host=//' "$1")
    unprivileged "$(tools)/pg_ctl" --pgdata="$directory/data" status >/dev/null 2>&1
}

start() {
    local file=$1 bin directory
    mkdir -p "$(dirname "$file")"
    if runs "$file"; then
        { living_users "$file"; echo "$PPID"; } >"$file.users.new" && mv "$file.users.new" "$file.users"
        return
    fi
    remove "$file"
    bin=$(tools)
    # The path of a Unix socket may have 107 characters at most: a build folder can be deeper.
    directory=$(mktemp -d "${TMPDIR:-/tmp}/steward-postgres-XXXXXX")
    if [ "$(id -u)" -eq 0 ]; then
        if id postgres >/dev/null 2>&1; then chown postgres "$directory"; else chown nobody "$directory"; fi
    fi
    cd "$directory"
    unprivileged "$bin/initdb" --pgdata="$directory/data" --username=steward --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
        --no-sync >"$directory/initdb.log" 2>&1 || { cat "$directory/initdb.log" >&2; fail "initdb failed."; }
    {
        echo "listen_addresses = ''"
        echo "unix_socket_directories = '$directory'"
        echo "fsync = ${STEWARD_POSTGRES_FSYNC:-off}"
        echo "shared_buffers = 64MB"
        echo "max_connections = 200"
        echo "log_min_messages = fatal"
    } >>"$directory/data/postgresql.conf"
    unprivileged "$bin/pg_ctl" --pgdata="$directory/data" --log="$directory/data/server.log" --wait --timeout=60 start >/dev/null 9>&- \
        || { cat "$directory/data/server.log" >&2; fail "the server did not start."; }
    echo "$PPID" >"$file.users"
    echo "postgresql://steward@/postgres?host=$directory" >"$file"
}

stop() {
    local file=$1 others
    others=$(living_users "$file" "$PPID")
    if [ -n "$others" ]; then
        echo "$others" >"$file.users"
        return 0
    fi
    remove "$file"
}

remove() {
    local file=$1 directory
    [ -e "$file" ] || return 0
    directory=$(sed 's/.*host=//' "$file")
    rm -f "$file" "$file.users"
    case $directory in */steward-postgres-??????) ;; *) fail "$file names no cluster of ours." ;; esac
    [ -d "$directory" ] || return 0
    cd /
    unprivileged "$(tools)/pg_ctl" --pgdata="$directory/data" --mode=immediate --wait stop >/dev/null 2>&1 || true
    rm -rf "$directory"
}

run() {
    local file status=0
    file=$(mktemp -u "${TMPDIR:-/tmp}/steward-postgres-url-XXXXXX")
    trap 'remove "$file"' EXIT
    (start "$file")
    STEWARD_TEST_POSTGRES=$(cat "$file") "$@" || status=$?
    exit "$status"
}

# One at a time for one FILE.
locked() {
    mkdir -p "$(dirname "$2")"
    exec 9>"$2.lock"
    flock 9
    "$1" "$2"
}

case ${1:-} in
    start) locked start "$(realpath -m "${2:?FILE}")" ;;
    stop) locked stop "$(realpath -m "${2:?FILE}")" ;;
    run) shift; run "$@" ;;
    *) fail "say start FILE, stop FILE or run COMMAND." ;;
esac
