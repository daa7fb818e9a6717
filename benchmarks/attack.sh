#!/usr/bin/env bash
# Attacks a running service with wapiti and sqlmap (Debian's), as a visitor and as a signed-in owner, and prints what they found
# above informational.
#
# attack.sh JAR [minutes]   starts the service with the demo brokerage on a data folder of its own; gives both tools together
#                           that many minutes (8); fails when something was found
#
# Installs the tools by apt-get when they are missing and this runs as root. The service speaks plain HTTP here: that its cookies
# are then not "Secure" is not asked, since ProductionDoorsTests look at them.
set -euo pipefail
jar=$(realpath "$1")
minutes=${2:-8}
port=${ATTACK_PORT:-18777}
at=http://localhost:$port
command -v wapiti >/dev/null && command -v sqlmap >/dev/null || {
  [ "$(id -u)" = 0 ] || { echo "wapiti and sqlmap are missing: apt-get install wapiti sqlmap" >&2; exit 2; }
  apt-get install -y -q wapiti sqlmap >/dev/null
}

work=$(mktemp -d)
export HOME=$work
java -XX:+UseSerialGC -Xmx900m --enable-native-access=ALL-UNNAMED -jar "$jar" --leadnest.mode=development \
  --leadnest.demo=true --leadnest.data-dir="$work/data" --server.port="$port" >"$work/log" 2>&1 &
service=$!
trap 'kill $service 2>/dev/null || true; wait $service 2>/dev/null || true; rm -rf "$work"' EXIT
until curl -fs "$at/actuator/health" >/dev/null; do
  kill -0 $service 2>/dev/null || { tail -20 "$work/log" >&2; exit 1; }
  sleep 0.5
done
echo "machine: $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg); $(wapiti --version 2>/dev/null | tail -1), sqlmap $(dpkg-query -W -f '${Version}' sqlmap 2>/dev/null)"

token() { sed -n 's/.*name="_csrf"[^>]*value="\([^"]*\)".*/\1/p' | head -1; }
form=$(curl -fs -c "$work/jar" "$at/sign-in" | token)
curl -fs -o /dev/null -b "$work/jar" -c "$work/jar" --data-urlencode "_csrf=$form" \
  --data-urlencode "email=grace@harbor.example" --data-urlencode "password=lights on the water" "$at/sign-in"
cookies=$(awk 'NF >= 7 { printf "%s%s=%s", (n++ ? "; " : ""), $6, $7 }' "$work/jar")
[ "$(curl -s -o /dev/null -w '%{http_code}' -H "Cookie: $cookies" "$at/app/leads")" = 200 ] || { echo "signing in did not work" >&2; exit 1; }

seconds=$((minutes * 60))
found=0

# Debian's wapiti 3.0.4 writes a pattern that Python 3.11 does not take: its flags stand at the end. Here they come first.
cat >"$work/wapiti.py" <<'PY'
import re
import wapitiCore.net.crawler as crawler

class Patterns:
    def __getattr__(self, name):
        return getattr(re, name)
    def compile(self, pattern, flags=0):
        late = isinstance(pattern, str) and pattern.endswith("(?ms)")
        return re.compile(pattern[:-5], flags | re.M | re.S) if late else re.compile(pattern, flags)

crawler.re = Patterns()
from wapitiCore.main.wapiti import wapiti_main
wapiti_main()
PY

# Crawls and attacks; forms carry their token. What would end the attack itself is left out.
wapiti_on() { # name, seconds, starting point, more flags
  local report=$work/$1.json name=$1 time=$2 start=$3
  shift 3
  timeout $((time * 2 + 60)) /usr/bin/python3 "$work/wapiti.py" -u "$start" -f json -o "$report" --flush-session --no-bugreport -v 1 -S normal -d 3 \
    --max-links-per-page 30 --max-files-per-dir 30 --max-scan-time $((time / 3)) --max-attack-time $((time / 12)) -t 10 \
    -m xss,permanentxss,sql,blindsql,exec,file,crlf,redirect,shellshock,csp,http_headers,htaccess,backup \
    -x "$at/sign-out*" -x "$at/app/settings/closing*" -x "$at/app/settings/sessions*" -x "$at/app/settings/accounts*" -x "$at/dev/*" "$@" \
    >"$work/$name.out" 2>&1 || true
  [ -f "$report" ] || { echo "wapiti ($name) wrote no report:"; tail -5 "$work/$name.out"; found=1; return; }
  python3 - "$report" "wapiti, $name" "$work/$name.out" <<'PY' || found=1
import json, re, sys
report = json.load(open(sys.argv[1]))
# With -v 1 it names each page and form that it crawled, and each module that it begins.
said = open(sys.argv[3], errors="replace").read()
pages = len(set(re.findall(r"^\[\+\] ((?:GET|POST) \S+)", said, re.M)))
# HSTS belongs to TLS, which is not spoken here (DoorHeadersTests look at it); browsers have dropped X-XSS-Protection.
passed = ("Strict-Transport-Security is not set", "X-XSS-Protection is not set")
hits = [(kind, one) for part in ("vulnerabilities", "anomalies") for kind, all in report[part].items() for one in all
        if one.get("info") not in passed]
print(f"{sys.argv[2]}: {len(hits)} findings, pages and forms crawled: {pages}")
seen = set()
for kind, one in hits:
    line = f"   {kind}, level {one.get('level')}: {one.get('method')} {one.get('path')} {one.get('parameter') or ''}: {one.get('info')}"
    if line not in seen:
        seen.add(line)
        print(line)
sys.exit(1 if hits else 0)
PY
}

# Time is no witness on a machine that is busy: answers, errors, unions and stacked queries are.
sqlmap_on() { # seconds, name, flags
  local time=$1 name=$2
  shift 2
  timeout "$time" sqlmap --batch --dbms=PostgreSQL --level=2 --risk=1 --technique=BEUS --threads=4 --timeout=20 --disable-coloring \
    --output-dir="$work/sqlmap/$name" "$@" >"$work/$name.out" 2>&1 || true
  if grep -q "is vulnerable\|injection point(s)" "$work/$name.out" && grep -q "Type:" "$work/$name.out"; then
    echo "sqlmap, $name: found"
    sed -n '/^Parameter:/,/^---/p' "$work/$name.out"
    found=1
  else
    echo "sqlmap, $name: nothing$(grep -q "tested parameters do not appear" "$work/$name.out" || echo ' before its time was over')"
  fi
}

wapiti_on visitor $((seconds / 6)) "$at/"
wapiti_on owner $((seconds / 3)) "$at/app/leads" -H "Cookie: $cookies" -s "$at/app" -s "$at/app/settings" -s "$at/app/listings"
for page in "app/leads?q=ann&sort=name" "app/inbox?box=ALL&q=a" "app/listings?q=harbor&status=Active" "app/deals/list?state=open" \
  "app/reports?days=30" "app/settings/audit?q=grace&act=SIGNED_IN"; do
  sqlmap_on $((seconds / 16)) "$(sed 's/?.*//; s,/,-,g' <<<"$page")" -u "$at/$page" --cookie="$cookies"
done
sqlmap_on $((seconds / 16)) sign-in -u "$at/sign-in" --data "email=grace@harbor.example&password=x&next=&_csrf=$form" \
  --csrf-token=_csrf --csrf-url="$at/sign-in" -p email,password --ignore-code=401,422,429
errors=$(grep -c " ERROR " "$work/log" || true)
echo "errors of ours in the service's log: $errors"
[ "$errors" = 0 ] || { grep " ERROR " "$work/log" | cut -c1-300 | sort | uniq -c | sort -rn | head -10; found=1; }
exit $found
