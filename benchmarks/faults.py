#!/usr/bin/env python3
"""Correct under fire: two processes on one PostgreSQL, texts through a carrier whose ledger is the only truth.

faults.py JAR [--leads N] [--kills N] [--races N] [--deaths N] [--nights N]
          [--stride MINUTES] [--seed N] [--only 1,2,3,4,5,6,7]

1  N leads, three steps each, kill -9 at random: each (lead, step) accepted once or listed as UNKNOWN, none twice
2  opt-outs by text, by one click and by API that race with sends: nothing accepted later than 1 s after the answer
3  lead, three steps, reply, opt-out; call n fails before its effect, after it, by time-out, by kill, for every n; of the
   kills, each of which costs both processes, as many as --deaths says
4  reports on texts and mail and answers of people, doubled, shuffled, half of them a day late: final states are those of
   the clean order, and each answer counts once
5  the clock moved over nights on which it is changed, in New York, Phoenix, Honolulu, Indianapolis and Lord Howe: each due
   message once, in legal hours
6  PostgreSQL stopped at once and started again in the middle: nothing lost, nothing twice, no restart of the service
7  an older backup restored: the ledger stands still for 30 s, and goes on once an operator has confirmed

JAR may also be a class path. Needs a JDK and openssl on the PATH and the PostgreSQL binaries that the build fetched. Loopback
only; all it starts it ends. The clock only goes forward, and a process that is killed forgets it: 4 and 5 come last.
"""
import argparse, base64, csv, datetime, glob, hashlib, hmac, io, json, os, random, shutil, signal, socket, subprocess, sys, tarfile
import tempfile, threading, time, urllib.error, urllib.parse, urllib.request, zipfile
from collections import Counter
from zoneinfo import ZoneInfo
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = 'fault-token'
UNPRIVILEGED = 65534
ORDER = '1263745'
PLACES = ['America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'America/Indiana/Indianapolis', 'Australia/Lord_Howe']
ANSWER = 15  # seconds that the service waits for a carrier's answer


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Carrier:
    """Twilio's Messages resource and SendGrid's Mail Send. Some calls fail before or after their effect; each text and letter
    that counts stands in a ledger."""

    def __init__(self, rng, port=0):
        self.ledger, self.lock, self.rng, self.trouble = [], threading.Lock(), rng, 0.0
        self.letters, self.plans, self.calls, self.kill, self.ahead = [], {}, Counter(), None, 0.0
        carrier = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def log_message(self, *_):
                pass

            def reply(self, status, body, headers=()):
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header('Content-Type', 'application/json')
                self.send_header('Content-Length', str(len(data)))
                for name, value in headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            def do_GET(self):
                to = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query).get('To', [''])[0]
                with carrier.lock:
                    found = [text for text in carrier.ledger if text['to'] == to]
                self.reply(200, {'messages': found})

            def content(self):
                if self.headers.get('Transfer-Encoding', '').lower() != 'chunked':
                    return self.rfile.read(int(self.headers['Content-Length'])).decode()
                body = b''
                while size := int(self.rfile.readline().split(b';')[0], 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body.decode()

            def do_POST(self):
                body = self.content()
                if self.path == '/v3/mail/send':
                    letter = json.loads(body)
                    with carrier.lock:
                        carrier.letters.append({'to': letter['personalizations'][0]['to'][0]['email'], 'at': time.time(),
                                                'message': letter.get('custom_args', {}).get('message'),
                                                'unsubscribe': letter['headers'].get('List-Unsubscribe', '')})
                    return self.reply(202, {}, [('X-Message-Id', 'SG%d' % len(carrier.letters))])
                form = urllib.parse.parse_qs(body)
                with carrier.lock:
                    luck = carrier.rng.random()
                    carrier.calls[form['To'][0]] += 1
                    n, kind = carrier.plans.get(form['To'][0], (0, ''))
                    if n != carrier.calls[form['To'][0]]:
                        kind = ''
                if kind in ('before', 'busy'):
                    return self.reply(*((500, {}) if kind == 'before' else (429, {}, [('Retry-After', '1')])))
                if kind == 'kill before':
                    return carrier.kill()
                if kind == 'time-out before':
                    return time.sleep(ANSWER + 2)
                if luck < carrier.trouble / 3:
                    return self.reply(500, {'message': 'before'})
                if luck < carrier.trouble * 2 / 3:
                    return self.reply(429, {'message': 'busy'}, [('Retry-After', '1')])
                with carrier.lock:
                    text = {'sid': 'SM%032x' % (len(carrier.ledger) + 1), 'to': form['To'][0], 'from': form['From'][0],
                            'body': form['Body'][0], 'status': 'sent', 'error_code': None,
                            'date_created': time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime()),
                            'at': time.time(), 'ahead': carrier.ahead, 'callback': form.get('StatusCallback', [''])[0]}
                    carrier.ledger.append(text)
                if kind == 'kill after':
                    return carrier.kill()
                if kind == 'time-out after':
                    return time.sleep(ANSWER + 2)
                if kind == 'after':
                    return self.reply(500, {})
                self.reply(500 if luck < carrier.trouble else 201, {'sid': text['sid'], 'status': 'queued'})

        class Quiet(ThreadingHTTPServer):
            request_queue_size = 128
            daemon_threads = True

            def handle_error(self, *_):
                pass  # a caller that was killed

        self.server = Quiet(('127.0.0.1', port), Handler)
        self.url = 'http://127.0.0.1:%d' % self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Postgres:
    def __init__(self, work):
        self.home, self.data, self.port = work + '/pg', work + '/pgdata', free_port()
        self.user = {} if os.geteuid() else {'user': UNPRIVILEGED, 'group': UNPRIVILEGED, 'extra_groups': []}
        self.unpack()
        os.makedirs(self.data)
        if self.user:
            os.chmod(work, 0o755)
            os.chown(self.data, UNPRIVILEGED, UNPRIVILEGED)
        self.run('initdb', '-D', self.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
        self.start()
        self.sql('postgres', "create role owner login; create role app login nosuperuser nobypassrls")
        self.sql('postgres', 'create database leadnest owner owner')

    def unpack(self):
        jars = glob.glob(os.path.expanduser('~/.m2/repository/io/zonky/test/postgres/embedded-postgres-binaries-linux-*/*/*.jar'))
        if not jars:
            sys.exit('the PostgreSQL binaries of the build are not in ~/.m2: run bin/build first')
        with zipfile.ZipFile(sorted(jars)[-1]) as jar:
            name = next(n for n in jar.namelist() if n.endswith('.txz'))
            with tarfile.open(fileobj=io.BytesIO(jar.read(name)), mode='r:xz') as tar:
                tar.extractall(self.home)

    def run(self, tool, *args):
        subprocess.run([self.home + '/bin/' + tool, *args], check=True, stdout=subprocess.DEVNULL, cwd='/', **self.user)

    def start(self):
        self.run('pg_ctl', '-D', self.data, '-w', '-l', self.data + '/log', '-o',
                 f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100", 'start')

    def adopt(self, older):
        """The data that was copied before, in place of what is there now."""
        os.rename(older, self.data)
        if self.user:
            subprocess.run(['chown', '-R', f'{UNPRIVILEGED}:{UNPRIVILEGED}', self.data], check=True)

    def stop(self, mode='immediate'):
        self.run('pg_ctl', '-D', self.data, '-w', '-m', mode, 'stop')

    def sql(self, database, text):
        return subprocess.run(['psql', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'postgres', '-At', '-F', '\t', '-d', database,
                               '-c', text], check=True, capture_output=True, text=True).stdout


class Key:
    """Signs SendGrid's events."""

    def __init__(self, work):
        self.file = work + '/events.pem'
        subprocess.run(['openssl', 'ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', self.file], check=True)
        der = subprocess.run(['openssl', 'ec', '-in', self.file, '-pubout', '-outform', 'DER'], check=True, capture_output=True).stdout
        self.public = base64.b64encode(der).decode()

    def sign(self, data):
        return base64.b64encode(subprocess.run(['openssl', 'dgst', '-sha256', '-sign', self.file], input=data, check=True,
                                               capture_output=True).stdout).decode()


class Node:
    def __init__(self, jar, work, pg, carrier, name, key):
        self.port, self.log, self.process = free_port(), f'{work}/{name}.log', None
        self.command = ['java', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx512m', '--enable-native-access=ALL-UNNAMED',
                        *(['-cp', jar, 'org.leadnest.LeadNest'] if ':' in jar else ['-jar', jar]),
                        '--leadnest.mode=development', f'--leadnest.data-dir={work}/data', f'--server.port={self.port}',
                        f'--leadnest.database.url=jdbc:postgresql://127.0.0.1:{pg.port}/leadnest', '--leadnest.database.username=app',
                        '--leadnest.database.password=app', '--leadnest.database.owner-username=owner',
                        '--leadnest.database.owner-password=owner', '--leadnest.outbound.allow-private=true',
                        '--leadnest.sms.provider=twilio', f'--leadnest.sms.twilio.base-url={carrier.url}',
                        '--leadnest.sms.twilio.account-sid=AC1', f'--leadnest.sms.twilio.auth-token={TOKEN}',
                        '--leadnest.sms.twilio.from=+18085550100', '--leadnest.mail.provider=sendgrid',
                        f'--leadnest.mail.sendgrid.base-url={carrier.url}', '--leadnest.mail.sendgrid.api-key=SG.faults',
                        f'--leadnest.mail.sendgrid.webhook-public-key={key.public}', '--leadnest.api.requests-per-minute=10000000']
        self.key = key
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=open(self.log, 'a'), stderr=subprocess.STDOUT)

    def healthy(self):
        try:
            return urllib.request.urlopen(f'http://127.0.0.1:{self.port}/actuator/health', timeout=2).status == 200
        except OSError:
            return False

    def await_health(self):
        end = time.time() + 400
        while not self.healthy():
            if self.process.poll() is not None or time.time() > end:
                sys.exit('a process did not become healthy: see ' + self.log)
            time.sleep(0.2)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def call(self, method, path, body=None, key=None, data=None, kind='application/json'):
        headers = {'Content-Type': kind} | ({'Authorization': 'Bearer ' + key} if key else {})
        payload = data if data is not None else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f'http://127.0.0.1:{self.port}{path}', payload, headers, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read().decode()
            return json.loads(text) if text.startswith(('{', '[')) else text

    def twilio(self, account, form, query=''):
        url = f'http://127.0.0.1:{self.port}/hooks/twilio/{account}{query}'
        signed = hmac.new(TOKEN.encode(), (url + ''.join(k + form[k] for k in sorted(form))).encode(), hashlib.sha1).digest()
        request = urllib.request.Request(url, urllib.parse.urlencode(form).encode(), {
            'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': base64.b64encode(signed).decode()})
        return urllib.request.urlopen(request, timeout=60).status

    def sendgrid(self, account, event):
        data, at = json.dumps([event]).encode(), str(int(time.time()))
        request = urllib.request.Request(f'http://127.0.0.1:{self.port}/hooks/sendgrid/{account}/events', data, {
            'Content-Type': 'application/json', 'X-Twilio-Email-Event-Webhook-Timestamp': at,
            'X-Twilio-Email-Event-Webhook-Signature': self.key.sign(at.encode() + data)})
        return urllib.request.urlopen(request, timeout=60).status

    def advance(self, seconds):
        return self.call('POST', '/dev/clock', {'advance': f'PT{seconds}S'})['now']


class Story:
    """An account with N leads, in a zone where it is the middle of the day now, in a sequence of texts."""

    told = 0  # stories so far: each has a hundred thousand numbers of its own, as the carrier's ledger knows no accounts

    def __init__(self, node, name, count, steps, zone=None):
        """steps: how many texts, a second apart, or a list of steps as the API takes them; zone: of lead i, else midday."""
        made = node.call('POST', '/dev/accounts', {'company': name, 'name': 'Grace', 'password': 'a long password for faults',
                                                   'email': f'{name.lower().replace(" ", ".")}@example.com'})
        self.account, self.key, self.steps = made['accountId'], made['apiKey'], steps if isinstance(steps, int) else len(steps)
        self.numbers = {}
        Story.told += 1
        zone = zone or (lambda i, midday=self.midday(): midday)
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(['First name', 'Last name', 'Phone', 'Email', 'Time zone'])
        for i in range(count):
            number = f'+1808{2000000 + Story.told * 100_000 + i:07d}'
            rows.writerow(['Lead', f'N{i}', number, self.mail(number), zone(i)])
        boundary = 'faults-boundary'
        data = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="leads.csv"\r\n'
                f'Content-Type: text/csv\r\n\r\n{out.getvalue()}\r\n--{boundary}--\r\n').encode()
        started = node.call('POST', '/api/v1/leads/imports', data=data, key=self.key, kind=f'multipart/form-data; boundary={boundary}')
        until(lambda: node.call('GET', f"/api/v1/leads/imports/{started['id']}", key=self.key)['status'] in ('FINISHED', 'DONE', 'COMPLETED'),
              300, 'the import')
        after = ''
        while after is not None:
            page = node.call('GET', '/api/v1/leads?limit=200' + (f'&after={after}' if after else ''), key=self.key)
            for lead in page['data']:
                self.numbers[lead['phones'][0]['value']] = lead['id']
            after = page['next']
        if isinstance(steps, int):
            steps = [self.text(n + 1, 'PT0S' if n == 0 else 'PT1S') for n in range(steps)]
        self.sequence = node.call('POST', '/api/v1/sequences', {'name': 'Faults', 'steps': steps}, key=self.key)['id']

    @staticmethod
    def mail(number):
        return f'n{number[1:]}@example.com'

    @staticmethod
    def text(n, delay, **more):
        return {'channel': 'SMS', 'delay': delay, 'body': f'Step {n} for {{{{ lead.firstName }}}}'} | more

    @staticmethod
    def midday():
        ahead = 13 - time.gmtime().tm_hour
        ahead += 24 if ahead < -12 else -24 if ahead > 12 else 0
        return 'Etc/GMT' if ahead == 0 else f'Etc/GMT{-ahead:+d}'  # POSIX signs: Etc/GMT+10 lies west

    def enrol(self, node, pause=0.0):
        ids = list(self.numbers.values())
        for at in range(0, len(ids), 200):
            node.call('POST', f'/api/v1/sequences/{self.sequence}/enrollments', {'leadIds': ids[at:at + 200]}, key=self.key)
            time.sleep(pause)

    def states(self, pg):
        rows = pg.sql('leadnest', f"select status, count(*) from messaging.messages where account_id = '{self.account}' "
                                  "and direction = 'OUT' and category = 'COMMERCIAL' group by 1")
        return {a: int(b) for a, b in (line.split('\t') for line in rows.splitlines())}

    def open(self, pg):
        waiting = sum(n for status, n in self.states(pg).items() if status in ('QUEUED', 'HELD', 'SENDING'))
        due = pg.sql('leadnest', f"select count(*) from followups.enrollments where account_id = '{self.account}' "
                                 "and status not in ('COMPLETED', 'EXITED', 'FAILED', 'FINISHED', 'ENDED')")
        return waiting + int(due)

    def accepted(self, carrier):
        with carrier.lock:
            return [(t['to'], t['body'].split(' for')[0]) for t in carrier.ledger
                    if t['to'] in self.numbers and t['body'].startswith('Step')]


