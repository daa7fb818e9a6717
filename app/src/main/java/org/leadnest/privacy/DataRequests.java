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
import org.leadnest.accounts.Role;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.privacy.holds.Holds;
import org.leadnest.privacy.holds.Kept;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rights of leads, for the account of the running code: what is kept about a person, what they ask, and doing it.
 *
 * <p>Days: GDPR article 12(3) wants an answer within one month and allows two more; CCPA (Cal. Code Regs. tit. 11, section
 * 7021) wants it within 45 days and allows 45 more. The earlier is kept: 30 days, and once 45 more with a reason.
 */
@Service
public class DataRequests {
    static final Duration ANSWER_WITHIN = Duration.ofDays(30);
    static final Duration EXTENSION = Duration.ofDays(45);
    private static final int CONFIRM_BUSINESS_DAYS = 10;
    private static final int SHOWN = 200;
    private static final int OPEN_PER_PERSON = 5;

    private final RequestStore store;
    private final List<PersonRecords> records;
    private final Restrictions restrictions;
    private final ErasureJournal journal;
    private final Holds holds;
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;
    private final InstantSource clock;
    private final JsonMapper json;

    DataRequests(
            RequestStore store,
            List<PersonRecords> records,
            Restrictions restrictions,
            ErasureJournal journal,
            Holds holds,
            Accounts accounts,
            Postman postman,
            Links links,
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
        this.postman = postman;
        this.links = links;
        this.clock = clock;
        this.json = json;
    }

    /** What is kept about the person, in lines that give nothing away; empty when nothing is. */
    @Transactional(readOnly = true)
    public List<PersonRecords.Line> summary(UUID person) {
        List<PersonRecords.Line> lines = new ArrayList<>();
        records.reversed().forEach(one -> lines.addAll(one.summary(person)));
        return lines;
    }

    /** Files what the person asks and tells the account's owners; empty when five of theirs are open. */
    @Transactional
    public Optional<DataRequest> file(UUID person, DataRequest.Kind kind, String words) {
        return file(person, kind, words, true);
    }

    /** The same for what came by phone, mail or letter: that it arrived is still to be confirmed to the person. */
    @Transactional
    public Optional<DataRequest> note(UUID person, DataRequest.Kind kind, String words) {
        return file(person, kind, words, false);
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
                now.plus(ANSWER_WITHIN),
                confirmed ? now : null,
                null,
                null,
                null,
                null);
        store.insert(request);
        tellOwners(request);
        if (kind == DataRequest.Kind.OBJECTION) {
            restrictions.restrict(person, "Objection of the person");
        }
        return Optional.of(request);
    }

    private void tellOwners(DataRequest request) {
        var account = Tenancy.required();
        accounts.members(account).stream()
                .filter(member -> member.role() == Role.OWNER)
                .forEach(owner ->
                        postman.post(RequestLetter.of(account, accounts.user(owner.user()), request.kind(), links)));
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

    @Transactional
    public void suppress(UUID person) {
        records.forEach(one -> one.suppress(person));
    }

    /**
     * By when a receipt is to be confirmed: within 10 business days (Cal. Code Regs. tit. 11, section 7021(a)); a holiday
     * counts as one, so that the day is never too late.
     */
    static Instant confirmBy(Instant received) {
        java.time.ZonedDateTime day = received.atZone(java.time.ZoneOffset.UTC);
        for (int left = CONFIRM_BUSINESS_DAYS; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().getValue() < java.time.DayOfWeek.SATURDAY.getValue() ? 1 : 0;
        }
        return day.toInstant();
    }

    @Transactional(readOnly = true)
    public List<DataRequest> list() {
        return store.list(SHOWN);
    }

    @Transactional(readOnly = true)
    public List<DataRequest> of(UUID person) {
        return store.of(person, SHOWN);
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

    /** Once, with a reason; false when it was extended or answered before. */
    @Transactional
    public boolean extend(DataRequest request, String reason) {
        return store.extend(request.id(), request.dueAt().plus(EXTENSION), reason);
    }

    @Transactional
    public boolean answer(UUID id, String answer, Actor by) {
        return store.answer(id, by.name(), answer, clock.instant());
    }

    /**
     * Removes everything about the person that the law does not want kept, in all modules at once. While a legal hold keeps any
     * of it, nothing is removed: the person is restricted and not written to, and erased when the hold ends; false then.
     */
    @Transactional
    public boolean erase(UUID person) {
        Kept kept = holds.kept(Tenancy.required());
        if (kept.people().contains(person) || records.stream().anyMatch(one -> kept.module(one.module()))) {
            restrictions.restrict(person, "Asked to be erased; not complete yet");
            suppress(person);
            holds.await(person);
            journal.note(new ErasureJournal.Entry.Person(Tenancy.required(), person));
            return false;
        }
        records.forEach(one -> one.erase(person));
        store.forgetWords(person);
        restrictions.lift(person);
        holds.forget(person);
        journal.note(new ErasureJournal.Entry.Person(Tenancy.required(), person));
        return true;
    }
}
