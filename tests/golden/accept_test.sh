#!/bin/sh
# Accepting from outside: in a copy of the tree's goldens, with the test programs that hold them. What is other or
# missing fails; in CI nothing is accepted, by the command or by the programs; without CI what changed is written
# and named, and then holds.
#
#   accept_test.sh SOURCE_DIR BIN_DIR
set -eu
top=$1
bin=$2
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/tests"
cp -r "$top/assets" "$copy/assets"
cp -r "$top/tests/golden" "$top/tests/data" "$copy/tests"
cd "$copy"

fail() {
    echo "$1"
    echo "${out:-}"
    exit 1
}
sums() {
    find tests -type f -exec cksum {} + | sort
}
# TEXT COMMAND...: it fails, and says the text
fails_with() {
    text=$1
    shift
    if out=$("$@" 2>&1); then fail "did not fail: $*"; fi
    case $out in *"$text"*) ;; *) fail "does not say \"$text\": $*" ;; esac
}

echo "changed" >>tests/golden/scenes/door-android.txt
rm tests/golden/scenes/door-soon.txt
echo "stale" >tests/golden/scenes/no-such-moment.txt
before=$(sums)

fails_with "never in CI" env CI=true "$top/toolchain/accept"
fails_with "tests/golden/scenes/door-android.txt differs" env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_scenes"
fails_with "tests/golden/scenes/door-soon.txt is missing" env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_scenes"
fails_with "no-such-moment.txt: nothing is held" env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_scenes"
for test in scenes pictures; do
    fails_with "never in CI" env CI=true NOWNEXT_ACCEPT=1 "$bin/test_golden_$test"
done
[ "$(sums)" = "$before" ] || fail "something was written"

out=$(env -u CI NOWNEXT_ACCEPT=1 "$bin/test_golden_scenes" 2>&1) || fail "accepting failed"
named=$(echo "$out" | grep '^accepted: ' | sort | tr '\n' ';')
[ "$named" = "accepted: tests/golden/scenes/door-android.txt;accepted: tests/golden/scenes/door-soon.txt;\
accepted: tests/golden/scenes/no-such-moment.txt is gone;" ] || fail "named is $named"
out=$(env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_scenes" 2>&1) || fail "what was accepted does not hold"
cmp "$top/tests/golden/scenes/door-android.txt" tests/golden/scenes/door-android.txt
cmp "$top/tests/golden/scenes/door-soon.txt" tests/golden/scenes/door-soon.txt
# With another type the pictures are not compared, but one that is missing still is.
code=0
sed -i '1s/.*/SDL 0.0.0/' tests/golden/pictures/type.txt
out=$(env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_pictures" 2>&1) || code=$?
[ "$code" -eq 77 ] || fail "pictures of another type are not skipped"
rm tests/golden/pictures/night-480x320-night.png
fails_with "night-480x320-night.png is missing" env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_pictures"
rm tests/golden/pictures/type.txt
fails_with "type.txt is missing" env -u CI -u NOWNEXT_ACCEPT "$bin/test_golden_pictures"
echo "accepting: all as it should be"
