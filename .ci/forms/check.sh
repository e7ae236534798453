#!/usr/bin/env bash
# Draws the forms of some plans in a real browser, by RJSF and by JSON Forms, and holds what people see to the
# plans and to the data. The records that the forms gave back are read and checked with the crate. What it cannot install
# fails. Pictures end up in target/ci/artefacts, the records in target/ci/forms/records.
set -euo pipefail
cd "$(dirname "$0")/../.."

work="$PWD/target/ci/forms"
artefacts="$PWD/target/ci/artefacts"
rm -rf "$work/plans" "$work/records"
mkdir -p "$work/plans" "$work/records" "$artefacts"
rm -f "$artefacts"/form-*.png

root=()
if test "$(id -u)" -ne 0; then root=(sudo); fi
export CHROMIUM="${CHROMIUM:-/usr/bin/chromium}"
test -x "$CHROMIUM" || { "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -y -qq chromium; }
command -v npm >/dev/null || { "${root[@]}" apt-get update -qq && "${root[@]}" apt-get install -y -qq nodejs npm; }

# Nothing is installed into the source tree, and nothing anew while the lock file is the same.
if grep -q '"resolved"' .ci/forms/package-lock.json; then
    echo "package-lock.json names a host to download from"
    exit 1
fi
cp .ci/forms/package.json .ci/forms/package-lock.json .ci/forms/.npmrc .ci/forms/page.* .ci/forms/check.mjs "$work"
if ! cmp -s "$work/package-lock.json" "$work/node_modules/.installed"; then
    (cd "$work" && npm ci --loglevel=error --cache=npm-cache)
    cp "$work/package-lock.json" "$work/node_modules/.installed"
fi

# The name of a form, its plan, and what else it is made of.
make_form() {
    local folder="$work/plans/$1" plan=$2
    shift 2
    cargo run --locked --quiet --all-features --example make_form -- "$plan" "$folder" "$@" >/dev/null
    cp "$plan" "$folder/plan.json"
}
make_form complete examples/plans/complete.json
make_form lgbtq-refugees examples/plans/lgbtq-refugees.json
make_form survivor-alone .ci/forms/survivor-alone.json
make_form pseudo examples/plans/complete.json --wording pseudo
make_form house-words examples/plans/complete.json --wording examples/wordings/house-words.json --respondent survivor
cp data/editions/mscos-2023.json "$work/edition.json"
cp data/scales.json data/self-report.json examples/wordings/house-words.json "$work"

pushd "$work" >/dev/null
# React complains in its development build alone, and is several times as fast in the other.
for kind in development production; do
    node_modules/.bin/esbuild page.jsx --bundle --outfile="page.$kind.js" --log-level=warning \
        --define:process.env.NODE_ENV="\"$kind\""
done
node check.mjs "$artefacts"
popd >/dev/null

# Each record by itself: they all have the same case reference. What a form takes, no check finds an error in.
assess() { cargo run --locked --quiet --all-features --example assess -- "$@" 2>&1; }
read_back=0
shopt -s nullglob
for folder in "$work"/plans/*; do
    for record in "$work/records/$(basename "$folder")"-*.json; do
        status=0
        said=$(assess "$folder/plan.json" "$record") || status=$?
        errors=$(grep -o '^  error\[[A-Z0-9]*\]' <<<"$said" | sort -u | tr -d '\n' || true)
        if test "$status $errors" != "0 "; then
            printf '%s: exit status %s, errors "%s"\n%s\n' "$record" "$status" "$errors" "$said"
            exit 1
        fi
        read_back=$((read_back + 1))
    done
done
test "$read_back" -eq "$(find "$work/records" -name '*.json' | wc -l)"
test "$read_back" -gt 0
echo "$read_back records read back"