def until(done, seconds, what):
    end = time.time() + seconds
    while True:
        try:
            if done():
                return
        except (OSError, subprocess.CalledProcessError):
            pass  # a process or the database is down at this moment
        if time.time() > end:
            sys.exit(f'{what} did not come to its end in {seconds} s')
        time.sleep(0.5)


def verdict(name, broken, detail):
    print(f"{name}: {'BROKEN' if broken else 'held'} ({detail})", flush=True)
    return bool(broken)


def once_or_unknown(story, pg, carrier):
    """Each row by itself: an UNKNOWN one that was accepted makes up for none that is lost."""
    accepted = Counter(story.accepted(carrier))
    rows = pg.sql('leadnest', f"select recipient, split_part(body_text, ' for', 1), status from messaging.messages "
                              f"where account_id = '{story.account}' and direction = 'OUT' and category = 'COMMERCIAL' "
                              "and channel = 'SMS'")
    said = {}
    doubled = 0
    for to, words, status in (line.split('\t') for line in rows.splitlines()):
        doubled += (to, words) in said
        said[to, words] = status
    wanted = [(to, f'Step {n + 1}') for to in story.numbers for n in range(story.steps)]
    twice = [one for one in accepted if accepted[one] > 1]
    missing = [one for one in wanted if one not in said]
    lost = [one for one in wanted if one in said and said[one] != 'UNKNOWN' and not accepted[one]]
    denied = [one for one in accepted if said.get(one) not in ('SENT', 'DELIVERED', 'UNKNOWN')]
    detail = (f'{len(wanted)} wanted, {len(said)} made, {doubled} made twice, {len(accepted)} accepted, {len(twice)} twice, '
              f'{len(missing)} not made, {len(lost)} neither accepted nor unknown, {len(denied)} accepted and not known, '
              f'states {dict(Counter(said.values()))}')
    return twice or missing or lost or denied or doubled, detail


