#!/bin/bash
# A real WordPress on loopback for the tests, from Debian's packages alone.
#
#   wordpress.sh start DIR [PORT]   installs into DIR if need be, starts, and prints (and writes to DIR/env) what tests need
#   wordpress.sh stop DIR           stops it; DIR stays, and a second start is quick
#
# MariaDB is private (a Unix socket, no network) and PHP serves the site itself. PORT 0, or none, takes a free one.
# Any failure ends with status 1 and one sentence on standard error: a test must never take it for "nothing to test".
set -euo pipefail

fail() {
    echo "WordPress for the tests could not start: $1" >&2
    for log in "$dir"/*.log; do [ -s "$log" ] && { echo "-- $log" >&2; tail -n 8 "$log" >&2; }; done
    [ "${command:-}" = start ] && stop
    exit 1
}

# A pid file may be older than the machine's last start: the process must also still be ours by its name.
runs() {
    local pid
    pid=$(cat "$dir/$1.pid" 2>/dev/null) && [ -n "$pid" ] || return 1
    [ -r "/proc/$pid/cmdline" ] || return 1
    [ "$(awk '/^State:/ { print $2 }' "/proc/$pid/status" 2>/dev/null)" != Z ] || return 1
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$dir"
}

end() {
    runs "$1" || { rm -f "$dir/$1.pid"; return 0; }
    local pid children
    pid=$(cat "$dir/$1.pid")
    children=$(ps -o pid= --ppid "$pid" || true) # PHP's workers outlive their parent
    kill -CONT $pid $children 2>/dev/null || true # a test may have stopped it
    kill $pid $children 2>/dev/null || true
    for _ in $(seq 100); do runs "$1" || break; sleep 0.1; done
    runs "$1" && kill -KILL $pid $children 2>/dev/null
    rm -f "$dir/$1.pid"
}

stop() { end php; end mariadb; }

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

as_owner() { "${drop[@]}" env -i PATH="$PATH" HOME="$dir" LC_ALL=C.UTF-8 "$@"; }

install_database() {
    as_owner mariadb-install-db --no-defaults --datadir="$dir/db.new" --auth-root-authentication-method=normal --skip-test-db \
        >"$dir/install.log" 2>&1 || fail "the database could not be installed."
    mv "$dir/db.new" "$dir/db"
}

start_database() {
    "${drop[@]}" env -i PATH="$PATH" HOME="$dir" mariadbd --no-defaults --datadir="$dir/db" --socket="$socket" --pid-file="$dir/mariadb.pid" \
        --skip-networking --skip-log-bin --innodb-flush-log-at-trx-commit=0 --performance-schema=0 --innodb-buffer-pool-size=32M \
        </dev/null >"$dir/mariadb.log" 2>&1 &
    for _ in $(seq 300); do
        as_owner mariadb-admin --no-defaults -uroot -S "$socket" ping >/dev/null 2>&1 && return
        kill -0 $! 2>/dev/null || break
        sleep 0.1
    done
    fail "the database did not answer."
}

# PHP finds its configuration by the place of its files, so the tree is copied: links would lead back to /usr/share.
install_site() {
    [ -d "$source/wp-includes" ] || fail "the package wordpress is not installed."
    as_owner mkdir -p "$dir/www.new/wp-content/"{themes,plugins,mu-plugins,uploads}
    as_owner cp -r "$source"/*.php "$source/wp-admin" "$source/wp-includes" "$dir/www.new/"
    cat "$here/wordpress/wp-config.php" >"$dir/www.new/wp-config.php"
    cat "$here/wordpress/for-tests.php" >"$dir/www.new/wp-content/mu-plugins/for-tests.php"
    mv "$dir/www.new" "$dir/www"
}

set_up_site() {
    as_owner mariadb --no-defaults -uroot -S "$socket" -e 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4' \
        2>>"$dir/install.log" || fail "the database could not be created."
    as_owner STEWARD_DB_SOCKET="$socket" STEWARD_SITE="http://127.0.0.1:$port" php -d memory_limit=256M "$dir/set-up.php" "$dir/www" \
        >"$dir/passwords" 2>"$dir/install.log" || fail "the site could not be set up."
    grep -q WP_MODERATOR_PASSWORD "$dir/passwords" || fail "the site gave no application passwords."
}

start_site() {
    # Not through a function: $! must be php itself and not a shell around it.
    "${drop[@]}" env -i PATH="$PATH" HOME="$dir" STEWARD_DB_SOCKET="$socket" STEWARD_SITE="http://127.0.0.1:$port" PHP_CLI_SERVER_WORKERS=3 \
        php -d memory_limit=256M -d opcache.enable_cli=1 -S "127.0.0.1:$port" -t "$dir/www" "$dir/router.php" \
        </dev/null >"$dir/php.log" 2>&1 &
    echo $! >"$dir/php.pid"
    for _ in $(seq 150); do
        curl -sf -m 10 -o /dev/null "http://127.0.0.1:$port/wp-json/" && return
        kill -0 $! 2>/dev/null || break
        sleep 0.1
    done
    fail "the site did not answer."
}

command=${1:?start or stop}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${2:?a directory}"
dir=$(cd "$2" && pwd)
port=${3:-0}
source=${WORDPRESS_SOURCE:-/usr/share/wordpress}
socket=$dir/db.sock

case $command in
stop) stop; exit 0 ;;
start) ;;
*) echo "usage: wordpress.sh start DIR [PORT] | stop DIR" >&2; exit 2 ;;
esac

[ ${#socket} -le 100 ] || fail "$dir is too long a path for a database socket."
for tool in mariadbd mariadb-install-db mariadb-admin php curl python3; do
    command -v "$tool" >/dev/null || fail "$tool is not installed; run packaging/install-packages test."
done
drop=()
if [ "$(id -u)" = 0 ]; then # MariaDB refuses to be root
    drop=(setpriv --reuid=www-data --regid=www-data --init-groups)
    chown www-data: "$dir"
fi
stop
[ "$port" = 0 ] && port=$(free_port)
rm -rf "$dir/db.new" "$dir/www.new" # of a start that was cut short
[ -d "$dir/db" ] || install_database
start_database
[ -d "$dir/www" ] || install_site
# The server's user may not be able to read the source tree.
cp "$here/wordpress/router.php" "$here/wordpress/set-up.php" "$dir/"
chmod 644 "$dir/router.php" "$dir/set-up.php"
set_up_site
start_site
{ echo "WP_URL=http://127.0.0.1:$port"; cat "$dir/passwords"; } >"$dir/env"
cat "$dir/env"
