"""Fills an account with leads through the import API, then measures its lead list over HTTP with 20 requests in flight.

usage: leadlist.py BASE LEADS REQUESTS
The time of a request is measured by the client on loopback, so it includes HTTP, which makes the figure an upper bound. With
wrk installed, wrk is the client: this one's own threads take a third of a small machine from the service that is measured.
"""
import http.client
import http.cookiejar
import json
import random
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
import uuid

base, leads, requests = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
host = urllib.parse.urlparse(base)


def call(method, path, body=None, headers=None):
    request = urllib.request.Request(base + path, data=body, method=method, headers=headers or {})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return json.loads(answer.read() or b"null")


tag = uuid.uuid4().hex[:8]
email, password = f"bench-{tag}@example.com", "correct horse battery staple " + tag
account = call("POST", "/dev/accounts", json.dumps({
    "company": "Bench " + tag, "name": "Bench Owner", "email": email, "password": password}).encode(),
    {"Content-Type": "application/json"})
key = {"Authorization": "Bearer " + account["apiKey"]}


def session():
    """Signs in as a person does; answers the cookie header of the session."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    form = browser.open(base + "/sign-in").read().decode()
    token = re.search(r'name="_csrf" value="([^"]+)"', form).group(1)
    browser.open(base + "/sign-in", urllib.parse.urlencode(
        {"_csrf": token, "email": email, "password": password, "next": ""}).encode())
    return {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)}

rng = random.Random(7)
first = "Ana Ben Cora Dan Eva Finn Gia Hugo Ida Jon Kim Leo Mia Noa Omar Pia Quin Rosa Sam Tea".split()
last = "Adler Brook Castle Dorn Ellis Frost Grant Hale Ito Jones Klein Lopez Marsh Nolan Ortiz Price Quist Reyes".split()
rows = ["First name,Last name,Email,Phone,Source,State"]
for i in range(leads):
    rows.append(f"{rng.choice(first)},{rng.choice(last)},lead{i}.{tag}@example.com,+1305{2000000 + i:07d},"
                f"{rng.choice(['Zillow', 'Website', 'Referral'])},{rng.choice(['FL', 'NY', 'CA', 'TX'])}")
boundary = "bench" + tag
part = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="leads.csv"\r\n'
        f"Content-Type: text/csv\r\n\r\n").encode() + "\n".join(rows).encode() + f"\r\n--{boundary}--\r\n".encode()
begin = time.time()
job = call("POST", "/api/v1/leads/imports", part, {**key, "Content-Type": "multipart/form-data; boundary=" + boundary})
while True:
    state = call("GET", "/api/v1/leads/imports/" + job["id"], None, key)
    if state["status"].upper() in ("DONE", "COMPLETED", "FINISHED", "FAILED"):
        break
    time.sleep(0.5)
took = time.time() - begin
print(f"import of {leads} leads by the API: {took:.1f} s, {leads / took:.0f} rows/s, created {state['created']}, "
      f"failed {state['failed']}")

pages = ["/app/leads", "/app/leads?q=lopez", "/app/leads?stage=New"]
paths = ["/api/v1/leads?limit=50", "/api/v1/leads?limit=50&q=lopez", "/api/v1/leads?limit=50&stage=New",
         f"/api/v1/leads?limit=50&q=lead{leads // 2}.{tag}"]


def measure(path, headers):
    times, lock, left = [], threading.Lock(), [requests]

    def work():
        connection = http.client.HTTPConnection(host.hostname, host.port)
        while True:
            with lock:
                if left[0] == 0:
                    return
                left[0] -= 1
            start = time.perf_counter()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            spent = time.perf_counter() - start
            if answer.status != 200:
                raise SystemExit(f"{path} answered {answer.status}")
            with lock:
                times.append(spent * 1000)

    threads = [threading.Thread(target=work) for _ in range(20)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    times.sort()
    return times


def tell(path, headers):
    if shutil.which("wrk"):
        out = subprocess.run(
            ["wrk", "-t1", "-c20", "-d15s", "--latency", *[part for name, value in headers.items()
             for part in ("-H", f"{name}: {value}")], base + path], capture_output=True, text=True, check=True).stdout
        latency = dict(re.findall(r"(50|99)%\s+([\d.]+\w+)", out))
        bad = re.search(r"Non-2xx.*", out)
        print(f"GET {path}: {re.search(r'([0-9]+) requests in', out).group(1)} requests by wrk, 20 in flight: "
              f"p50 {latency['50']}, p99 {latency['99']}{'; ' + bad.group(0) if bad else ''}", flush=True)
        return
    times = measure(path, headers)
    print(f"GET {path}: {len(times)} requests, 20 in flight: p50 {times[len(times) // 2]:.1f} ms, "
          f"p99 {times[int(len(times) * 0.99)]:.1f} ms", flush=True)


signed_in = session()
measure(paths[0], key)
measure(pages[0], signed_in)
for path in paths:
    tell(path, key)
for page in pages:
    tell(page, signed_in)
