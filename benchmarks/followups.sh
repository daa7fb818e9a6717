#!/usr/bin/env bash
# The runner of follow-ups beside a bare loop of SQL and other job queues, in one run over one PostgreSQL of its own; then with
# 50,000 and with WAITING enrollments that wait besides. Ends with 1 when a bound is not kept: half the bare loop's rate, four
# times the best peer's, twice the time with many waiting, a heap that does not grow.
# Environment: STEPS (50000), WAITING (5000000; 0 leaves that part out), ROUNDS (3). The peers graphile-worker and pg-boss come
# by npm into a folder that is removed; without node they are left out. Called by bin/bench followups, which compiles first.
# With 5,000,000 the folder for temporary files takes about 5 GB.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../bin/jdk"
cd "$leadnest_root"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PEERS=
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "graphile-worker and pg-boss are left out: node and npm are not on this machine"
else
  cp -r benchmarks/peers "$work/peers"
  if (cd "$work/peers" && npm install --no-audit --no-fund --silent); then
    export PEERS="$work/peers"
  else
    echo "graphile-worker and pg-boss are left out: npm could not install them"
  fi
fi
echo "machine: $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), load $(cut -d' ' -f1 /proc/loadavg), $(java -version 2>&1 | sed -n 2p)"
java -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -cp "app/target/test-classes:app/target/classes:$(cat app/target/classpath)" \
  org.leadnest.followups.RunnerBenchmark "$work/data"
echo "load at the end: $(cut -d' ' -f1 /proc/loadavg)"
