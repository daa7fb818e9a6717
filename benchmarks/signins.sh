#!/usr/bin/env bash
# 200 sign-ins a second, offered to the served jar for 20 s: what becomes of them, of memory and of another page meanwhile.
# Needs curl, python3 and a built jar; uses loopback only and a data folder of its own, which it removes.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../bin/jdk"
cd "$leadnest_root"
port=${PORT:-18775}
jar=app/target/leadnest.jar
[ -f "$jar" ] || bin/build
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || { kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; }; rm -rf "$work"' EXIT
java -XX:+UseSerialGC -Xmx768m --enable-native-access=ALL-UNNAMED -jar "$jar" --leadnest.mode=development \
  --leadnest.data-dir="$work/data" --server.port="$port" >"$work/log" 2>&1 &
pid=$!
until curl -sf -o /dev/null "http://127.0.0.1:$port/actuator/health"; do
  kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.1
done
python3 benchmarks/signins.py "http://127.0.0.1:$port" "${RATE:-200}" "${SECONDS_OFFERED:-20}" "$pid"
