package org.leadnest.privacy.exporting;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.privacy.CopyRule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asking for a copy, and fetching it. */
@Service
public class Exports {
    private static final int SHOWN = 20;
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private static final Wordings READY = new Wordings(
            new Wording(
                    "Your copy is ready",
                    "the copy of your data that you asked for is ready. You can fetch it for seven days, signed in; after"
                            + " that it is removed.",
                    "Fetch the copy"),
            new Wording(
                    "Su copia está lista",
                    "La copia de sus datos que pidió está lista. Puede descargarla durante siete días, con la sesión"
                            + " iniciada; después se elimina.",
                    "Descargar la copia"));

    private final ExportStore store;
    private final TableCopies copies;
    private final Accounts accounts;
    private final Jobs jobs;
    private final Storage storage;
    private final AccountKeys keys;
    private final Postman postman;
    private final Links links;
    private final InstantSource clock;
    private final AuditLog audit;

    Exports(
            ExportStore store,
            TableCopies copies,
            Accounts accounts,
            Jobs jobs,
            Storage storage,
            AccountKeys keys,
            Postman postman,
            Links links,
            InstantSource clock,
            AuditLog audit) {
        this.store = store;
        this.copies = copies;
        this.accounts = accounts;
        this.jobs = jobs;
        this.storage = storage;
        this.keys = keys;
        this.postman = postman;
        this.links = links;
        this.clock = clock;
        this.audit = audit;
    }

    /** Begins a copy; empty when one of the same kind was asked for within ten minutes or is being made. */
    @Transactional
    public Optional<Export> ask(Actor actor, boolean whole) {
        Instant now = clock.instant();
        boolean lately = of(actor).stream()
                .filter(one -> one.whole() == whole && one.state() != Export.State.FAILED)
                .anyMatch(one -> one.state() == Export.State.WAITING
                        || one.state() == Export.State.RUNNING
                        || one.askedAt().isAfter(now.minus(BETWEEN)));
        if (lately) {
            return Optional.empty();
        }
        Export export = new Export(Ids.next(), actor.userUuid(), whole, Export.State.WAITING, 0, 0, null, now, null);
        store.insert(export);
        audit.add(AuditNote.of(AuditAct.COPY_ASKED_FOR)
                .by(actor.user())
                .about(whole ? "copy of the account" : "copy of their own data"));
        jobs.submit(MakeExport.NAME, actor.account(), export.id());
        return Optional.of(export);
    }

    @Transactional(readOnly = true)
    public List<Export> of(Actor actor) {
        return store.of(actor.userUuid(), SHOWN).stream()
                .filter(one -> permitted(one, actor))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Export> find(UUID id) {
        return store.find(id);
    }

    /** Tables with rows about the user, and how many: what a copy of theirs would hold. */
    @Transactional(readOnly = true)
    public Map<String, Long> rowsOf(UserId user) {
        return copies.rowsOfUser(user.value());
    }

    /** Only whoever asked may fetch it, only while it is kept, and all of the account only while they may still take it along. */
    @Transactional(readOnly = true)
    public Optional<Export> fetchable(UUID id, Actor actor) {
        return store.find(id)
                .filter(one -> one.askedBy().equals(actor.userUuid()))
                .filter(one -> permitted(one, actor))
                .filter(one -> one.state() == Export.State.READY)
                .filter(one -> one.expiresAt() != null && clock.instant().isBefore(one.expiresAt()));
    }

    /** Whoever asked may still have it now: they can have lost their role, or the account, since. */
    @Transactional(readOnly = true)
    boolean permitted(Export export) {
        return accounts.actor(Tenancy.required(), new UserId(export.askedBy()))
                .filter(actor -> permitted(export, actor))
                .isPresent();
    }

    private static boolean permitted(Export export, Actor actor) {
        return !export.whole() || actor.may(Permission.ACCOUNT_CLOSE);
    }

    /** Decrypts the copy into {@code out}; outside of a transaction. That it is taken out is written down first. */
    public void write(Export export, OutputStream out) throws IOException {
        audit.add(AuditNote.of(AuditAct.EXPORTED)
                .by(new UserId(export.askedBy()))
                .about(export.whole() ? "copy of the account" : "copy of their own data"));
        try (Storage.StoredFile file = storage.open(Tenancy.required(), export.key());
                InputStream plain = keys.decrypting(file.content(), export.place())) {
            plain.transferTo(out);
        }
    }

    @Transactional
    public void ready(Export export, long bytes) {
        Instant now = clock.instant();
        store.ready(export.id(), bytes, now, now.plus(Export.KEPT));
        User user = accounts.user(new UserId(export.askedBy()));
        postman.post(letter(Tenancy.required(), user, links));
    }

    static ProductLetter letter(AccountId account, User user, Links links) {
        return new ProductLetter(
                account,
                "export-ready",
                user.email(),
                user.name(),
                READY.greeting(user.name()),
                Optional.of(links.to(ExportPages.PATH)));
    }

    /** What stands at the head of the manifest. */
    public ObjectNode manifest(Export export) {
        ObjectNode manifest = JsonMapper.builder().build().createObjectNode();
        manifest.put("format", "leadnest-export/1");
        manifest.put("madeAt", clock.instant().toString());
        manifest.put("account", Tenancy.required().toString());
        manifest.put("company", accounts.name(Tenancy.required()));
        manifest.put("of", export.whole() ? "account" : "user");
        manifest.put(
                "about",
                "Each table stands as JSON (an array of objects) and as CSV (RFC 4180, UTF-8, an empty cell for no value)."
                        + " Times are in UTC or carry their offset. Types of columns are PostgreSQL's. Columns named under leftOut hold secrets.");
        ObjectNode machinery = manifest.putObject("tablesLeftOut");
        CopyRule.LEFT_OUT.stream()
                .sorted()
                .forEach(table -> machinery.put(table, "serves the machinery, or holds secrets"));
        return manifest;
    }

    /** Removes the file of a copy that has expired. */
    public void expire(Export export) {
        storage.delete(Tenancy.required(), export.key());
        store.move(export.id(), Export.State.GONE);
    }

    @Transactional(readOnly = true)
    public List<Export> expired() {
        return store.expired(clock.instant());
    }
}