def main():
    p = argparse.ArgumentParser()
    p.add_argument('jar')
    p.add_argument('--leads', type=int, default=10_000)
    p.add_argument('--kills', type=int, default=50)
    p.add_argument('--races', type=int, default=1_000)
    p.add_argument('--seed', type=int, default=int(time.time()))
    p.add_argument('--nights', type=int, default=4)
    p.add_argument('--stride', type=int, default=30, help='minutes that the clock is moved at a time')
    p.add_argument('--deaths', type=int, default=8)
    p.add_argument('--only', default='1,2,3,4,5,6,7')
    a = p.parse_args()
    print(f'seed {a.seed}, {os.cpu_count()} cores', flush=True)
    rng = random.Random(a.seed)
    work = tempfile.mkdtemp(prefix='leadnest-faults-')
    carrier, pg, nodes, broken = Carrier(random.Random(a.seed + 1)), None, [], True
    try:
        pg = Postgres(work)
        key = Key(work)
        nodes = [Node(a.jar, work, pg, carrier, 'one', key)]
        nodes[0].await_health()
        nodes.append(Node(a.jar, work, pg, carrier, 'two', key))
        nodes[1].await_health()
        scenarios = {'1': lambda: killed(a, rng, pg, carrier, nodes), '2': lambda: raced(a, rng, pg, carrier, nodes),
                     '3': lambda: swept(a, rng, pg, carrier, nodes), '5': lambda: nights(a, rng, pg, carrier, nodes),
                     '7': lambda: restored(a, rng, pg, carrier, nodes),
                     '4': lambda: reported(a, rng, pg, carrier, nodes), '6': lambda: stopped(a, rng, pg, carrier, nodes)}
        broken = any([scenarios[number]() for number in sorted(a.only.split(','), key=ORDER.index)])
    finally:
        for node in nodes:
            node.kill()
        if pg is not None:
            pg.stop()
        if broken:
            print('logs are kept in ' + work)
        else:
            shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if broken else 0)


