#!/bin/sh
# The mixing's ratio to FFTW under each collector and with 16 registers, a VM for each, in turns.
#
#   bench/vm-options.sh [--runs N] [--case NAME] [RACE_OPTIONS…]
#
#   --runs N       each VM so many times, the median counts (default 3)
#   --case NAME    of "race mixing" (default "512x768 b1")
#   RACE_OPTIONS   such as --fftw FILE or --quick
#
# All of them run beside the same plan of FFTW's, which a run before them finds.
#
# Build first: ./mvnw -q -DskipTests package && ./mvnw -q -f bench/pom.xml -DskipTests package
set -eu

root=$(cd "$(dirname "$0")/.." && pwd -P)
. "$root/.mvn/wrapper/find-jdk.sh"
jdk=$(find_jdk 25 java) || { echo "vm-options.sh: needs JDK 25 or newer" >&2; exit 1; }
runs=3
case='512x768 b1'
while [ $# -gt 0 ]; do
    case $1 in
        --runs) runs=$2; shift 2 ;;
        --case) case=$2; shift 2 ;;
        *) break ;;
    esac
done
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

options='-XX:+UseSerialGC -XX:+UseG1GC -XX:+UseParallelGC -XX:+UseZGC -XX:UseAVX=2'
race() { # VM_OPTION RACE_OPTIONS...
    vm=$1
    shift
    "$jdk/bin/java" "$vm" --add-modules jdk.incubator.vector -jar "$root/bench/target/bench.jar" race mixing --only "$case" \
        --peers fftw --wisdom "$out/wisdom" "$@" > "$out/text" 2>&1 || { cat "$out/text" >&2; exit 1; }
}

race -XX:+UseSerialGC "$@"
run=1
while [ "$run" -le "$runs" ]; do
    for option in $options; do
        echo "run $run: $option" >&2
        race "$option" --json "$out/race" "$@"
        sed -n 's/.*"ours": \([0-9.e+-]*\),.*"ratio_to_best": \([0-9.e+-]*\),.*"best_peer": "\([^"]*\)".*/\2 \1 \3/p' \
            "$out/race" | head -1 >> "$out/$option"
    done
    run=$((run + 1))
done
printf '%-24s %10s %12s  %s\n' "$case" "ours/FFTW" "ours, µs" 'all runs'
for option in $options; do
    sort -n "$out/$option" | awk -v name="$option" '
        { ratio[NR] = $1; time[NR] = $2; all = all sprintf(" %.3f (%s)", $1, $3) }
        END { m = int((NR + 1) / 2); printf "%-24s %10.3f %12.1f %s\n", name, ratio[m], time[m], all }'
done
