#!/bin/sh
# Make .tools: a virtual environment with uv and hatchling, from requirements/tools.lock.
# Needs a Python of at least 3.11 with venv; says what to install where there is none.
set -eu

python=""
for candidate in "${PYTHON:-python3}" python3.15 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "narrows needs Python 3.11 or later; found none (say where with PYTHON=/path/to/python3)." >&2
    exit 1
fi

# Debian keeps ensurepip apart from Python; without it a venv has no pip.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    sh scripts/system.sh venv
fi

echo "Setting up the tools with $("$python" --version) …"
rm -rf .tools
"$python" -m venv .tools
.tools/bin/python -m pip install --quiet --disable-pip-version-check \
    --require-hashes -r requirements/tools.lock
