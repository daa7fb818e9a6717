#!/usr/bin/env python3
"""Correct under fire: two processes on one PostgreSQL, texts through a carrier whose ledger is the only truth.

faults.py JAR [--leads N] [--kills N] [--races N] [--seed N] [--only 1,2,4,6]

1  N leads, three steps each, kill -9 at random: each (lead, step) accepted once or listed as UNKNOWN, none twice
2  opt-outs that race with sends: nothing accepted later than 1 s after the opt-out was answered
4  the carrier's reports doubled and shuffled: final states equal those that the carrier said
6  PostgreSQL stopped at once and started again in the middle: nothing lost, nothing twice, no restart of the service

Needs a JDK on the PATH and the PostgreSQL binaries that the build fetched. Loopback only; all it starts it ends.
"""
import argparse, base64, csv, glob, hashlib, hmac, io, json, os, random, shutil, signal, socket, subprocess, sys, tarfile
import tempfile, threading, time, urllib.error, urllib.parse, urllib.request, zipfile
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = 'fault-token'
UNPRIVILEGED = 65534


def free_port():
    with socket.socket() as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class Carrier:
    """Twilio's Messages resource. Some calls fail before or after their effect; each text that counts stands in the ledger."""

    def __init__(self, rng):
        self.ledger, self.lock, self.rng, self.trouble = [], threading.Lock(), rng, 0.0
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

            def do_POST(self):
                form = urllib.parse.parse_qs(self.rfile.read(int(self.headers['Content-Length'])).decode())
                with carrier.lock:
                    luck = carrier.rng.random()
                if luck < carrier.trouble / 3:
                    return self.reply(500, {'message': 'before'})
                if luck < carrier.trouble * 2 / 3:
                    return self.reply(429, {'message': 'busy'}, [('Retry-After', '1')])
                with carrier.lock:
                    text = {'sid': 'SM%032x' % (len(carrier.ledger) + 1), 'to': form['To'][0], 'from': form['From'][0],
                            'body': form['Body'][0], 'status': 'sent', 'error_code': None,
                            'date_created': time.strftime('%a, %d %b %Y %H:%M:%S +0000', time.gmtime()),
                            'at': time.time(), 'callback': form.get('StatusCallback', [''])[0]}
                    carrier.ledger.append(text)
                self.reply(500 if luck < carrier.trouble else 201, {'sid': text['sid'], 'status': 'queued'})

        class Quiet(ThreadingHTTPServer):
            request_queue_size = 128
            daemon_threads = True

            def handle_error(self, *_):
                pass  # a caller that was killed

        self.server = Quiet(('127.0.0.1', 0), Handler)
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

    def stop(self, mode='immediate'):
        self.run('pg_ctl', '-D', self.data, '-w', '-m', mode, 'stop')

    def sql(self, database, text):
        return subprocess.run(['psql', '-h', '127.0.0.1', '-p', str(self.port), '-U', 'postgres', '-At', '-F', '\t', '-d', database,
                               '-c', text], check=True, capture_output=True, text=True).stdout


class Node:
    def __init__(self, jar, work, pg, carrier, name):
        self.port, self.log, self.process = free_port(), f'{work}/{name}.log', None
        self.command = ['java', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx512m', '--enable-native-access=ALL-UNNAMED',
                        '-jar', jar, '--leadnest.mode=development', f'--leadnest.data-dir={work}/data', f'--server.port={self.port}',
                        f'--leadnest.database.url=jdbc:postgresql://127.0.0.1:{pg.port}/leadnest', '--leadnest.database.username=app',
                        '--leadnest.database.password=app', '--leadnest.database.owner-username=owner',
                        '--leadnest.database.owner-password=owner', '--leadnest.outbound.allow-private=true',
                        '--leadnest.sms.provider=twilio', f'--leadnest.sms.twilio.base-url={carrier.url}',
                        '--leadnest.sms.twilio.account-sid=AC1', f'--leadnest.sms.twilio.auth-token={TOKEN}',
                        '--leadnest.sms.twilio.from=+18085550100', '--leadnest.api.requests-per-minute=10000000']
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=open(self.log, 'a'), stderr=subprocess.STDOUT)

    def healthy(self):
        try:
            return urllib.request.urlopen(f'http://127.0.0.1:{self.port}/actuator/health', timeout=2).status == 200
        except OSError:
            return False

    def await_health(self):
        end = time.time() + 180
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


