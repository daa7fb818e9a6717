"""Offers sign-ins to a running service for a bounded time, and asks for other pages meanwhile.

usage: signins.py BASE [RATE] [SECONDS] [PID]
RATE sign-ins a second (200) are begun on time for SECONDS (20) by one event loop, each on a connection of its own, with right
passwords of a few accounts that are made at /dev/accounts (development mode). Ten times a second a page that somebody who is
signed in opens is asked for. Printed: what became of the sign-ins, their longest answer, the other page's median and p99 before
and meanwhile, and with PID the memory before, meanwhile and after; then each bound, kept or broken. Ends with 1 when one is broken.
"""
import asyncio
import collections
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

base = sys.argv[1]
rate = int(sys.argv[2]) if len(sys.argv) > 2 else 200
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
pid = sys.argv[4] if len(sys.argv) > 4 else None
where = urllib.parse.urlparse(base)
LONGEST = 30
SLOWEST = 10
OTHER_PAGE = 0.2
MEMORY_MB = 1400  # heap of 768 MB, 64 MiB for each password in work, and what a JVM needs beside


def memory():
    if pid is None:
        return 0
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) // 1024


async def ask(method, path, headers=None, body=b""):
    """One request on a connection of its own: status, headers, body, seconds."""
    begin = time.monotonic()
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    lines = [f"{method} {path} HTTP/1.1", f"Host: {where.netloc}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines.append(f"Content-Length: {len(body)}")
    writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
    answer = await reader.read()
    writer.close()
    head, _, rest = answer.partition(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1]) if head else 0
    return status, head.decode("latin-1"), rest, time.monotonic() - begin


def cookies(head):
    return "; ".join(re.findall(r"(?im)^set-cookie: ([^;\r]+)", head))


def quantile(times, share):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


async def main():
    tag = uuid.uuid4().hex[:8]
    password = "correct horse battery staple " + tag
    emails = [f"signin-{i}-{tag}@example.com" for i in range(10)]
    for email in emails:
        body = json.dumps({"company": "Bench " + tag, "name": "Bench Owner", "email": email, "password": password})
        made = urllib.request.Request(
            base + "/dev/accounts", data=body.encode(), headers={"Content-Type": "application/json"})
        for attempt in range(5):
            try:
                urllib.request.urlopen(made, timeout=60).read()
                break
            except urllib.error.HTTPError as refused:
                if refused.code != 503 or attempt == 4:
                    raise
                time.sleep(5)
    _, head, page, _ = await ask("GET", "/sign-in")
    token = re.search(rb'name="_csrf" value="([^"]+)"', page).group(1).decode()
    door = {"Cookie": cookies(head), "Content-Type": "application/x-www-form-urlencoded"}

    def sign_in(email):
        form = urllib.parse.urlencode({"_csrf": token, "email": email, "password": password, "next": ""}).encode()
        return ask("POST", "/sign-in", door, form)

    status, head, _, _ = await sign_in(emails[0])
    assert status == 302, f"expected to be signed in, got {status}"
    session = {"Cookie": cookies(head)}

    async def pages(until, times):
        while time.monotonic() < until:
            status, _, _, took = await ask("GET", "/app/leads", session)
            times.append(took if status == 200 else LONGEST)
            await asyncio.sleep(0.1)

    quiet, busy = [], []
    await pages(time.monotonic() + 3, [])
    await pages(time.monotonic() + 5, quiet)
    load = os.getloadavg()[0]
    before, peak = memory(), [0]
    results, longest, no_hint = collections.Counter(), collections.defaultdict(float), 0
    taken = []

    async def one(email):
        nonlocal no_hint
        try:
            status, head, _, took = await asyncio.wait_for(sign_in(email), LONGEST)
        except (OSError, asyncio.TimeoutError):
            status, head, took = 0, "", LONGEST
        results[status] += 1
        longest[status] = max(longest[status], took)
        taken.append(took)
        if status in (429, 503) and "retry-after:" not in head.lower():
            no_hint += 1

    begin = time.monotonic()
    watching = asyncio.create_task(pages(begin + seconds, busy))
    tasks = []
    for number in range(rate * seconds):
        delay = begin + number / rate - time.monotonic()
        if delay > 0:
            await asyncio.sleep(delay)
        tasks.append(asyncio.create_task(one(emails[number % len(emails)])))
        if number % rate == 0:
            peak[0] = max(peak[0], memory())
    await asyncio.gather(*tasks)
    took = time.monotonic() - begin
    await watching
    print(f"offered {rate} sign-ins a second for {seconds} s on {os.cpu_count()} cores, load before {load:.1f}, "
          f"client on the same machine; all answered after {took:.1f} s")
    for status in sorted(results):
        print(f"  {status or 'no answer'}: {results[status]}, longest {longest[status]:.2f} s")
    print(f"  p50 {quantile(taken, .5):.2f} s, p99 {quantile(taken, .99):.2f} s, longest {max(taken):.2f} s, "
          f"refused without Retry-After: {no_hint}")
    print(f"another page (/app/leads): before p50 {quantile(quiet, .5) * 1000:.0f} ms, p99 {quantile(quiet, .99) * 1000:.0f} ms; "
          f"meanwhile p50 {quantile(busy, .5) * 1000:.0f} ms, p99 {quantile(busy, .99) * 1000:.0f} ms ({len(busy)} requests)")
    if pid:
        print(f"resident memory: before {before} MB, highest meanwhile {peak[0]} MB, after {memory()} MB")
    bounds = {
        f"no sign-in over {SLOWEST} s": max(taken) <= SLOWEST,
        f"another page under {OTHER_PAGE * 1000:.0f} ms at p99": quantile(busy, .99) < OTHER_PAGE,
        "everybody answered": results[0] == 0,
        "a hint when to come again with every refusal": no_hint == 0,
        f"memory within {MEMORY_MB} MB": pid is None or peak[0] <= MEMORY_MB,
    }
    for bound, kept in bounds.items():
        print(f"  {'kept' if kept else 'BROKEN'}: {bound}")
    sys.exit(0 if all(bounds.values()) else 1)


asyncio.run(main())