def killed(a, rng, pg, carrier, nodes):
    story = Story(nodes[0], f'Killed {a.seed}', a.leads, 3)
    carrier.trouble = 0.01
    began = time.time()
    story.enrol(nodes[0])
    for _ in range(a.kills):
        node = rng.choice(nodes)
        time.sleep(rng.uniform(0.2, 3))
        node.kill()
        node.start()
        if rng.random() < 0.7:
            node.await_health()
    for node in nodes:
        node.await_health()
    until(lambda: story.open(pg) == 0, 900, 'the killed story')
    carrier.trouble = 0.0
    bad, detail = once_or_unknown(story, pg, carrier)
    return verdict(f'1 {a.kills} kill -9', bad, f'{detail}, {time.time() - began:.0f} s')


def raced(a, rng, pg, carrier, nodes):
    story = Story(nodes[0], f'Raced {a.seed}', a.races, [
        {'channel': 'EMAIL', 'delay': 'PT0S', 'subject': 'Homes', 'body': 'Step 0 for {{ lead.firstName }}'},
        Story.text(1, 'PT0S'), Story.text(2, 'PT1S')])
    answered, ways, numbers = {}, Counter(), list(story.numbers)
    rng.shuffle(numbers)
    work = iter(numbers)
    lock = threading.Lock()

    def one_click(node, number):
        address = ''
        end = time.time() + 60
        while not address and time.time() < end:
            with carrier.lock:
                address = next((l['unsubscribe'] for l in carrier.letters if l['to'] == story.mail(number)), '')
            time.sleep(0.05)
        path = urllib.parse.urlparse(address.split('>')[0].strip('<')).path
        node.call('POST', path, data=b'List-Unsubscribe=One-Click', kind='application/x-www-form-urlencoded')

    def leave(node):
        while True:
            with lock:
                number = next(work, None)
                way = rng.choice(['text', 'one click', 'API'])
                words = rng.choice(['STOP', 'please stop texting me', 'Unsubscribe'])
            if number is None:
                return
            if way == 'text':
                node.twilio(story.account, {'MessageSid': 'SMstop%026d' % int(number[1:]), 'From': number, 'To': '+18085550100',
                                            'Body': words, 'NumMedia': '0'})
            elif way == 'API':
                node.call('POST', '/api/v1/suppressions', {'leadId': story.numbers[number], 'reason': words}, key=story.key)
            else:
                one_click(node, number)
            answered[number] = time.time()
            ways[way] += 1
            time.sleep(0.01)

    sending = threading.Thread(target=story.enrol, args=(nodes[1],))
    leavers = [threading.Thread(target=leave, args=(node,)) for node in nodes]
    sending.start()
    for one in leavers:
        one.start()
    for one in [sending, *leavers]:
        one.join()
    until(lambda: story.open(pg) == 0, 300, 'the raced story')
    with carrier.lock:
        taken = [(t['to'], t['at']) for t in carrier.ledger if t['to'] in answered and t['body'].startswith('Step')]
        by_mail = {story.mail(number): number for number in answered}
        taken += [(by_mail[l['to']], l['at']) for l in carrier.letters if l['to'] in by_mail]
    late = [to for to, at in taken if at > answered[to] + 1]
    missed = set(story.numbers) - set(answered)
    return verdict(f'2 {a.races} opt-outs', late or missed, f'{dict(ways)}, {len(taken)} accepted before, {len(late)} later than '
                                                            f'1 s after the answer, {len(missed)} not answered')


