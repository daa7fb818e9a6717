package org.leadnest.privacy.holds;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    Holds(
            HoldStore store,
            Accounts accounts,
            AuditLog audit,
            Postman postman,
            Links links,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.postman = postman;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What must stay of the account now. */
    public Kept kept(AccountId account) {
        List<Hold> standing = store.standing(account);
        return standing.isEmpty() ? Kept.NOTHING : new Kept(standing, tables(standing));
    }

    /** By account, of those with a hold. */
    public Map<AccountId, Set<String>> tables() {
        return store.standing().stream().collect(Collectors.groupingBy(Hold::account)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> tables(one.getValue())));
    }

    private Set<String> tables(List<Hold> holds) {
        Set<String> tables = new HashSet<>(store.tables(holds.stream()
                .flatMap(hold -> hold.parts().stream())
                .map(HeldPart::module)
                .distinct()
                .toList()));
        tables.add(KEYS);
        return tables;
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
        inTime(until);
        Instant now = clock.instant();
        Hold hold = new Hold(Ids.next(), account, reason, law, parts, until, silence, now, operator.user(), null, null);
        AuditNote note = note(AuditAct.HOLD_SET, hold, operator);
        house(note);
        String words = hold.partsInWords() + "; until " + until;
        in(account, () -> {
            store.insert(hold);
            store.act(hold.id(), new HoldAct(HoldAct.Kind.SET, words, operator.user(), now));
            own(hold, note);
            tellIfAllowed(hold, now);
        });
        return hold;
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

    public void forget(UUID person) {
        store.forget(person);
    }

    private void tellIfAllowed(Hold hold, Instant now) {
        boolean open = accounts.account(hold.account()).status() != Account.Status.CLOSED;
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
