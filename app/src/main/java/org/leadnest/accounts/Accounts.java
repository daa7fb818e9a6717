package org.leadnest.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over accounts (tenants), their users and who is a member of what. */
@Service
public class Accounts {
    /** How long the service may be tried without a plan. */
    public static final Duration TRIAL = Duration.ofDays(14);

    /** The account that no one belongs to; letters to people without an account are its messages. */
    public static final AccountId HOUSE = AccountId.of("00000000-0000-4000-8000-000000000001");

    private final AccountStore store;
    private final SeatStore seats;
    private final ReaderZones zones;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Accounts(
            AccountStore store,
            SeatStore seats,
            ReaderZones zones,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.store = store;
        this.seats = seats;
        this.zones = zones;
        this.events = events;
        this.clock = clock;
    }

    /** What became of {@link #open}. */
    public enum Opening {
        OPENED,
        EMAIL_TAKEN
    }

    /** Opens an account with its owner, for 14 days on trial; an e-mail address belongs to one user only. */
    @Transactional
    public Opening open(NewAccount wanted) {
        Instant now = clock.instant();
        if (!store.insertUser(wanted, now)) {
            return Opening.EMAIL_TAKEN;
        }
        found(wanted, now);
        return Opening.OPENED;
    }

    /** Opens an account for a user who is there already and belongs to none; false when they belong to one. */
    @Transactional
    public boolean openAnother(NewAccount wanted) {
        boolean free = store.belongsNowhere(wanted.owner());
        if (free) {
            found(wanted, clock.instant());
        }
        return free;
    }

    private void found(NewAccount wanted, Instant now) {
        store.insertAccount(wanted, now, now.plus(TRIAL));
        store.insertMembership(wanted.account(), wanted.owner(), Role.OWNER, now);
        events.publishEvent(new AccountOpened(wanted.account(), wanted.owner(), now));
    }

    /** Whether the user is a member of nothing, not even of an account that is suspended or closed. */
    @Transactional
    public boolean belongsNowhere(UserId user) {
        return store.belongsNowhere(user);
    }

    /** Makes a new user, whose address is known to be theirs, a member of an account; false when the address is taken. */
    @Transactional
    public boolean admit(NewMember wanted) {
        Instant now = clock.instant();
        if (!store.insertUser(wanted, now)) {
            return false;
        }
        store.insertMembership(wanted.account(), wanted.user(), wanted.role(), now);
        return true;
    }

    /** Makes a user a member; false when they are one already. */
    @Transactional
    public boolean join(AccountId account, UserId user, Role role) {
        return store.joinMembership(account, user, role, clock.instant());
    }

    /** False when the user is no member, or the last owner would be gone. */
    @Transactional
    public boolean changeRole(AccountId account, UserId user, Role role) {
        boolean keepsOwner = role == Role.OWNER || store.otherOwner(account, user) || !store.owner(account, user);
        return keepsOwner && store.changeRole(account, user, role);
    }

    /**
     * Ends a membership; what the member had goes to {@code heirs} first. False when the user is no member, or the last owner.
     */
    @Transactional
    public boolean dismiss(AccountId account, UserId user, List<UserId> heirs) {
        if (store.owner(account, user) && !store.otherOwner(account, user)) {
            return false;
        }
        events.publishEvent(new MemberLeaving(account, user, heirs));
        return store.endMembership(account, user);
    }

    /** The account's name as people read it. */
    @Transactional(readOnly = true)
    public String name(AccountId account) {
        return store.account(account).name();
    }

    @Transactional(readOnly = true)
    public Account account(AccountId account) {
        return store.account(account);
    }

    @Transactional(readOnly = true)
    public boolean exists(AccountId account) {
        return store.exists(account);
    }

    /** Changes what the account says about itself. */
    @Transactional
    public void describe(AccountId account, String name, ZoneId zone, Optional<PhoneNumber> phone) {
        store.describe(account, name, zone, phone);
    }