def swept(a, rng, pg, carrier, nodes):
    """Call n of each lead goes wrong in each way; what follows is never sent, as the person answers first."""
    plans = [(n, kind) for kind in ('before', 'after', 'busy', 'time-out before', 'time-out after') for n in range(1, 5)]
    deaths = [(n, kind) for kind in ('kill before', 'kill after') for n in range(1, 5)]
    plans += rng.sample(deaths, min(a.deaths, len(deaths)))
    story = Story(nodes[0], f'Swept {a.seed}', len(plans), [
        Story.text(1, 'PT0S'), Story.text(2, 'PT1S'), Story.text(3, 'PT1S'), Story.text(4, 'PT30M')])
    story.steps = 3
    carrier.plans, dying = dict(zip(story.numbers, plans)), threading.Lock()

    def kill():
        """Which of the two called is not known here: neither lives on."""
        if dying.acquire(blocking=False):
            for node in nodes:
                node.kill()
            for node in nodes:
                node.start()
            dying.release()

    carrier.kill = kill

    def patiently(call):
        end = time.time() + 240
        while True:
            try:
                return call()
            except OSError:
                if time.time() > end:
                    raise
                time.sleep(1)

    patiently(lambda: story.enrol(nodes[0]))
    made = f"select count(*) from messaging.messages where account_id = '{story.account}' and enrollment_id is not null"
    waiting = made + " and status in ('QUEUED', 'HELD', 'SENDING')"
    until(lambda: int(pg.sql('leadnest', made)) == 3 * len(plans) and int(pg.sql('leadnest', waiting)) == 0, 900, 'the sweep')
    bad, detail = once_or_unknown(story, pg, carrier)
    answered = {}
    for i, number in enumerate(story.numbers):
        for sid, words in (('answer', 'Yes, Saturday'), ('stop', 'STOP')):
            patiently(lambda: nodes[i % 2].twilio(story.account, {
                'MessageSid': 'SM%s%026d' % (sid, int(number[1:])), 'From': number, 'To': '+18085550100', 'Body': words,
                'NumMedia': '0'}))
        answered[number] = time.time()
    until(lambda: story.open(pg) == 0, 300, 'the swept story')
    for node in nodes:
        node.await_health()
    with carrier.lock:
        late = [t for t in carrier.ledger if t['to'] in answered and t['body'].startswith('Step')
                and (t['at'] > answered[t['to']] + 1 or t['body'].startswith('Step 4'))]
        met = sum(carrier.calls[to] >= n for to, (n, _) in carrier.plans.items())
        carrier.plans = {}
    shut = int(pg.sql('leadnest', f"select count(*) from messaging.suppressions where account_id = '{story.account}' "
                                  "and subject_key like 'person:%' and channel = 'SMS'"))
    return verdict(f'3 {len(plans)} faults, {met} of them met', bad or late or shut != len(plans),
                   f'{detail}; {len(late)} after the answer, {shut} opted out')


