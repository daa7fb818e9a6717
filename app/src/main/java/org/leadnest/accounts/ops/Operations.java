package org.leadnest.accounts.ops;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leadnest.accounts.AccountFacts;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Seat;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.audit.OperatorLog;
import org.leadnest.accounts.signin.Throttle;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
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
    private final OperatorLog log;
    private final Visits visits;
    private final Letters letters;
    private final ObjectProvider<AccountFacts> facts;

    Operations(
            OpsStore store,
            Accounts accounts,
            SupportAccess access,
            Throttle throttle,
            OperatorLog log,
            Visits visits,
            Letters letters,
            ObjectProvider<AccountFacts> facts) {
        this.facts = facts;
        this.visits = visits;
        this.letters = letters;
        this.store = store;
        this.accounts = accounts;
        this.access = access;
        this.throttle = throttle;
        this.log = log;
    }

    /**
     * @param facts what other modules tell of the account, such as its plan
     * @param grant the account's leave to look inside, while it lasts
     */
    record State(
            OpsStore.Found account, List<AccountFacts.Fact> facts, List<Kept> people, Optional<SupportGrant> grant) {}

    /** @param hold what the person is made to do after wrong passwords or codes */
    record Kept(OpsStore.Person person, Optional<Throttle.Hold> hold) {}

    /** What fits the words; that somebody looked for them is written down. */
    List<OpsStore.Found> find(String words) {
        if (!words.isEmpty()) {
            log.searched(words);
        }
        return store.find(words);
    }

    /** The state of an account; that it was looked at is written down. */
    Optional<State> look(AccountId account) {
        Optional<OpsStore.Found> found = store.find(account.toString()).stream().findFirst();
        found.ifPresent(one -> log.house(AuditNote.of(AuditAct.OPERATOR_LOOKED).about(one.name())));
        return found.map(one -> new State(
                one,
                facts.orderedStream()
                        .flatMap(teller -> teller.facts(account).stream())
                        .toList(),
                store.people(account).stream()
                        .map(person -> new Kept(
                                person, throttle.hold(person.key(), person.id().toString())))
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
            log.house(note);
            throttle.unlock(one.key(), member.toString());
            log.account(account, note);
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
}
