#!/bin/sh
# Prints the compiled innermost loop of a kernel with counts of its instructions.
#
#   native-notes/listing.sh [--all] [--raw FILE] CLASS::METHOD [-- JAVA_ARGS…]
#
#   --all        every innermost loop, not only the one with the most vector instructions
#   --raw FILE   keep what the VM printed
#   JAVA_ARGS    what to run, by default: -jar bench/target/bench.jar smoke
#
# Example: native-notes/listing.sh dev.fnet.gemm.FloatTilesVector::tiles8 -- -XX:+UseSerialGC -jar bench/target/bench.jar smoke
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
. "$root/.mvn/wrapper/find-jdk.sh"

fail() {
    echo "listing.sh: $1" >&2
    exit 1
}

all=0
raw=
while [ $# -gt 0 ]; do
    case $1 in
        --all) all=1; shift ;;
        --raw) [ $# -ge 2 ] || fail "--raw needs a file"; raw=$2; shift 2 ;;
        *) break ;;
    esac
done
case ${1-} in
    *::*) method=$1; shift ;;
    *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
[ "${1-}" = -- ] && shift
[ $# -gt 0 ] || set -- -jar "$root/bench/target/bench.jar" smoke

jdk=$(find_jdk 25 java) || fail "no Java 25 or newer found: install one or set JAVA_HOME to it"
case $(uname -m) in
    x86_64 | amd64) arch=amd64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) fail "knows x86-64 and aarch64, not $(uname -m)" ;;
esac

out="$root/target/native-notes"
plugin="$out/hsdis-$arch.so"
mkdir -p "$out"
if [ ! -e "$plugin" ] || [ "$root/native-notes/hsdis.c" -nt "$plugin" ]; then
    command -v "${CC:-cc}" >/dev/null 2>&1 || fail "no C compiler: install gcc and binutils-dev (Fedora: binutils-devel)"
    echo '#include <stddef.h>
#define PACKAGE "x"
#include <dis-asm.h>' | "${CC:-cc}" -E - >/dev/null 2>&1 ||
        fail "no headers of libopcodes: install binutils-dev and libiberty-dev (Fedora: binutils-devel)"
    "${CC:-cc}" -O2 -shared -fPIC -o "$plugin" "$root/native-notes/hsdis.c" -lopcodes -lbfd ||
        fail "could not build the plug-in (binutils 2.39 or newer is needed)"
fi

log=${raw:-$(mktemp "$out/listing.XXXXXX")}
[ -n "$raw" ] || trap 'rm -f "$log"' EXIT
# -Xbatch: each compilation is done before the program goes on, so two runs give the same code.
LD_LIBRARY_PATH="$out${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" "$jdk/bin/java" \
    -Xbatch -XX:+UnlockDiagnosticVMOptions -XX:CompileCommand=quiet "-XX:CompileCommand=print,$method" \
    --add-modules jdk.incubator.vector "$@" >"$log" 2>&1 ||
    { tail -n 5 "$log" >&2; fail "the program failed"; }
if grep -q 'Could not load hsdis' "$log"; then
    fail "the VM did not load $plugin"
fi
awk -v all="$all" -f "$root/native-notes/listing.awk" "$log"