def reported(a, rng, pg, carrier, nodes):
    count = min(a.leads, 200)
    story = Story(nodes[0], f'Reported {a.seed}', count, [
        {'channel': 'EMAIL', 'delay': 'PT0S', 'subject': 'Homes', 'body': 'Step 0 for {{ lead.firstName }}'},
        Story.text(1, 'PT0S')])
    story.enrol(nodes[0])
    until(lambda: story.open(pg) == 0, 300, 'the reported story')
    rows = [line.split('\t') for line in pg.sql(
        'leadnest', f"select id, channel, recipient, coalesce(provider_id, '') from messaging.messages where account_id = "
                    f"'{story.account}' and direction = 'OUT' and category = 'COMMERCIAL'").splitlines()]
    final, calls, spam = {}, [], set()
    for id, channel, to, sid in rows:
        if channel == 'SMS':
            end = rng.choice(['delivered', 'delivered', 'undelivered'])
            final[id] = 'DELIVERED' if end == 'delivered' else 'FAILED'
            parts = [('text', {'MessageSid': sid, 'MessageStatus': said} | ({'ErrorCode': '30003'} if said == 'undelivered' else {}))
                     for said in ('queued', 'sent', end)]
            parts.append(('text', {'MessageSid': 'SMin%028d' % int(to[1:]), 'From': to, 'To': '+18085550100',
                                   'Body': 'Yes, Saturday', 'NumMedia': '0'}))
        else:
            end = rng.choice(['delivered', 'bounce', 'spamreport'])
            final[id] = 'FAILED' if end == 'bounce' else 'DELIVERED'
            spam |= {id} if end == 'spamreport' else set()
            told = ['processed', 'delivered', 'spamreport'] if end == 'spamreport' else ['processed', end]
            parts = [('mail', {'sg_event_id': f'{id}-{said}', 'event': said, 'message': id, 'email': to, 'type': 'bounce',
                               'status': '5.1.1', 'reason': '550 5.1.1 no such user'}) for said in told]
        for part in parts:
            calls += [part] * rng.choice([1, 2, 3])
    rng.shuffle(calls)
    for i, (kind, report) in enumerate(calls):
        if i == len(calls) // 2:
            for node in nodes:
                node.advance(86_400)
        node = rng.choice(nodes)
        node.twilio(story.account, report) if kind == 'text' else node.sendgrid(story.account, report)
    seen = dict(line.split('\t') for line in pg.sql(
        'leadnest', f"select id, status from messaging.messages where account_id = '{story.account}' and direction = 'OUT'").splitlines())
    wrong = [id for id, said in final.items() if seen.get(id) != said]
    counts = pg.sql('leadnest', "select (select count(*) from messaging.messages where account_id = '%s' and direction = 'IN'), "
                                "(select count(*) from messaging.consents where account_id = '%s' and wording = 'spamreport')"
                    % (story.account, story.account)).strip().split('\t')
    expected = [str(count), str(len(spam))]
    return verdict(f'4 {len(calls)} reports and answers shuffled, half of them a day late', wrong or counts != expected,
                   f'{len(final)} messages, {len(wrong)} with another final state, answers and complaints {counts} of {expected}')


