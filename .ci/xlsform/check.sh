#!/usr/bin/env bash
# Forms made from the example plans are taken by pyxform and its ODK Validate without a warning, and ask what they should.
set -euo pipefail
cd "$(dirname "$0")/../.."

here=.ci/xlsform
work=target/ci/xlsform
venv=$work/venv

# ODK Validate needs Java 17 or later, pyxform Python.
root=()
if test "$(id -u)" -ne 0; then root=(sudo); fi
need() {
    echo "installing $*"
    "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -y -qq --no-install-recommends "$@"
}
command -v java >/dev/null || need default-jre-headless
python3 -c 'import ensurepip, venv' 2>/dev/null || need python3 python3-venv

# Installed once for these versions.
if ! cmp --silent "$here/requirements.txt" "$venv/installed.txt"; then
    rm -rf "$venv"
    mkdir -p "$work"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-cache-dir --no-deps --requirement "$here/requirements.txt"
    "$venv/bin/pip" check >/dev/null
    cp "$here/requirements.txt" "$venv/installed.txt"
fi

rm -rf "$work/forms"
plans=(examples/plans/*.json "$here"/*.json .ci/forms/survivor-alone.json)
# The name of a form, and what it is made of.
make_form() {
    local folder="$work/forms/$1"
    shift
    cargo run --locked --quiet --all-features --example make_form -- "$@" "$folder" >/dev/null
}
for plan in "${plans[@]}"; do make_form "$(basename "$plan" .json)" "$plan"; done
make_form all --all
# The forms below are checked by name.
make_form two-languages --wording english --wording "$here/wordings/french.json" examples/plans/complete.json
make_form house-words --wording examples/wordings/house-words.json --respondent survivor examples/plans/complete.json
make_form pseudo --wording pseudo examples/plans/lgbtq-refugees.json
make_form own-scales --scales examples/scales/four-steps.json examples/plans/complete.json
"$venv/bin/python" "$here/check.py" "$work/forms" "${plans[@]}"