    @Transactional(readOnly = true)
    public User user(UserId user) {
        return store.user(user);
    }

    /** The zone in which times are shown to whoever acts: their own, else the account's. */
    @Transactional(readOnly = true)
    public ZoneId zone(Actor actor) {
        return zones.of(actor);
    }

    @Transactional(readOnly = true)
    public Optional<User> userWith(EmailAddress email) {
        return store.userWith(email);
    }

    @Transactional
    public void renameUser(UserId user, String name) {
        store.renameUser(user, name);
    }

    /** Marks the user's address as theirs; false when it was so already. */
    @Transactional
    public boolean verify(UserId user) {
        return store.verify(user, clock.instant());
    }

    /**
     * What opens the account for the user; waits for whoever takes one of the ways away at this moment, so that two who do never
     * leave none.
     */
    @Transactional
    public WaysIn waysIn(UserId user) {
        return store.waysIn(user);
    }

    /** The stored hash of the user's password, if there is one. */
    @Transactional(readOnly = true)
    public Optional<String> passwordHash(UserId user) {
        return store.passwordHash(user);
    }

    @Transactional
    public void changePasswordHash(UserId user, String hash) {
        store.changePasswordHash(user, hash);
    }

    /** The user as an actor of an account, when still a member and the account is not suspended or closed. */
    @Transactional(readOnly = true)
    public Optional<Actor> actor(AccountId account, UserId user) {
        return seats.seat(account, user).map(Seat::actor);
    }

    /**
     * All that a request needs to know about who asks, in one statement; empty as {@link #actor} is. Without a
     * transaction: one statement reads one state, and each request asks it.
     */
    public Optional<Seat> seat(AccountId account, UserId user) {
        return seats.seat(account, user);
    }

    /** An operator's place in an account that lets operators in at this moment. */
    public Optional<Seat> visit(AccountId account, UserId operator) {
        return seats.visit(account, operator, clock.instant());
    }

    /** The accounts that the user belongs to and may enter: the one entered last in front, then the oldest membership. */
    @Transactional(readOnly = true)
    public List<AccountId> accountsOf(UserId user) {
        return seats.accountsOf(user);
    }

    /** Where mail and log of what concerns the user alone belong: the account entered last; the house for who has none. */
    @Transactional(readOnly = true)
    public AccountId homeOf(UserId user) {
        return seats.accountsOf(user).stream().findFirst().orElse(HOUSE);
    }

    /** Takes note that the user begins a session in the account. */
    @Transactional
    public void entered(AccountId account, UserId user) {
        seats.entered(account, user, clock.instant());
    }

    /** Whether the account is gone for good. */
    @Transactional(readOnly = true)
    public boolean closed(AccountId account) {
        return store.closed(account);
    }

    /** Begins to close the account; false when it is not active. */
    @Transactional
    public boolean beginClosing(AccountId account) {
        boolean begun = store.move(account, Account.Status.ACTIVE, Account.Status.CLOSING);
        if (begun) {
            events.publishEvent(new AccountClosing(account, clock.instant()));
        }
        return begun;
    }

    /** Takes a closing back; false when the account is not being closed. */
    @Transactional
    public boolean reopen(AccountId account) {
        boolean reopened = store.move(account, Account.Status.CLOSING, Account.Status.ACTIVE);
        if (reopened) {
            events.publishEvent(new AccountReopened(account));
        }
        return reopened;
    }

    /** Nobody can enter from now on; false when it is not being closed. */
    @Transactional
    public boolean close(AccountId account) {
        return store.move(account, Account.Status.CLOSING, Account.Status.CLOSED);
    }

    /** The members of an account, by name. */
    @Transactional(readOnly = true)
    public List<Member> members(AccountId account) {
        return store.members(account);
    }

    /** Whether the account may send: neither suspended nor closed, and an owner has confirmed their address. */
    @Transactional(readOnly = true)
    public boolean active(AccountId account) {
        return store.active(account);
    }
}
