#!/usr/bin/env python3
"""Export and erasure of a large account, measured over the running service.

privacy.py JAR [--leads N] [--photos N] [--rate N] [--photo FILE | --small] [--classes]

1  an account is filled: leads by the import, photos by the API, two at a time (one picture again and again, each with a
   mark of its own; --small takes one of 800 x 600); they are still enhanced while what follows is measured
2  the service is started anew; its memory when idle; then the whole account is exported and the copy is fetched: the highest
   resident memory meanwhile, less the idle one
3  the account is erased while RATE pages a second of another account are asked for: how long, and their 99th percentile

Needs a JDK on the PATH. Loopback and a data folder of its own only, which it removes; it ends what it started.
"""
import argparse, base64, concurrent.futures, hmac, http.cookiejar, json, os, random, re, shutil, statistics, struct, subprocess, sys
import tempfile, threading, time
import urllib.error, urllib.parse, urllib.request, uuid

PASSWORD = 'a long walk by the harbor'


class Service:
    def __init__(self, command, data, port):
        self.base, self.port = f'http://127.0.0.1:{port}', port
        self.log = open(os.path.join(data, '..', f'log-{time.time():.0f}'), 'w')
        self.process = subprocess.Popen(
            ['java', '-XX:+UseSerialGC', '-Xmx768m', '--enable-native-access=ALL-UNNAMED', *command,
             '--leadnest.mode=development', '--leadnest.demo=false', f'--leadnest.data-dir={data}', f'--server.port={port}',
             '--leadnest.api.requests-per-minute=10000000', '--leadnest.operators=operator@bench.example'],
            stdout=self.log, stderr=subprocess.STDOUT)
        while True:
            try:
                urllib.request.urlopen(self.base + '/actuator/health', timeout=5).read()
                return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self.process.poll() is not None:
                    sys.exit(f'the service ended; its log: {self.log.name}')
                time.sleep(0.2)

    def resident_mb(self):
        with open(f'/proc/{self.process.pid}/status') as status:
            return int(re.search(r'VmRSS:\s+(\d+)', status.read()).group(1)) / 1024

    def call(self, method, path, body=None, headers=None, timeout=600):
        request = urllib.request.Request(self.base + path, data=body, method=method, headers=headers or {})
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return json.loads(answer.read() or b'null')

    def account(self, company, email):
        made = self.call('POST', '/dev/accounts', json.dumps(
            {'company': company, 'name': 'Bench Owner', 'email': email, 'password': PASSWORD}).encode(),
            {'Content-Type': 'application/json'})
        return {'Authorization': 'Bearer ' + made['apiKey']}

    def browser(self, email):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.post(opener, '/sign-in', '/sign-in', email=email, password=PASSWORD, next='')
        return opener

    def secured(self, opener):
        """An app that makes codes (RFC 6238), without which no operator's page opens."""
        place = '/app/settings/second-factor'
        self.post(opener, place, place + '/setup', password=PASSWORD)
        page = opener.open(self.base + place, timeout=60).read().decode()
        key = base64.b32decode(re.search(r'ln-key">([A-Z2-7 ]+)<', page).group(1).replace(' ', ''))
        digest = hmac.new(key, struct.pack('>Q', int(time.time()) // 30), 'sha1').digest()
        number = struct.unpack('>I', digest[digest[-1] & 15:][:4])[0] & 0x7fffffff
        self.post(opener, place, place + '/confirmation', code=f'{number % 10 ** 6:06d}')
        return opener

    def post(self, opener, page, path, **fields):
        form = opener.open(self.base + page, timeout=60).read().decode()
        token = re.search(r'name="_csrf" value="([^"]+)"', form).group(1)
        data = urllib.parse.urlencode({'_csrf': token, **fields}).encode()
        return opener.open(self.base + path, data, timeout=3600).read().decode()

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def picture(folder, width, height):
    source, made = os.path.join(folder, 'Picture.java'), os.path.join(folder, 'picture.jpg')
    with open(source, 'w') as out:
        out.write('''
import java.awt.*; import java.awt.image.*; import java.io.File; import java.util.Random; import javax.imageio.ImageIO;
class Picture { public static void main(String[] a) throws Exception {
  int w = Integer.parseInt(a[1]), h = Integer.parseInt(a[2]); var i = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB); var g = i.createGraphics(); var r = new Random(7);
  for (int n = 0; n < 3000; n++) { g.setColor(new Color(r.nextInt(1 << 24)));
    g.fillRect(r.nextInt(w), r.nextInt(h), r.nextInt(200), r.nextInt(200)); }
  ImageIO.write(i, "jpg", new File(a[0])); } }''')
    subprocess.run(['java', '-Djava.awt.headless=true', source, made, str(width), str(height)], check=True)
    return made


def multipart(name, type_, content):
    mark = 'bench' + uuid.uuid4().hex
    body = (f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {type_}\r\n\r\n'
            ).encode() + content + f'\r\n--{mark}--\r\n'.encode()
    return body, {'Content-Type': 'multipart/form-data; boundary=' + mark}


def fill(service, key, leads, photos, photo):
    rows = ['First name,Last name,Email,Phone,Source,State']
    rng = random.Random(7)
    for i in range(leads):
        rows.append(f'Ana,Lopez{i},lead{i}@bench.example,+1305{2000000 + i:07d},'
                    f'{rng.choice(["Zillow", "Website", "Referral"])},{rng.choice(["FL", "NY", "CA", "TX"])}')
    body, headers = multipart('leads.csv', 'text/csv', '\n'.join(rows).encode())
    begin = time.time()
    job = service.call('POST', '/api/v1/leads/imports', body, {**key, **headers})
    while service.call('GET', '/api/v1/leads/imports/' + job['id'], None, key)['status'].upper() not in (
            'DONE', 'COMPLETED', 'FINISHED', 'FAILED'):
        time.sleep(0.5)
    print(f'{leads} leads imported in {time.time() - begin:.0f} s')
    begin = time.time()

    def upload(first):
        listing = service.call('POST', '/api/v1/listings', json.dumps({
            'UnparsedAddress': f'{first} Bench Street', 'City': 'Tampa', 'StateOrProvince': 'FL'}).encode(),
            {**key, 'Content-Type': 'application/json'})['ListingKey']
        for i in range(first, min(first + 50, photos)):
            put(listing, i)

    def put(listing, i):
        mark = uuid.uuid4().bytes
        marked = photo[:2] + b'\xff\xfe' + (len(mark) + 2).to_bytes(2, 'big') + mark + photo[2:]
        body, headers = multipart(f'{i}.jpg', 'image/jpeg', marked)
        service.call('POST', f'/api/v1/listings/{listing}/photos', body, {**key, **headers})

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(upload, range(0, photos, 50)))
    if photos:
        print(f'{photos} photos of {len(photo) / 1000:.0f} kB uploaded in {time.time() - begin:.0f} s')


def export(service, opener):
    time.sleep(20)
    idle, most, done = service.resident_mb(), [0.0], threading.Event()

    def watch():
        while not done.wait(0.1):
            most[0] = max(most[0], service.resident_mb())

    watcher = threading.Thread(target=watch)
    watcher.start()
    begin = time.time()
    service.post(opener, '/app/settings/exports', '/app/settings/exports', of='account', password=PASSWORD)
    while True:
        page = opener.open(service.base + '/app/settings/exports', timeout=60).read().decode()
        link = re.search(r'href="(/app/settings/exports/[^"]+/copy\.zip)"', page)
        if link:
            break
        if 'Did not work out' in page:
            sys.exit('the export failed')
        time.sleep(1)
    made, size = time.time() - begin, 0
    with opener.open(service.base + link.group(1), timeout=600) as copy:
        if copy.headers['Content-Type'] != 'application/zip':
            sys.exit(f'expected the copy, got {copy.url}')
        while part := copy.read(1 << 16):
            size += len(part)
    done.set()
    watcher.join()
    print(f'export: made in {made:.0f} s, {size / 1e6:.0f} MB fetched, {time.time() - begin - made:.0f} s; '
          f'resident memory idle {idle:.0f} MB, at most {most[0]:.0f} MB: {most[0] - idle:.0f} MB over idle')


def erase(service, operator, email, other, rate):
    times, done = [], threading.Event()
    pages = ['/app', '/app/leads', '/app/tasks', '/app/settings']

    def read():
        turn = 0
        while not done.is_set():
            begin = time.perf_counter()
            other.open(service.base + pages[turn % len(pages)], timeout=60).read()
            times.append(time.perf_counter() - begin)
            turn += 1
            done.wait(max(0, 1 / rate - (time.perf_counter() - begin)))

    reader = threading.Thread(target=read)
    reader.start()
    time.sleep(10)
    before = len(times)
    begin = time.time()
    service.post(operator, '/ops/erasures', '/ops/erasures', email=email)
    answered = time.time() - begin
    while 'certificate.json' not in (page := operator.open(service.base + '/ops/closings', timeout=60).read().decode()):
        if 'Failed, tried again' in page:
            sys.exit('the erasure failed')
        time.sleep(1)
    took = time.time() - begin
    done.set()
    reader.join()
    for name, part in (('before', times[:before]), ('meanwhile', times[before:])):
        p99 = statistics.quantiles(part, n=100)[98] if len(part) > 1 else part[0]
        print(f'pages of another account {name}: {len(part)}, median {1000 * statistics.median(part):.0f} ms, '
              f'p99 {1000 * p99:.0f} ms, most {1000 * max(part):.0f} ms')
    print(f'erasure: asked for in {1000 * answered:.0f} ms, done after {took:.0f} s')


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('jar')
    arguments.add_argument('--photo', help='a JPEG; without it, one of 2048 x 1536 is made')
    arguments.add_argument('--small', action='store_true', help='a picture of 800 x 600 is made')
    arguments.add_argument('--classes', action='store_true', help='JAR is a class path')
    arguments.add_argument('--leads', type=int, default=100_000)
    arguments.add_argument('--photos', type=int, default=2_000)
    arguments.add_argument('--rate', type=float, default=5)
    arguments.add_argument('--port', type=int, default=18775)
    wanted = arguments.parse_args()
    command = ['-cp', wanted.jar, 'org.leadnest.LeadNest'] if wanted.classes else ['-jar', wanted.jar]
    work = tempfile.mkdtemp(prefix='privacy-bench-')
    with open(wanted.photo or picture(work, *((800, 600) if wanted.small else (2048, 1536))), 'rb') as file:
        photo = file.read()
    data = os.path.join(work, 'data')
    os.makedirs(data)
    with open('/proc/loadavg') as load:
        print(f'machine: {os.cpu_count()} cores, load {load.read().split()[0]}')
    service = None
    try:
        service = Service(command, data, wanted.port)
        key = service.account('Bench Realty', 'owner@bench.example')
        service.account('Other Realty', 'other@bench.example')
        service.account('Operator', 'operator@bench.example')
        fill(service, key, wanted.leads, wanted.photos, photo)
        service.stop()
        service = Service(command, data, wanted.port)
        export(service, service.browser('owner@bench.example'))
        subprocess.run(['java', '--enable-native-access=ALL-UNNAMED', *command, 'admin', 'make-operator', 'operator@bench.example',
                        f'--leadnest.data-dir={data}'], check=True)
        erase(service, service.secured(service.browser('operator@bench.example')), 'owner@bench.example',
              service.browser('other@bench.example'), wanted.rate)
    finally:
        if service:
            service.stop()
        shutil.rmtree(work, ignore_errors=True)


main()
