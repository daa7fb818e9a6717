package org.leadnest.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rights of leads, for the account of the running code: what is kept about a person, what they ask, and doing it.
 *
 * <p>By when is {@link StatutoryDays}'s to say; whoever asked hears by letter that it arrived, that it takes longer and what
 * came of it. A person who was merged into another is that one.
 */
@Service
public class DataRequests {
    /** So long a letter has to be read before anything is done with the data. */
    static final Duration NOTICE = Duration.ofDays(3);

    /** The kind of the letter that leaves when the address goes; messaging forgets it once it is delivered. */
    public static final String LAST_LETTER = "data-erased";

    private static final int SHOWN = 200;
    private static final int OPEN_PER_PERSON = 5;

    private final RequestStore store;
    private final List<PersonRecords> records;
    private final Restrictions restrictions;
    private final ErasureJournal journal;
    private final Holds holds;
    private final Accounts accounts;
    private final RequestLetters letters;
    private final AuditLog audit;
    private final InstantSource clock;
    private final JsonMapper json;

    DataRequests(
            RequestStore store,
            List<PersonRecords> records,
            Restrictions restrictions,
            ErasureJournal journal,
            Holds holds,
            Accounts accounts,
            RequestLetters letters,
            AuditLog audit,
            InstantSource clock,
            JsonMapper json) {
        this.store = store;
        this.records = records.stream()
                .sorted(Comparator.comparing(PersonRecords::order))
                .toList();
        this.restrictions = restrictions;
        this.journal = journal;
        this.holds = holds;
        this.accounts = accounts;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /** The one that the person is now: whom they were merged into, or they themselves. */
    @Transactional(readOnly = true)
    public UUID current(UUID person) {
        return records.stream()
                .flatMap(one -> one.keptAs(person).stream())
                .findFirst()
                .orElse(person);
    }

    /** What is kept about the person, in lines that give nothing away; empty when nothing is. */
    @Transactional(readOnly = true)
    public List<PersonRecords.Line> summary(UUID person) {
        UUID current = current(person);
        List<PersonRecords.Line> lines = new ArrayList<>();
        records.reversed().forEach(one -> lines.addAll(one.summary(current)));
        return lines;
    }

    /** Files what the person asks and tells them and the account's owners; empty when five of theirs are open. */
    @Transactional
    public Optional<DataRequest> file(UUID person, DataRequest.Kind kind, String words) {
        return file(current(person), kind, words, true);
    }

    /**
     * The same for what came by phone, mail or letter: that it arrived is still to be confirmed to the person, where no letter can
     * do it.
     */
    @Transactional
    public Optional<DataRequest> note(UUID person, DataRequest.Kind kind, String words) {
        return file(current(person), kind, words, false);
    }

    private Optional<DataRequest> file(UUID person, DataRequest.Kind kind, String words, boolean confirmed) {
        long open = store.of(person, OPEN_PER_PERSON).stream()
                .filter(request -> request.answeredAt() == null)
                .count();
        if (open >= OPEN_PER_PERSON) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        DataRequest request = new DataRequest(
                Ids.next(),
                person,
                kind,
                words,
                now,
                StatutoryDays.due(now, accounts.account(Tenancy.required()).zone()),
                confirmed ? now : null,
                null,
                null,
                null,
                null);
        store.insert(request);
        letters.tellOwners(request);
        if (letters.received(request) && !confirmed) {
            store.confirm(request.id(), now);
        }
        if (kind == DataRequest.Kind.OBJECTION) {
            restrictions.restrict(person, "Objection of the person");
        }
        return Optional.of(request);
    }

    /** Who has this e-mail address or phone number. */
    @Transactional(readOnly = true)
    public List<PersonRecords.Found> search(String address) {
        return records.stream().flatMap(one -> one.find(address).stream()).toList();
    }

    /** False when it was confirmed before. */
    @Transactional
    public boolean confirm(UUID id) {
        return store.confirm(id, clock.instant());
    }

    /** Blocks all addresses of whoever the request is of. */
    @Transactional
    public void suppress(DataRequest request) {
        suppress(request.person());
        audit.add(AuditNote.of(AuditAct.PERSON_SUPPRESSED).about(named(request.id())));
    }

    private void suppress(UUID person) {
        records.forEach(one -> one.suppress(person));
    }

    @Transactional
    public void restrict(DataRequest request) {
        restrictions.restrict(request.person(), "Request of the person");
        audit.add(AuditNote.of(AuditAct.PERSON_RESTRICTED).about(named(request.id())));
    }

    /** What became of the wish to use a restricted person's data again. */
    enum Lifting {
        /** A letter tells them; the restriction ends {@link #NOTICE} later. */
        WAITS,
        /** It is over: they were told otherwise. */
        LIFTED,
        /** No letter can tell them, and nobody said how they were told. */
        UNTOLD,
        /** It was not restricted, or was to be lifted already. */
        NOTHING
    }

    /**
     * Lets the data be used again, and not before the person has heard of it (GDPR art. 18(3)): by a letter, which they get three
     * days to read and to object; or, without an address, by what {@code told} says, such as "by phone on May 4".
     */
    @Transactional
    Lifting lift(DataRequest request, Actor by, String reason, String told) {
        UUID person = request.person();
        if (!restrictions.holds(person)) {
            return Lifting.NOTHING;
        }
        Restrictions.Lift lift = new Restrictions.Lift(by.user(), reason, told);
        Instant at = clock.instant().plus(NOTICE);
        Lifting done;
        if (letters.reaches(person)) {
            done = restrictions.liftLater(person, lift, at) ? Lifting.WAITS : Lifting.NOTHING;
        } else if (told.isBlank()) {
            done = Lifting.UNTOLD;
        } else {
            done = restrictions.lift(person, lift) ? Lifting.LIFTED : Lifting.NOTHING;
        }
        if (done == Lifting.WAITS) {
            letters.lifted(person, reason, at);
        }
        if (done == Lifting.WAITS || done == Lifting.LIFTED) {
            audit.add(AuditNote.of(AuditAct.RESTRICTION_LIFTED)
                    .about(named(request.id()))
                    .with("reason", "kept with the request")
                    .with("from", done == Lifting.WAITS ? at.toString() : "at once, told otherwise"));
        }
        return done;
    }

    /** Not the person: the log outlives them. */
    private static String named(UUID request) {
        return "data request " + request;
    }

    @Transactional(readOnly = true)
    public List<DataRequest> list() {
        return store.list(SHOWN);
    }

    @Transactional(readOnly = true)
    public List<DataRequest> of(UUID person) {
        return store.of(current(person), SHOWN);
    }

    @Transactional(readOnly = true)
    public Optional<DataRequest> find(UUID id) {
        return store.find(id);
    }

    /** The person's name, while it is kept. */
    @Transactional(readOnly = true)
    public Optional<String> name(UUID person) {
        return records.stream().flatMap(one -> one.name(person).stream()).findFirst();
    }

    /** Everything that is kept about the person, as one JSON document by module and table. */
    @Transactional(readOnly = true)
    public String copy(UUID person) {
        ObjectNode whole = json.createObjectNode();
        whole.put("madeAt", clock.instant().toString());
        whole.put("account", accounts.name(Tenancy.required()));
        for (PersonRecords one : records.reversed()) {
            ObjectNode module = whole.withObjectProperty(one.module());
            Map<String, String> tables = new LinkedHashMap<>(one.copy(person));
            tables.forEach((table, rows) -> module.set(table, json.readTree(rows)));
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(whole);
    }

    /**
     * The copy that the request of the person was answered with, as of now; empty where it was not, where nothing is kept any more,
     * and where they became another's since: what is kept about that one was not asked for.
     */
    @Transactional(readOnly = true)
    public Optional<String> granted(UUID request, UUID person) {
        return store.find(request)
                .filter(one -> one.kind() == DataRequest.Kind.COPY && one.answeredAt() != null)
                .filter(one -> one.person().equals(person) && current(person).equals(person))
                .filter(one -> name(one.person()).isPresent())
                .map(one -> copy(one.person()));
    }

    /**
     * Once, with a reason, which the person is told, and only while it is not overdue (GDPR art. 12(3); Cal. Civ. Code
     * 1798.130(a)(2)): false otherwise, and when it was answered before.
     */
    @Transactional
    public boolean extend(DataRequest request, String reason) {
        boolean done =
                store.extend(request.id(), request.dueAt().plus(StatutoryDays.EXTENSION), reason, clock.instant());
        if (done) {
            letters.extended(store.find(request.id()).orElseThrow());
        }
        return done;
    }

    /** The person is told, too, as long as there is an address of theirs. */
    @Transactional
    public boolean answer(UUID id, String answer, Actor by) {
        boolean done = store.answer(id, by.name(), answer, clock.instant());
        if (done) {
            letters.answered(store.find(id).orElseThrow(), answer);
        }
        return done;
    }

    /**
     * Removes everything about the person that the law does not want kept, in all modules at once; a letter tells them, and is
     * forgotten once it is delivered. While a legal hold keeps any of it, nothing is removed: the person is restricted and not
     * written to, and erased when the hold ends; false then.
     */
    @Transactional
    public boolean erase(UUID person) {
        boolean erased = erase(current(person), true);
        audit.add(AuditNote.of(AuditAct.PERSON_ERASED)
                .with("state", erased ? "erased" : "waits for the end of a legal hold"));
        return erased;
    }

    /** The same of exactly this person after an older backup was restored: they have heard of it. */
    @Transactional
    public boolean eraseAgain(UUID person) {
        return erase(person, false);
    }

    private boolean erase(UUID person, boolean tell) {
        Kept kept = holds.kept(Tenancy.required());
        if (kept.people().contains(person) || records.stream().anyMatch(one -> kept.module(one.module()))) {
            restrictions.restrict(person, "Asked to be erased; not complete yet");
            suppress(person);
            holds.await(person);
            journal.note(new ErasureJournal.Entry.Person(Tenancy.required(), person));
            return false;
        }
        if (tell) {
            letters.erased(person);
        }
        // A backup may be older than a merge, in which case they are still several in it.
        records.stream()
                .flatMap(one -> one.merged(person).stream())
                .forEach(part -> journal.note(new ErasureJournal.Entry.Person(Tenancy.required(), part)));
        records.forEach(one -> one.erase(person));
        store.forgetWords(person);
        restrictions.lift(person);
        restrictions.forgetLifted(person);
        holds.forget(person);
        journal.note(new ErasureJournal.Entry.Person(Tenancy.required(), person));
        return true;
    }
}