def restored(a, rng, pg, carrier, nodes):
    story = Story(nodes[0], f'Restored {a.seed}', min(a.leads, 50), [Story.text(1, 'PT20S'), Story.text(2, 'PT1S')])
    story.enrol(nodes[0])
    pg.stop('fast')
    shutil.copytree(pg.data, pg.data + '-older', copy_function=shutil.copy2)
    pg.start()
    until(lambda: len(story.accepted(carrier)) == 2 * len(story.numbers), 300, 'the story before the restore')
    time.sleep(25)  # twice as long as it takes to count the epoch up
    for node in nodes:
        node.kill()
    pg.stop('fast')
    shutil.rmtree(pg.data)
    pg.adopt(pg.data + '-older')
    pg.start()
    for node in nodes:
        node.start()
    for node in nodes:
        node.await_health()
    before = len(carrier.ledger)
    time.sleep(30)
    grown = len(carrier.ledger) - before
    node = nodes[0].command
    subprocess.run([*node[:node.index('--leadnest.mode=development')], 'admin', 'confirm-restore',
                    *[flag for flag in node if flag.startswith(('--leadnest.database.url', '--leadnest.database.username',
                                                                '--leadnest.database.password'))]],
                   check=True, stdout=subprocess.DEVNULL)
    until(lambda: story.open(pg) == 0 and len(carrier.ledger) > before, 300, 'the story after the restore was confirmed')
    return verdict('7 older backup restored', grown, f'{grown} sent in 30 s while held, {len(carrier.ledger) - before} once confirmed')


