#!/usr/bin/env bash
# Gradescope runs this once, when it builds the autograder's image: a Python with the course's wheel in it.
set -euo pipefail
autograder="${AUTOGRADER:-/autograder}"

# A Python that is new enough and can make environments.
find_python() {
  local name
  for name in python3.13 python3.12 python3.11 python3; do
    if "$name" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null; then
      echo "$name"
      return
    fi
  done
}

python="$(find_python)"
if [ -z "$python" ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install --yes python3 python3-venv
  python="$(find_python)"
fi
if [ -z "$python" ]; then
  # Where the image's own Python is older, Ubuntu has a newer one beside it.
  apt-get install --yes python3.11 python3.11-venv
  python=python3.11
fi
"$python" -m venv "$autograder/venv"
"$autograder/venv/bin/python" -m pip install "$autograder"/source/tradecraft-*.whl
