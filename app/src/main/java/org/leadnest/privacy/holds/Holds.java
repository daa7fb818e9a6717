package org.leadnest.privacy.holds;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.privacy.ErasureJournal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The holds of all accounts. A hold keeps from the commit of its setting on until it is ended or its last day is over. */
@Service
public class Holds {
    /** Without it the files and texts that are kept could not be read. */
    private static final String KEYS = "platform.account_keys";

    private final HoldStore store;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Postman postman;
    private final Links links;
    private final ErasureJournal journal;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Holds(
            HoldStore store,
            Accounts accounts,
            AuditLog audit,
            Postman postman,
            Links links,
            ErasureJournal journal,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.postman = postman;
        this.links = links;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What must stay of the account now. */
    public Kept kept(AccountId account) {
        return kept(store.standing(account));
    }

    /** The same of all accounts of which something must stay. */
    public Map<AccountId, Kept> kept() {
        return store.standing().stream().collect(Collectors.groupingBy(Hold::account)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> kept(one.getValue())));
    }

    private Kept kept(List<Hold> standing) {
        return standing.isEmpty() ? Kept.NOTHING : new Kept(standing, tables(standing));
    }

    private Set<String> tables(List<Hold> holds) {
        Set<String> tables = new HashSet<>(store.tables(holds.stream()
                .filter(Hold::ofParts)
                .flatMap(hold -> hold.parts().stream())
                .map(HeldPart::module)
                .distinct()
                .toList()));
        if (holds.stream().anyMatch(hold -> !hold.parts().equals(List.of(HeldPart.SUPPORT)))) {
            tables.add(KEYS);
        }
        return tables;
    }

    /** Whether a hold over the account ended after that time. */
    public boolean endedSince(AccountId account, Instant time) {
        return store.endedSince(account, time);
    }

    /** Of the account, those that it may know of, the newest first. */
    public List<Hold> tellable(AccountId account) {
        LocalDate today = today();
        return store.of(account).stream().filter(hold -> hold.tellable(today)).toList();
    }

    List<Hold> of(AccountId account) {
        return store.of(account);
    }

    List<Hold> standing() {
        return store.standing();
    }

    List<HoldAct> acts(UUID hold) {
        return store.acts(hold);
    }

    Hold set(
            AccountId account,
            String reason,
            String law,
            List<HeldPart> parts,
            LocalDate until,
            Hold.@Nullable Silence silence,
            Actor operator) {
        return set(fresh(account, reason, law, parts, null, null, until, silence, operator), operator);
    }

    /** Over one lead of the account alone. */
    Hold setOverLead(
            AccountId account,
            String reason,
            String law,
            UUID person,
            LocalDate until,
            Hold.@Nullable Silence silence,
            Actor operator) {
        return set(fresh(account, reason, law, HeldPart.OF_A_LEAD, person, null, until, silence, operator), operator);
    }

    /** Over one request to the support; of somebody without an account, it is the house's. */
    public void setOverTicket(
            AccountId account, long ticket, String reason, String law, LocalDate until, Actor operator) {
        set(fresh(account, reason, law, List.of(HeldPart.SUPPORT), null, ticket, until, null, operator), operator);
    }

    private Hold fresh(
            AccountId account,
            String reason,
            String law,
            List<HeldPart> parts,
            @Nullable UUID person,
            @Nullable Long ticket,
            LocalDate until,
            Hold.@Nullable Silence silence,
            Actor operator) {
        inTime(until);
        return new Hold(
                Ids.next(),
                account,
                reason,
                law,
                parts,
                person,
                ticket,
                until,
                silence,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                operator.user(),
                null,
                null);
    }

    private Hold set(Hold hold, Actor operator) {
        AuditNote note = note(AuditAct.HOLD_SET, hold, operator);
        house(note);
        String words = hold.partsInWords() + "; until " + hold.until();
        in(hold.account(), () -> {
            store.put(hold);
            store.act(hold.id(), new HoldAct(HoldAct.Kind.SET, words, operator.user(), hold.setAt()));
            own(hold, note);
            tellIfAllowed(hold, hold.setAt());
            write(hold);
        });
        return hold;
    }

    /** Into the journal beside the database, as it is now. */
    private void write(Hold hold) {
        store.find(hold.id())
                .ifPresent(now -> journal.note(new ErasureJournal.Entry.Hold(now.account(), HoldCopy.text(now))));
    }

    private void writeIfChanged(Hold before) {
        if (store.find(before.id()).filter(before::equals).isEmpty()) {
            write(before);
        }
    }