class Story:
    """An account with N leads, in a zone where it is the middle of the day now, in a sequence of texts."""

    told = 0  # stories so far: each has a million numbers of its own, as the carrier's ledger knows no accounts

    def __init__(self, node, name, count, steps):
        made = node.call('POST', '/dev/accounts', {'company': name, 'name': 'Grace', 'password': 'a long password for faults',
                                                   'email': f'{name.lower().replace(" ", ".")}@example.com'})
        self.account, self.key, self.steps = made['accountId'], made['apiKey'], steps
        self.numbers = {}
        Story.told += 1
        zone = self.midday()
        out = io.StringIO()
        rows = csv.writer(out)
        rows.writerow(['First name', 'Last name', 'Phone', 'Time zone'])
        for i in range(count):
            rows.writerow(['Lead', f'N{i}', f'+1808{(1 + Story.told) * 1000000 + i:07d}', zone])
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
        self.sequence = node.call('POST', '/api/v1/sequences', {'name': 'Faults', 'steps': [
            {'channel': 'SMS', 'delay': 'PT0S' if n == 0 else 'PT1S', 'body': f'Step {n + 1} for {{{{ lead.firstName }}}}'}
            for n in range(steps)]}, key=self.key)['id']

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
    counted = Counter(story.accepted(carrier))
    twice = sum(1 for n in counted.values() if n > 1)
    states = story.states(pg)
    rows = sum(states.values())
    unknown, sent = states.get('UNKNOWN', 0), states.get('SENT', 0) + states.get('DELIVERED', 0)
    wanted = len(story.numbers) * story.steps
    neither = wanted - len(counted) - unknown
    detail = f'{wanted} wanted, {rows} made, {len(counted)} accepted, {twice} twice, {unknown} unknown, states {states}'
    return twice or rows != wanted or neither > 0 or sent > len(counted), detail


def main():
    p = argparse.ArgumentParser()
    p.add_argument('jar')
    p.add_argument('--leads', type=int, default=10_000)
    p.add_argument('--kills', type=int, default=50)
    p.add_argument('--races', type=int, default=1_000)
    p.add_argument('--seed', type=int, default=int(time.time()))
    p.add_argument('--only', default='1,2,4,6')
    a = p.parse_args()
    print(f'seed {a.seed}, {os.cpu_count()} cores', flush=True)
    rng = random.Random(a.seed)
    work = tempfile.mkdtemp(prefix='leadnest-faults-')
    carrier, pg, nodes, broken = Carrier(random.Random(a.seed + 1)), None, [], True
    try:
        pg = Postgres(work)
        nodes = [Node(a.jar, work, pg, carrier, 'one')]
        nodes[0].await_health()
        nodes.append(Node(a.jar, work, pg, carrier, 'two'))
        nodes[1].await_health()
        scenarios = {'1': lambda: killed(a, rng, pg, carrier, nodes), '2': lambda: raced(a, rng, pg, carrier, nodes),
                     '4': lambda: reported(a, rng, pg, carrier, nodes), '6': lambda: stopped(a, rng, pg, carrier, nodes)}
        broken = any([scenarios[number]() for number in a.only.split(',')])
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
    story = Story(nodes[0], f'Raced {a.seed}', a.races, 2)
    answered, numbers = {}, list(story.numbers)
    rng.shuffle(numbers)
    work = iter(numbers)

    def leave(node):
        for number in work:
            sid = 'SMstop%026d' % int(number[1:])
            node.twilio(story.account, {'MessageSid': sid, 'From': number, 'To': '+18085550100',
                                        'Body': rng.choice(['STOP', 'please stop texting me', 'Unsubscribe']), 'NumMedia': '0'})
            answered[number] = time.time()
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
        texts = [t for t in carrier.ledger if t['to'] in answered and t['body'].startswith('Step')]
    late = [t for t in texts if t['at'] > answered[t['to']] + 1]
    return verdict(f'2 {a.races} opt-outs', late, f'{len(texts)} accepted before, {len(late)} later than 1 s after the answer')


def reported(a, rng, pg, carrier, nodes):
    story = Story(nodes[0], f'Reported {a.seed}', min(a.leads, 500), 1)
    story.enrol(nodes[0])
    until(lambda: story.open(pg) == 0, 300, 'the reported story')
    with carrier.lock:
        texts = [t for t in carrier.ledger if t['to'] in story.numbers and t['body'].startswith('Step')]
    final, calls = {}, []
    for text in texts:
        final[text['sid']] = rng.choice(['delivered', 'delivered', 'undelivered'])
        for status in ['queued', 'sent', final[text['sid']]]:
            calls += [(text['sid'], status)] * rng.choice([1, 2])
    rng.shuffle(calls)
    for sid, status in calls:
        rng.choice(nodes).twilio(story.account, {'MessageSid': sid, 'MessageStatus': status}
                                 | ({'ErrorCode': '30003'} if status == 'undelivered' else {}))
    rows = pg.sql('leadnest', f"select provider_id, status from messaging.messages where account_id = '{story.account}' and provider_id is not null")
    seen = dict(line.split('\t') for line in rows.splitlines())
    wrong = [sid for sid, said in final.items() if seen.get(sid) != ('DELIVERED' if said == 'delivered' else 'FAILED')]
    return verdict(f'4 {len(calls)} reports shuffled', wrong, f'{len(final)} messages, {len(wrong)} with another final state')


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
