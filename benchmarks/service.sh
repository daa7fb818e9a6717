#!/usr/bin/env bash
# The figures of the running service, on this machine, in one run:
#   1. seconds from `java -jar` to healthy over a warm database, without and with the AOT cache
#   2. resident memory when idle, with the demo data
#   3. server time of the lead list (50 rows) in an account of LEADS leads at 20 requests in flight
# Needs curl, python3 and a built jar; uses loopback only and a data folder of its own, which it removes.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../bin/jdk"
cd "$leadnest_root"
leads=${LEADS:-100000}
requests=${REQUESTS:-2000}
port=${PORT:-18765}
operator=$((port + 1))
jar=app/target/leadnest.jar
[ -f "$jar" ] || bin/build
work=$(mktemp -d)
pid=
seconds=
stop() {
  if [ -n "$pid" ]; then kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; pid=; fi
}
trap 'stop; rm -rf "$work"' EXIT

start() { # flags of java...; sets pid and seconds (to healthy)
  local begin end
  begin=$(date +%s.%N)
  java -XX:+UseSerialGC -Xmx768m --enable-native-access=ALL-UNNAMED "$@" --leadnest.mode=development \
    --leadnest.demo=true --leadnest.data-dir="$work/data" --server.port="$port" \
    --leadnest.api.requests-per-minute=10000000 --management.server.port="$operator" \
    --management.metrics.distribution.percentiles.http.server.requests=0.5,0.99 >"$work/log" 2>&1 &
  pid=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/actuator/health"; do
    kill -0 "$pid" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    sleep 0.05
  done
  end=$(date +%s.%N)
  seconds=$(python3 -c "print(f'{$end - $begin:.1f}')")
}

echo "machine: $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), load $(cut -d' ' -f1 /proc/loadavg), $(java -version 2>&1 | sed -n 2p)"
start -jar "$jar"
echo "first start, with migrations and demo data: $seconds s"
stop
start -jar "$jar"
echo "start over a warm database, no AOT cache: $seconds s"
stop
bin/prepare "$jar" "$work/unpacked" >/dev/null
start -XX:AOTCache="$work/unpacked/leadnest.aot" -Xlog:aot*=off -Xlog:cds=off -Dspring.aot.enabled=true \
  -cp "$work/unpacked/definitions.jar:$work/unpacked/leadnest.jar" org.leadnest.LeadNest
echo "start over a warm database, with AOT cache: $seconds s"
sleep 20
echo "resident memory, idle with demo data: $(awk '/VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$pid/status") MB"

# The operator's port is no part of a start as prepared, so what follows is measured on the plain one.
stop
start -jar "$jar"
python3 benchmarks/leadlist.py "http://127.0.0.1:$port" "$leads" "$requests"
echo "server time as the service measures it, over the last minutes of the requests above:"
curl -s "http://127.0.0.1:$operator/actuator/prometheus" \
  | grep -E '^http_server_requests_seconds\{error="none".*uri="/(api/v1|app)/leads",quantile=' \
  | sed -E 's/.*uri="([^"]+)",quantile="([0-9.]+)"\} ([0-9.eE-]+)/\1 quantile \2: \3 s/'