def nights(a, rng, pg, carrier, nodes):
    """Each night on which a clock is changed somewhere, from the evening before to the evening after, a stride at a time."""
    now = datetime.datetime.fromisoformat(nodes[0].call('GET', '/dev/clock')['now'].replace('Z', '+00:00'))
    changes = sorted({day for place in PLACES for day in changed(ZoneInfo(place), now)})[:a.nights]
    broken = False
    pg.sql('leadnest', "update accounts.accounts set trial_ends_at = now() + interval '10 years'")
    for day in changes:
        start = datetime.datetime.combine(day - datetime.timedelta(days=1), datetime.time(0), datetime.timezone.utc)
        move(nodes, carrier, start)
        story = Story(nodes[0], f'Night {day} {a.seed}', 5 * len(PLACES),
                      [Story.text(1, 'PT1S', at='02:30'), Story.text(2, 'P1D', at='02:30'), Story.text(3, 'P1D', at='01:30')],
                      lambda i: PLACES[i % len(PLACES)])
        pg.sql('leadnest', "update accounts.accounts set trial_ends_at = now() + interval '10 years'")
        story.enrol(nodes[0])
        for minutes in range(0, 24 * 60 * 9 // 2, a.stride):
            move(nodes, carrier, start + datetime.timedelta(minutes=minutes))
            time.sleep(1)
        until(lambda: story.open(pg) == 0, 300, f'the night of {day}')
        bad, detail = once_or_unknown(story, pg, carrier)
        zones = {number: ZoneInfo(zone) for number, zone in (line.split('\t') for line in pg.sql(
            'leadnest', f"select recipient, zone from messaging.messages where account_id = '{story.account}' and zone is not null"
        ).splitlines())}
        with carrier.lock:
            sent = [t for t in carrier.ledger if t['to'] in story.numbers]
        illegal = [t for t in sent if not 8 <= datetime.datetime.fromtimestamp(
            t['at'] + t['ahead'], zones.get(t['to'], datetime.timezone.utc)).hour < 21]
        broken |= verdict(f'5 night of {day}', bad or illegal or set(map(str, zones.values())) != set(PLACES),
                          f'{detail}; {len(illegal)} outside of legal hours, {len(set(map(str, zones.values())))} zones')
    return broken


def changed(zone, now):
    """The days of the next year on which its clock is changed."""
    noon = datetime.datetime(now.year, now.month, now.day, 12, tzinfo=zone)
    days = [noon + datetime.timedelta(days=n) for n in range(2, 368)]
    return [day.date() for before, day in zip(days, days[1:]) if before.utcoffset() != day.utcoffset()]


def move(nodes, carrier, to):
    for node in nodes:
        now = datetime.datetime.fromisoformat(node.call('GET', '/dev/clock')['now'].replace('Z', '+00:00'))
        if to > now:
            node.advance(int((to - now).total_seconds()) + 1)
    now = datetime.datetime.fromisoformat(nodes[0].call('GET', '/dev/clock')['now'].replace('Z', '+00:00'))
    carrier.ahead = now.timestamp() - time.time()


def stopped(a, rng, pg, carrier, nodes):
    story = Story(nodes[0], f'Stopped {a.seed}', min(a.leads, 2_000), 3)
    sending = threading.Thread(target=story.enrol, args=(nodes[0],))
    sending.start()
    sending.join()
    for _ in range(3):
        time.sleep(rng.uniform(1, 3))
        pg.stop()
        time.sleep(rng.uniform(0.5, 4))
        pg.start()
    until(lambda: story.open(pg) == 0, 600, 'the stopped story')
    bad, detail = once_or_unknown(story, pg, carrier)
    dead = [node for node in nodes if node.process.poll() is not None]
    return verdict('6 PostgreSQL stopped three times', bad or dead, detail)


if __name__ == '__main__':
    main()
