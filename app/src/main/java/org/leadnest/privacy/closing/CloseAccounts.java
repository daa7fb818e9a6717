package org.leadnest.privacy.closing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.privacy.KeptRecord;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.holds.FraudRecords;
import org.leadnest.privacy.holds.Hold;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.leadnest.privacy.holds.RowsOfPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shuts accounts whose grace is over, and erases them. Each step may be done again, so a crash or a failure only means that
 * the next run goes on; an account that fails does not stop the others, and the operator sees it.
 */
@Component
class CloseAccounts implements RecurringJob {
    static final String FILES = "files";
    private static final String MEMBERS = "accounts";
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Logger log = LoggerFactory.getLogger(CloseAccounts.class);

    private final ClosingStore store;
    private final AccountTables tables;
    private final List<PersonalData> modules;
    private final Accounts accounts;
    private final Storage storage;
    private final Last last;
    private final Holds holds;
    private final ErasureJournal journal;
    private final TransactionTemplate transactions;

    /** The end of an erasure: what is written, sealed and mailed. */
    @Component
    static class Last {
        private final ClosingStore store;
        private final Certificate certificate;
        private final FraudRecords frauds;
        private final Postman postman;
        private final List<PersonRecords> records;
        private final AccountKeys keys;
        private final InstantSource clock;

        Last(
                ClosingStore store,
                Certificate certificate,
                FraudRecords frauds,
                Postman postman,
                List<PersonRecords> records,
                AccountKeys keys,
                InstantSource clock) {
            this.keys = keys;
            this.records = List.copyOf(records);
            this.store = store;
            this.certificate = certificate;
            this.frauds = frauds;
            this.postman = postman;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        /** Areas and files that stay, of the account of the running code. */
        Set<String> files(Kept kept) {
            Set<String> files = new HashSet<>(kept.files());
            kept.people().forEach(person -> records.forEach(one -> files.addAll(one.fileKeys(person))));
            return files;
        }

        /** Without its half the key opens nothing more, from no backup; one that a hold keeps stays. */
        void forgetKey() {
            keys.forget();
        }

        /** The letter waits where a hold may not be told of; who asked is kept for it until then. */
        void write(Closing closing, Kept kept, List<Erased.OnHold> held) {
            Instant now = clock.instant();
            Erased facts = new Erased(
                    closing,
                    store.counts(closing.id()),
                    store.held(closing.id()),
                    held,
                    frauds.of(closing.account()),
                    now);
            String document = certificate.document(facts);
            boolean tells = kept.tellable(now.atZone(ZoneOffset.UTC).toLocalDate());
            Closing.Asker asker = closing.asker();
            if (asker != null && tells) {
                postman.post(CertificateLetter.of(asker, facts, document));
            }
            store.erased(closing.id(), document, !kept.nothing(), tells, now);
        }
    }

    private final RowsOfPeople people;
    private final JdbcClient jdbc;
    private final ReentrantLock turn = new ReentrantLock();

    CloseAccounts(
            ClosingStore store,
            AccountTables tables,
            List<PersonalData> modules,
            Accounts accounts,
            Storage storage,
            Last last,
            Holds holds,
            ErasureJournal journal,
            TransactionTemplate transactions,
            RowsOfPeople people,
            JdbcClient jdbc) {
        this.people = people;
        this.store = store;
        this.tables = tables;
        this.modules = List.copyOf(modules);
        this.accounts = accounts;
        this.storage = storage;
        this.last = last;
        this.holds = holds;
        this.journal = journal;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "privacy.closings";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        store.due(last.now()).forEach(closing -> Tenancy.run(closing.account(), () -> shutAndErase(closing)));
        store.resting().stream()
                .filter(closing -> holds.kept(closing.account()).nothing() || lessIsHeld(closing))
                .forEach(closing -> Tenancy.run(closing.account(), () -> shutAndErase(closing)));
        store.keeping().stream()
                .filter(keeping -> !holds.kept(keeping.account()).tables().contains(keeping.keptIn()))
                .forEach(keeping -> Tenancy.run(keeping.account(), () -> forgetKept(keeping)));
    }

    private boolean lessIsHeld(Closing closing) {
        Instant erased = closing.erasedAt();
        return erased != null && holds.endedSince(closing.account(), erased);
    }

