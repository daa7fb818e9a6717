#!/usr/bin/env bash
# Lighthouse on the public pages, on the phone that it takes by default (Moto G Power, slow 4G, CPU slowed down four times).
#
# lighthouse.sh JAR [least]   starts the service on a data folder of its own, prints the scores of each page and what lost
#                             points, and fails when one is below `least` (95)
#
# Installs Lighthouse by npm below target/. The score for speed wants a machine that has nothing else to do.
set -euo pipefail
jar=$(realpath "$1")
least=${2:-95}
port=${LIGHTHOUSE_PORT:-18776}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tool=$root/benchmarks/target/lighthouse
export CHROME_PATH
CHROME_PATH=$("$root/bin/chromium")
[ -x "$tool/node_modules/.bin/lighthouse" ] || {
  mkdir -p "$tool"
  npm install --silent --no-audit --no-fund --prefix "$tool" lighthouse@13.5.0
}

work=$(mktemp -d)
java -XX:+UseSerialGC -Xmx768m --enable-native-access=ALL-UNNAMED -jar "$jar" --leadnest.mode=development \
  --leadnest.demo=false --leadnest.data-dir="$work/data" --server.port="$port" >"$work/log" 2>&1 &
service=$!
trap 'kill $service 2>/dev/null || true; wait $service 2>/dev/null || true; rm -rf "$work"' EXIT
until curl -fs "http://localhost:$port/actuator/health" >/dev/null; do
  kill -0 $service 2>/dev/null || { tail -20 "$work/log" >&2; exit 1; }
  sleep 0.5
done

echo "machine: $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
cat >"$work/scores.cjs" <<'JS'
const [, , report, page, least] = process.argv;
const { categories, audits } = JSON.parse(require('fs').readFileSync(report));
const asked = ['performance', 'accessibility', 'best-practices', 'seo'].map((id) => categories[id]);
const time = (id) => audits[id].displayValue;
console.log(page.padEnd(16), asked.map((one) => `${one.title} ${Math.round(one.score * 100)}`).join(', '),
  `(largest paint ${time('largest-contentful-paint')}, blocked ${time('total-blocking-time')})`);
for (const one of asked) {
  for (const { id, weight } of one.auditRefs) {
    const { score, title, displayValue = '' } = audits[id];
    if (weight > 0 && score !== null && score < 0.9) console.log('   ', one.title + ':', title, displayValue);
  }
}
process.exit(asked.every((one) => one.score * 100 >= least) ? 0 : 1);
JS
missed=0
for page in / /features /pricing /contact /security /subprocessors /help; do
  "$tool/node_modules/.bin/lighthouse" "http://localhost:$port$page" --quiet --output=json --output-path="$work/report.json" \
    --form-factor=mobile --only-categories=performance,accessibility,best-practices,seo \
    --chrome-flags='--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking'
  node "$work/scores.cjs" "$work/report.json" "$page" "$least" || missed=1
done
exit $missed
