#!/usr/bin/env bash
# Holds the schemas below data/schema/ to validators that others use: ajv in strict mode, and Python's jsonschema.
# Both read the documents in tests/schemas/ that the crate's own tests read, and must come to the same verdicts.
#
# Everything is installed under target/ci/. What cannot be installed is an error.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"
work=${CARGO_TARGET_DIR:-$root/target}/ci/schemas
mkdir -p "$work/node"

if grep -q '://' "$here/package-lock.json"; then
    echo ".ci/schemas/package-lock.json names a host: take out \"resolved\" and \"funding\""
    exit 1
fi

# Installs anew only where what is asked for has changed.
wanted=$(cat "$here/package.json" "$here/package-lock.json" "$here/.npmrc" | sha256sum)
if [ "$(cat "$work/node/installed" 2>/dev/null)" != "$wanted" ]; then
    rm -f "$work/node/installed"
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work/node/"
    (cd "$work/node" && npm ci --loglevel=error)
    echo "$wanted" >"$work/node/installed"
fi
wanted=$(python3 --version; sha256sum <"$here/requirements.txt")
if [ "$(cat "$work/python/installed" 2>/dev/null)" != "$wanted" ]; then
    rm -rf "$work/python"
    python3 -m venv "$work/python"
    "$work/python/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$here/requirements.txt"
    "$work/python/bin/pip" check --quiet --disable-pip-version-check
    echo "$wanted" >"$work/python/installed"
fi

# Modules are looked for beside the script, so it runs where they are.
cp "$here/check.mjs" "$work/node/"
node "$work/node/check.mjs" "$root" >"$work/ajv.txt" 2>&1 &
ajv=$!
status=0
"$work/python/bin/python" -B "$here/check.py" "$root" >"$work/jsonschema.txt" 2>&1 || status=1
wait "$ajv" || status=1
printf '%-26s %8s %11s %10s\n' validator schemas documents differing
cat "$work/ajv.txt" "$work/jsonschema.txt"
exit "$status"
