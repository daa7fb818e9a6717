package org.leadnest.accounts.ops;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Seat;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;

/**
 * What operators do. Each act is written into the house's log first, so that none is missing there; then into the account's own,
 * with the act.
 */
@Service
class Operations {
    private final OpsStore store;
    private final Accounts accounts;
    private final SupportAccess access;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Visits visits;
    private final Letters letters;

    Operations(
            OpsStore store,
            Accounts accounts,
            SupportAccess access,
            Throttle throttle,
            AuditLog audit,
            Visits visits,
            Letters letters) {
        this.visits = visits;
        this.letters = letters;
        this.store = store;
        this.accounts = accounts;
        this.access = access;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** @param grant the account's leave to look inside, while it lasts */
    record State(OpsStore.Found account, List<Kept> people, Optional<SupportGrant> grant) {}

    /** @param held whether the person is made to wait after wrong passwords or codes */
    record Kept(OpsStore.Person person, boolean held) {}

    List<OpsStore.Found> find(String words) {
        return store.find(words);
    }

    /** The state of an account; that it was looked at is written down. */
    Optional<State> look(AccountId account) {
        Optional<OpsStore.Found> found = store.find(account.toString()).stream().findFirst();
        found.ifPresent(one -> house(AuditNote.of(AuditAct.OPERATOR_LOOKED).about(one.name())));
        return found.map(one -> new State(
                one,
                store.people(account).stream()
                        .map(person -> new Kept(
                                person, throttle.holds(person.key(), person.id().toString())))
                        .toList(),
                access.open(account)));
    }

    /** Lets a person try again at once; false when there is no such member. */
    boolean unlock(AccountId account, UserId member) {
        Optional<OpsStore.Person> person = store.people(account).stream()
                .filter(one -> one.id().equals(member))
                .findFirst();
        person.ifPresent(one -> {
            AuditNote note = AuditNote.of(AuditAct.OPERATOR_UNLOCKED).about(member);
            house(note);
            throttle.unlock(one.key(), member.toString());
            in(account, note);
        });
        return person.isPresent();
    }

    /** The operator's place in an account that lets operators in; whoever let them in is told by mail. */
    Optional<Actor> visit(AccountId account, Actor operator) {
        Optional<Actor> place = accounts.visit(account, operator.user()).map(Seat::actor);
        place.ifPresent(actor -> {
            visits.began(actor);
            Tenancy.run(
                    account,
                    () -> access.entered(account)
                            .ifPresent(grant -> letters.supportVisit(
                                    account, accounts.user(grant.granter()), accounts.name(account))));
        });
        return place;
    }

    void left(Actor operator) {
        visits.over(operator, "left");
    }

    Optional<Actor> home(Actor operator) {
        return accounts.accountsOf(operator.user()).stream()
                .findFirst()
                .flatMap(account -> accounts.actor(account, operator.user()));
    }

    User user(Actor operator) {
        return accounts.user(operator.user());
    }

    /** What operators did, the newest first. */
    <T> T ofHouse(Supplier<T> read) {
        return Tenancy.as(Accounts.HOUSE, read);
    }

    private void house(AuditNote note) {
        in(Accounts.HOUSE, note);
    }

    private void in(AccountId account, AuditNote note) {
        Tenancy.run(account, () -> audit.add(note));
    }
}