    /** Brings a hold up to what the journal says of it, after an older backup was restored. */
    public void again(ErasureJournal.Entry.Hold entry) {
        Hold hold = HoldCopy.read(entry.copy());
        if (store.find(hold.id()).filter(hold::equals).isEmpty()) {
            Instant now = clock.instant();
            transactions.executeWithoutResult(status -> {
                store.put(hold);
                store.act(hold.id(), new HoldAct(HoldAct.Kind.RESTORED, "", null, now));
            });
        }
    }

    /** False when it does not stand any more. */
    boolean extend(AccountId account, UUID id, LocalDate until, String why, Actor operator) {
        inTime(until);
        return change(account, id, AuditAct.HOLD_CHANGED, why, operator, (hold, now) -> {
            store.extend(id, until);
            String words = hold.until() + " to " + until + ": " + why;
            store.act(id, new HoldAct(HoldAct.Kind.EXTENDED, words, operator.user(), now));
        });
    }

    /** Before its last day; false when it does not stand any more. */
    boolean end(AccountId account, UUID id, String why, Actor operator) {
        return change(account, id, AuditAct.HOLD_ENDED, why, operator, (hold, now) -> {
            store.ended(id, now);
            store.act(id, new HoldAct(HoldAct.Kind.ENDED, why, operator.user(), now));
        });
    }

    private boolean change(
            AccountId account, UUID id, AuditAct act, String why, Actor operator, BiConsumer<Hold, Instant> change) {
        Hold.said(why, 1_000, "reason");
        Optional<Hold> found = store.of(account).stream()
                .filter(hold -> hold.id().equals(id) && hold.endedAt() == null)
                .findFirst();
        found.ifPresent(hold -> {
            AuditNote note = note(act, hold, operator);
            house(note);
            in(
                    account,
                    () -> store.standing(account, id).ifPresent(one -> {
                        change.accept(one, clock.instant());
                        own(one, note);
                        write(one);
                    }));
        });
        return found.isPresent();
    }

    /** Ends what is over, and tells owners of what they may know since today. */
    void passTime() {
        LocalDate today = today();
        Instant now = clock.instant();
        for (Hold hold : store.standing()) {
            in(
                    hold.account(),
                    () -> store.standing(hold.account(), hold.id()).ifPresent(one -> {
                        if (one.until().isBefore(today)) {
                            store.ended(one.id(), now);
                            store.act(one.id(), new HoldAct(HoldAct.Kind.ENDED, "Its last day is over", null, now));
                        } else if (one.toldAt() == null) {
                            tellIfAllowed(one, now);
                        }
                        writeIfChanged(one);
                    }));
        }
    }

    /** People of the account of the running code whose erasure waits. */
    List<UUID> awaiting() {
        return Objects.requireNonNull(transactions.execute(status -> store.awaiting()));
    }

    List<Hold> toComplete() {
        return store.toComplete();
    }

    void complete(Hold hold) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            store.completed(hold.id(), now);
            store.act(hold.id(), new HoldAct(HoldAct.Kind.COMPLETED, "", null, now));
        });
    }

    /** Remembers, for the account of the running code, that the person is to be erased once nothing keeps them. */
    public void await(UUID person) {
        store.await(Tenancy.required(), person, clock.instant());
    }

    /** Whether the person, of the account of the running code, waits to be erased. */
    public boolean awaits(UUID person) {
        return Boolean.TRUE.equals(transactions.execute(status -> store.awaits(person)));
    }

    public void forget(UUID person) {
        store.forget(person);
    }

    private void tellIfAllowed(Hold hold, Instant now) {
        boolean open = !hold.account().equals(Accounts.HOUSE)
                && accounts.account(hold.account()).status() != Account.Status.CLOSED;
        if (!open || !hold.tellable(today())) {
            return;
        }
        accounts.members(hold.account()).stream()
                .filter(member -> member.role() == Role.OWNER)
                .forEach(owner -> postman.post(HoldLetter.of(hold, accounts.user(owner.user()), links)));
        store.told(hold.id(), now);
        store.act(hold.id(), new HoldAct(HoldAct.Kind.OWNER_TOLD, "By mail", null, now));
    }

    private static AuditNote note(AuditAct act, Hold hold, Actor operator) {
        return AuditNote.of(act).by(operator.user()).about(hold.id().toString());
    }

    /** First and by itself, so that nothing is missing there. */
    private void house(AuditNote note) {
        Tenancy.run(Accounts.HOUSE, () -> audit.add(note));
    }

    /** Into the account's own log, where it may know. */
    private void own(Hold hold, AuditNote note) {
        if (hold.tellable(today())) {
            audit.add(note);
        }
    }

    private void in(AccountId account, Runnable work) {
        Tenancy.run(account, () -> transactions.executeWithoutResult(status -> work.run()));
    }

    private void inTime(LocalDate until) {
        if (until.isBefore(today())) {
            throw new IllegalArgumentException("expected a last day that is not over");
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