    /** Stops what the account sends and is charged, and ends its grace: the next run erases it. */
    Closing hurry(AccountId account) {
        Instant now = last.now();
        return Tenancy.as(
                account,
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    accounts.beginClosing(account);
                    UUID id = store.openForUpdate(account).map(Closing::id).orElseGet(() -> {
                        UUID made = Ids.next();
                        store.insertAgain(made, account, now);
                        return made;
                    });
                    store.hurry(id, now);
                    return store.find(id).orElseThrow();
                })));
    }

    /** Closes the account and erases it now, without grace; whether nothing of it is left. */
    boolean atOnce(AccountId account) {
        Closing closing = hurry(account);
        return Tenancy.as(account, () -> {
            if (closing.erasedAt() == null || closing.resting()) {
                shutAndErase(closing);
            }
            return store.find(closing.id())
                    .filter(one -> one.erasedAt() != null)
                    .isPresent();
        });
    }

    /** One at a time: of two that empty a table together, each would take the other's rows for the end of it. */
    private void shutAndErase(Closing closing) {
        turn.lock();
        try {
            transactions.executeWithoutResult(status -> shut(closing));
            store.find(closing.id())
                    .filter(now -> now.closedAt() != null && (now.erasedAt() == null || now.resting()))
                    .ifPresent(this::erase);
        } catch (RuntimeException failed) {
            log.error("the erasure of account {} stopped and is tried again", closing.account(), failed);
            store.failed(closing.id(), String.valueOf(failed.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    private void shut(Closing closing) {
        boolean stands = store.openForUpdate(closing.account())
                .filter(now -> now.id().equals(closing.id()))
                .isPresent();
        if (stands && accounts.close(closing.account())) {
            store.closed(closing.id(), last.now());
        }
    }

    private void erase(Closing closing) {
        Kept held = holds.kept(closing.account());
        List<KeptRecord> kept =
                modules.stream().flatMap(module -> module.kept().stream()).toList();
        SlicedErasure erasure = new SlicedErasure(
                tables,
                kept,
                held,
                held.people().isEmpty() ? null : people.read(),
                jdbc,
                transactions,
                (table, rows) -> store.count(closing.id(), table, rows));
        Set<String> files = last.files(held);
        store.count(closing.id(), FILES, storage.deleteAllBut(closing.account(), files));
        for (String name : order()) {
            Optional<PersonalData> module =
                    modules.stream().filter(one -> one.module().equals(name)).findFirst();
            if (held.module(name)) {
                module.ifPresent(PersonalData::heldOver);
            } else {
                module.ifPresentOrElse(one -> one.erase(erasure), () -> erasure.tables(name));
            }
        }
        store.count(closing.id(), FILES, storage.deleteAllBut(closing.account(), files));
        last.forgetKey();
        kept.stream().filter(record -> !held.tables().contains(record.table())).forEach(record -> {
            SlicedErasure.Rest rest = erasure.rest(record);
            store.keep(closing.id(), record, rest.rows(), rest.until());
        });
        List<Erased.OnHold> rows =
                held.holds().stream().map(hold -> onHold(hold, erasure)).toList();
        transactions.executeWithoutResult(status -> finish(closing, held, rows));
    }

    private Erased.OnHold onHold(Hold hold, SlicedErasure erasure) {
        UUID person = hold.person();
        Stream<String> all = hold.parts().stream().flatMap(part -> tables.in(part.module()).stream());
        long rows = hold.ticket() != null
                ? 1
                : all.mapToLong(table -> person == null ? erasure.rows(table) : erasure.rowsAbout(table, person))
                        .sum();
        return new Erased.OnHold(hold, rows);
    }

    /** Once, however many erased it at the same time. */
    private void finish(Closing closing, Kept held, List<Erased.OnHold> rows) {
        boolean first = store.openForUpdate(closing.account())
                .filter(now -> now.erasedAt() == null || now.resting())
                .isPresent();
        if (first) {
            last.write(closing, held, rows);
            journal.note(new ErasureJournal.Entry.Account(closing.account()));
        }
    }

    /** Modules without a table of accounts first, and last the one that knows who belongs to the account: others ask it. */
    private List<String> order() {
        List<String> schemas = tables.schemas();
        List<String> order = new ArrayList<>(modules.stream()
                .map(PersonalData::module)
                .filter(module -> !schemas.contains(module))
                .distinct()
                .toList());
        order.addAll(schemas);
        order.remove(MEMBERS);
        order.add(MEMBERS);
        return order;
    }

    /** Row by row, when the time that the law wants is over. */
    private void forgetKept(ClosingStore.Keeping keeping) {
        modules.stream()
                .flatMap(module -> module.kept().stream())
                .filter(record -> record.table().equals(keeping.keptIn()))
                .forEach(record -> transactions.executeWithoutResult(status -> {
                    jdbc.sql("delete from " + record.table() + " where " + record.owner() + " = :account and "
                                    + record.since() + " < :before")
                            .param("account", keeping.account().value())
                            .param(
                                    "before",
                                    last.now()
                                            .atOffset(java.time.ZoneOffset.UTC)
                                            .minus(record.keep()))
                            .update();
                    SlicedErasure rest = new SlicedErasure(
                            tables, List.of(), Kept.NOTHING, null, jdbc, transactions, (table, rows) -> {});
                    SlicedErasure.Rest left = rest.rest(record);
                    store.keep(keeping.closing(), record, left.rows(), left.until());
                }));
    }
}
