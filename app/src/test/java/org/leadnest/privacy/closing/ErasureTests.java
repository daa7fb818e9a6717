package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A lived-in account is closed: nothing of it is left anywhere but what a law wants kept. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.demo=true")
class ErasureTests {
    private static final int MOST_OF_EACH = 40;
    private static final String CANARY = "canary-7f3a";
    private static final List<String> KEPT =
            List.of("billing.invoices", "messaging.consents", "messaging.suppressions", "privacy.requests");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Closings closings;

    @Autowired
    private CloseAccounts close;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private Storage storage;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Environment environment;

    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();

    @BeforeEach
    void readTheLog() {
        LINES.list.clear();
        LINES.start();
        root().addAppender(LINES);
        ours().setLevel(Level.INFO);
        LoggerFactory.getLogger(ErasureTests.class).warn("lines are read from here on");
    }

    @AfterEach
    void readItNoMore() {
        root().detachAppender(LINES);
        ours().setLevel(null);
    }

    /** At the level of production. */
    private static ch.qos.logback.classic.Logger ours() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("org.leadnest");
    }

    private static ch.qos.logback.classic.Logger root() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    /** What lines say with all that they were given, and the messages of failures, whatever the layout leaves out. */
    private static List<String> logged(List<String> canaries) {
        List<String> found = new ArrayList<>();
        for (ILoggingEvent line : List.copyOf(LINES.list)) {
            StringBuilder all = new StringBuilder(line.getFormattedMessage()).append(line.getMDCPropertyMap());
            for (IThrowableProxy failed = line.getThrowableProxy(); failed != null; failed = failed.getCause()) {
                all.append(' ').append(failed.getMessage());
            }
            canaries.stream()
                    .filter(all.toString()::contains)
                    .forEach(word -> found.add(line.getLoggerName() + ": " + word));
        }
        return found;
    }

    @Test
    void nothingPersonalIsLeftBeforeTheNinetiethDayButWhatALawWantsKept() throws IOException {
        Traces traces = new Traces(environment);
        User grace = accounts.userWith(new EmailAddress("grace@harbor.example")).orElseThrow();
        AccountId account = accounts.accountsOf(grace.id()).getFirst();
        Actor owner = accounts.actor(account, grace.id()).orElseThrow();
        plant(account, grace);
        Cast.Players others = cast.enter();
        List<String> canaries = canaries(traces, account);
        assertThat(canaries).hasSizeGreaterThan(60);
        assertThat(tablesWith(traces, account)).hasSizeGreaterThan(25);
        List<String> before = rival(traces, others);

        Backup backup = backup(account);
        assertThat(backup.half()).exists();

        assertThat(closings.begin(owner)).isTrue();
        clock.advance(Duration.ofDays(13));
        close.run();
        assertThat(status(account)).isEqualTo(Account.Status.CLOSING);
        clock.advance(Duration.ofDays(1).plusHours(1));
        close.run();
        assertThat(status(account)).isEqualTo(Account.Status.CLOSED);
        assertThat(traces.read("select failure from privacy.closings where failure is not null"))
                .isEmpty();
        assertThat(traces.inTables(canaries))
                .allMatch(found -> found.startsWith("messaging.messages: ") || found.startsWith("messaging.outbox: "))
                .as("the one letter with the certificate")
                .isNotEmpty();

        for (int day : new int[] {89, 90, 91}) {
            clock.advance(Duration.between(clock.instant(), asked(traces).plus(Duration.ofDays(day))));
            jobs.stream().filter(job -> job.name().equals("privacy.retention")).forEach(RecurringJob::run);
            close.run();
            assertThat(traces.inTables(canaries)).as("day " + day).isEmpty();
            assertThat(traces.inFiles(List.of(account.toString(), CANARY)))
                    .as("day " + day + ", but for the number of what was erased")
                    .allMatch(found -> found.endsWith("/erasures: " + account));
            assertThat(tablesWith(traces, account)).as("day " + day).isSubsetOf(KEPT);
        }
        assertThat(backup.half()).doesNotExist();
        backup.restore();
        assertThatThrownBy(() -> storage.open(account, backup.key()).close())
                .as("row and file from a backup, without the half that is in none")
                .isInstanceOf(RuntimeException.class);
        backup.remove();
        assertThat(LINES.list).as("the log is read").isNotEmpty();
        assertThat(logged(canaries)).as("in the log, from planting to day 91").isEmpty();
        assertThat(traces.read("select rows::text from privacy.kept_records where rows > 0"))
                .hasSizeGreaterThan(2);
        assertThat(rival(traces, others)).isEqualTo(before);

        clock.advance(Duration.ofDays(8 * 365));
        close.run();
        assertThat(tablesWith(traces, account)).as("after all laws").isEmpty();
    }

    /** What a backup of the database and of the files holds of one file. */
    private final class Backup {
        private final AccountId account;
        private final Path data = Path.of(environment.getRequiredProperty("leadnest.data-dir"));
        private final Path file;
        private final byte[] content;
        private final byte[] sealed;

        private Backup(AccountId account, Path file) throws IOException {
            this.account = account;
            this.file = file;
            this.content = Files.readAllBytes(file);
            this.sealed = Tenancy.as(
                    account,
                    () -> Objects.requireNonNull(
                            transactions.execute(_ -> jdbc.sql("select sealed from platform.account_keys where halved")
                                    .query(byte[].class)
                                    .single())));
        }

        private Path half() {
            return data.resolve("key-halves").resolve(account.toString());
        }

        private String key() {
            return data.resolve("files")
                    .resolve(account.toString())
                    .relativize(file)
                    .toString();
        }

        private void restore() throws IOException {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            Tenancy.run(
                    account,
                    () -> transactions.executeWithoutResult(_ -> jdbc.sql(
                                    "insert into platform.account_keys (account_id, sealed, halved) values (:account, :sealed, true)")
                            .param("account", account.value())
                            .param("sealed", sealed)
                            .update()));
        }

        private void remove() throws IOException {
            Files.delete(file);
            Tenancy.run(
                    account,
                    () -> transactions.executeWithoutResult(
                            _ -> jdbc.sql("delete from platform.account_keys").update()));
        }
    }

    private Backup backup(AccountId account) throws IOException {
        Path home = Path.of(environment.getRequiredProperty("leadnest.data-dir"), "files", account.toString());
        try (Stream<Path> files = Files.walk(home)) {
            Path file = files.filter(one -> one.toString().endsWith(".jpg"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readAllBytes(file)).startsWith("LeadNst1".getBytes(StandardCharsets.US_ASCII));
            return new Backup(account, file);
        }
    }

    /** What the demo has not got: at least one row in each table that a person can stand in. */
    private void plant(AccountId account, User grace) {
        storage.put(
                account,
                "photos/" + UUID.randomUUID() + ".jpg",
                "image/jpeg",
                new java.io.ByteArrayInputStream(CANARY.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                CANARY.length());
        String c = CANARY;
        List<String> rows = List.of(
                "insert into support.tickets (id, customer_id, name, email, topic, subject, status, created_at,"
                        + " waiting_since, due_at, first_due_at, changed_at)"
                        + " values (gen_random_uuid(), '%1$s', '" + c + "', 'x@" + c + ".example', 'OTHER', '" + c
                        + "', 'OPEN', now(), now(), now(), now(), now())",
                "insert into support.tickets (id, name, email, topic, subject, status, created_at,"
                        + " waiting_since, due_at, first_due_at, changed_at)"
                        + " values (gen_random_uuid(), '" + c + "', 'Grace@Harbor.example', 'OTHER', '" + c
                        + "', 'OPEN', now(), now(), now(), now(), now())",
                "insert into privacy.requests (account_id, id, person_id, kind, words, received_at, due_at, answered_by, answer)"
                        + " values ('%1$s', gen_random_uuid(), gen_random_uuid(), 'COPY', '" + c + "', now(), now(), '"
                        + c + "', '" + c + "')",
                "insert into billing.customers (account_id, customer_id, email) values ('%1$s', 'cus_" + c
                        + "', 'books@" + c + ".example')",
                "insert into billing.stripe_events (id, type, created_at, received_at, body, state, try_at)"
                        + " values ('evt_1', 'invoice.paid', now(), now(), '{\"customer\":\"cus_" + c
                        + "\"}', 'DONE', now())",
                "insert into billing.invoices (account_id, id, number, status, total_cents, paid_cents, currency, created_at, pdf_url)"
                        + " values ('%1$s', 'in_1', 'INV-1', 'paid', 100, 100, 'usd', now(), 'https://x.example/" + c
                        + "')",
                "insert into messaging.consents (account_id, id, person_id, channel, act, source, wording, evidence, recorded_at)"
                        + " values ('%1$s', gen_random_uuid(), gen_random_uuid(), 'SMS', 'GIVEN', '" + c
                        + "', 'I agree', '" + c + "', now())",
                "insert into messaging.suppressions (account_id, subject_key, channel, reason, source, suppressed_at) values"
                        + " ('%1$s', 'address:0a1b', 'EMAIL', 'STOP', '" + c
                        + "', now()), ('%1$s', 'person:1', 'EMAIL', 'STOP', '" + c + "', now())",
                "insert into platform.idempotency_keys (account_id, key, request_hash, created_at, body)"
                        + " values ('%1$s', '" + c + "', decode(repeat('00', 32), 'hex'), now(), '" + c + "'::bytea)",
                "insert into platform.sessions (primary_id, session_id, creation_time, last_access_time, max_inactive_interval,"
                        + " expiry_time, principal_name) values (gen_random_uuid()::text, gen_random_uuid()::text, 0, 0, 0, 0, '%2$s')",
                "insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('photos.enhance', '%1$s/" + c + "', now(), false, 1)",
                "insert into accounts.invitations (id, token_hash, account_id, email, email_key, role, invited_by, invited_by_name,"
                        + " created_at, expires_at) values (gen_random_uuid(), decode(repeat('01', 32), 'hex'), '%1$s',"
                        + " 'new@" + c + ".example', 'new@" + c + ".example', 'AGENT', '%2$s', '" + c
                        + "', now(), now())",
                "insert into accounts.email_links (token_hash, user_id, purpose, created_at, expires_at)"
                        + " values (decode(repeat('02', 32), 'hex'), '%2$s', 'VERIFY', now(), now())");
        Tenancy.run(
                account,
                () -> transactions.executeWithoutResult(status -> rows.forEach(
                        sql -> jdbc.sql(sql.formatted(account, grace.id())).update())));
    }

    /** Addresses, numbers and texts of the account as they stand in it, and what was planted. */
    private static List<String> canaries(Traces traces, AccountId account) {
        List<String> words = new ArrayList<>(List.of(CANARY));
        for (String sql : List.of(
                "select u.email from accounts.users u join accounts.memberships m on m.user_id = u.id where m.account_id = '%s'",
                "select value from leads.lead_emails where account_id = '%s'",
                "select key from leads.lead_phones where account_id = '%s'",
                "select first_name || ' ' || last_name from leads.leads where account_id = '%s' and length(first_name || last_name) > 8",
                "select left(body, 60) from leads.notes where account_id = '%s' and length(body) > 20",
                "select recipient from messaging.messages where account_id = '%s'",
                "select left(body_text, 60) from messaging.messages where account_id = '%s' and length(body_text) > 40")) {
            List<String> all =
                    traces.read(sql.formatted(account)).stream().distinct().toList();
            for (int i = 0; i < all.size(); i += Math.max(1, all.size() / MOST_OF_EACH)) {
                words.add(all.get(i));
            }
        }
        return words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.contains("\n") && !word.contains("\""))
                .distinct()
                .toList();
    }

    private static Set<String> tablesWith(Traces traces, AccountId account) {
        return traces.read("""
                        select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                         where c.relkind = 'r'
                        """).stream()
                .filter(table -> !traces.read(
                                "select 1 from " + table + " where account_id = '" + account + "' limit 1")
                        .isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<String> rival(Traces traces, Cast.Players others) {
        List<String> rows = new ArrayList<>(traces.read("select u::text from accounts.users u where u.id = '"
                + others.pia().userUuid() + "'"));
        rows.addAll(traces.read("select a::text from accounts.accounts a where a.id = '" + others.pine() + "'"));
        return rows;
    }

    private Account.Status status(AccountId account) {
        return accounts.account(account).status();
    }

    private static Instant asked(Traces traces) {
        return Instant.parse(traces.read(
                        "select to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from privacy.closings")
                .getFirst());
    }
}
