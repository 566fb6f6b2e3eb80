#!/bin/sh
# Bring what only the system can bring, where it may: by apt, as root or with passwordless sudo.
#
#   system.sh        a browser (Chromium) and a database server (PostgreSQL) for the tests
#   system.sh venv   Python's venv, without which nothing can be set up
#   system.sh java   Java 17, for the tests that ask Spark
#
# Elsewhere it says what is missing. Tests that need it then skip, or fail where CI=true.
set -eu

has_browser() {
    command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null ||
        command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

has_database() {
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null
}

install() {
    echo "Installing $* by apt …"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get -qq update >/dev/null 2>&1 || true
    as_root apt-get -qq install -y --no-install-recommends "$@" >/dev/null 2>&1
}

if [ "${1:-}" = venv ]; then
    may_install && install python3-venv && exit 0
    echo "Python's venv is missing; install it (Debian, Ubuntu: apt-get install python3-venv)." >&2
    exit 1
fi

if [ "${1:-}" = java ]; then
    command -v java >/dev/null || { may_install && install openjdk-17-jre-headless; } || true
    command -v java >/dev/null ||
        echo "No Java: Spark is not asked (Debian: apt-get install openjdk-17-jre-headless)."
    exit 0
fi

# One without a window takes two thirds of the time; elsewhere the browser that is there will do.
if [ "${CI:-}" = true ] && ! command -v chromium-headless-shell >/dev/null; then
    { may_install && install chromium-headless-shell; } || true
fi
has_browser || { may_install && { install chromium-headless-shell || install chromium; }; } || true
has_database || { may_install && install postgresql; } || true
has_browser || echo "No Chromium: tests of pages are skipped (Debian: apt-get install chromium)."
has_database || echo "No PostgreSQL: its tests are skipped (Debian: apt-get install postgresql)."
