package org.leadnest.accounts.factors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signup.FactorWords;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NothingNew;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a member who lost phone and recovery codes a way back in: an owner asks, the member is told by mail and can say no for
 * a day, and then, for a week, the member's right password opens the account once more and takes the old factor away. The
 * password alone is never enough before. Runs for the account of the running code.
 */
@Service
public class FactorResets {
    static final Duration WAIT = Duration.ofDays(1);
    private static final Duration OPEN = Duration.ofDays(7);
    private static final Duration REST = Duration.ofSeconds(20);

    private final FactorResetStore store;
    private final FactorStore factors;
    private final Accounts accounts;
    private final Letters letters;
    private final AuditLog audit;
    private final InstantSource clock;
    private final NothingNew<AccountId> none = new NothingNew<>(REST);

    FactorResets(
            FactorResetStore store,
            FactorStore factors,
            Accounts accounts,
            Letters letters,
            AuditLog audit,
            InstantSource clock) {
        this.store = store;
        this.factors = factors;
        this.accounts = accounts;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** A wish that is open. */
    public record Wish(UserId user, String by, Instant dueAt) {}

    /** What became of {@link #ask}. */
    public enum Asking {
        ASKED,
        NOT_AN_OWNER,
        ONESELF,
        NO_FACTOR,
        /** Another account relies on the person's second factor, too. */
        ELSEWHERE
    }

    /** Whether no wish of the account was open a moment ago: nothing that needs a look at the database for each page. */
    boolean quiet(AccountId account) {
        return none.lately(account, clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Wish> open() {
        Instant now = clock.instant();
        List<Wish> open = store.open(now.minus(OPEN));
        if (open.isEmpty()) {
            none.remember(Tenancy.required(), now);
        }
        return open;
    }

    /** Begins to take {@code user}'s second factor away. */
    @Transactional
    public Asking ask(UserId user, Actor owner) {
        if (owner.role() != Role.OWNER) {
            return Asking.NOT_AN_OWNER;
        }
        if (user.equals(owner.user())) {
            return Asking.ONESELF;
        }
        if (!factors.confirmed(user) && !factors.passkeys(user)) {
            return Asking.NO_FACTOR;
        }
        if (accounts.accountsOf(user).size() > 1) {
            return Asking.ELSEWHERE;
        }
        Instant now = clock.instant();
        store.put(user, owner.user(), now, now.plus(WAIT));
        none.forget(owner.account());
        audit.add(AuditNote.of(AuditAct.SECOND_FACTOR_RESET_ASKED).about(user));
        letters.secondFactor(owner.account(), accounts.user(user), FactorWords.resetAsked(owner.name()));
        return Asking.ASKED;
    }

    /** The member, or an owner, says no; false when nothing was asked. */
    @Transactional
    public boolean end(UserId user) {
        boolean ended = store.end(user);
        if (ended) {
            audit.add(AuditNote.of(AuditAct.SECOND_FACTOR_RESET_ENDED).about(user));
        }
        return ended;
    }

    /** Whether the right password opens without a second step this once; takes the old factor away then. */
    @Transactional
    public boolean useUp(UserId user) {
        Instant now = clock.instant();
        Optional<Wish> due = store.open(now.minus(OPEN)).stream()
                .filter(one -> one.user().equals(user) && !now.isBefore(one.dueAt()))
                .findFirst();
        if (due.isEmpty() || !store.end(user)) {
            return false;
        }
        factors.removeAll(user);
        User member = accounts.user(user);
        audit.add(AuditNote.of(AuditAct.SECOND_FACTOR_OFF).by(user).with("by", "a reset that was asked for"));
        letters.secondFactor(
                Tenancy.required(), member, FactorWords.wasReset(due.get().by()));
        return true;
    }
}
