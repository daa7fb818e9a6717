package org.leadnest.accounts.team;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.NewMember;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.SeatLimit;
import org.leadnest.accounts.User;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs over who is in an account. An admin does not touch owners; an account keeps at least one owner. Nobody becomes an
 * owner without having agreed (by an invitation or by taking the account over), and no owner is made less by another.
 */
@Service
class Team {
    static final Duration LIFE = Duration.ofDays(7);
    private static final int MOST_A_DAY = 100;

    private final Accounts accounts;
    private final InvitationStore store;
    private final List<SeatLimit> limits;
    private final Mail mail;
    private final Sessions sessions;
    private final TeamNews news;
    private final InstantSource clock;

    Team(
            Accounts accounts,
            InvitationStore store,
            List<SeatLimit> limits,
            Mail mail,
            Sessions sessions,
            TeamNews news,
            InstantSource clock) {
        this.accounts = accounts;
        this.store = store;
        this.limits = List.copyOf(limits);
        this.mail = mail;
        this.sessions = sessions;
        this.news = news;
        this.clock = clock;
    }

    /** Writes the invitation. Whoever has chosen no language reads the inviter's. */
    @org.springframework.stereotype.Component
    record Mail(Postman postman, Links links, Profiles profiles) {
        void invite(Invitation invitation, String company, Secret secret, Actor by) {
            String language = profiles.of(by.user()).language().orElse("");
            postman.post(InvitationLetter.of(invitation, company, links.to("/invitations/" + secret.text()))
                    .otherwise(MailLanguage.of(language)));
        }
    }

    /** What became of a wish; the words are for people. */
    sealed interface Wish {
        record Done() implements Wish {}

        record Refused(String reason) implements Wish {}
    }

    @Transactional(readOnly = true)
    List<Invitation> open(AccountId account) {
        return store.open(account, clock.instant());
    }

    @Transactional(readOnly = true)
    Map<UserId, String> addresses(AccountId account) {
        return store.addresses(account);
    }

    OptionalLong seats(AccountId account) {
        return limits.stream()
                .map(limit -> limit.seats(account))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    /** Sends an invitation; one that is open for the address gives way to it. */
    @Transactional
    Wish invite(EmailAddress email, Role role, Actor by) {
        AccountId account = by.account();
        Instant now = clock.instant();
        if (role == Role.OWNER && by.role() != Role.OWNER) {
            return new Wish.Refused("Only an owner can invite an owner.");
        }
        boolean member = accounts.userWith(email)
                .filter(user -> accounts.actor(account, user.id()).isPresent())
                .isPresent();
        if (member) {
            return new Wish.Refused("This person is in the account already.");
        }
        if (store.madeSince(account, now.minus(Duration.ofDays(1))) >= MOST_A_DAY) {
            return new Wish.Refused("At most " + MOST_A_DAY + " invitations go out in a day.");
        }
        if (full(account, email)) {
            return new Wish.Refused(NO_SEAT);
        }
        store.endFor(account, email, now);
        Secret secret = Secret.random();
        Invitation invitation = new Invitation(Ids.next(), account, email, role, by.name(), now.plus(LIFE));
        store.insert(invitation, secret, by, now);
        news.invited(invitation, by);
        mail.invite(invitation, accounts.name(account), secret, by);
        return new Wish.Done();
    }

    static final String NO_SEAT =
            "All seats of the plan are taken. An owner can change their number under Plan and billing.";

    /** Whether one more has no seat; an invitation that gives way is not counted. */
    private boolean full(AccountId account, EmailAddress email) {
        OptionalLong seats = seats(account);
        long open = store.open(account, clock.instant()).stream()
                .filter(one -> !one.email().normalised().equals(email.normalised()))
                .count();
        return seats.isPresent() && accounts.members(account).size() + open + 1 > seats.getAsLong();
    }

    @Transactional
    boolean revoke(AccountId account, UUID id) {
        Optional<Invitation> open = store.open(account, clock.instant()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst();
        if (!store.end(account, id, clock.instant())) {
            return false;
        }
        open.ifPresent(news::revoked);
        return true;
    }

    @Transactional(readOnly = true)
    Optional<Invitation> find(Secret secret) {
        return store.find(secret, clock.instant());
    }

    /** The invited user, who is known already, joins; empty when the invitation is not theirs or not open. */
    @Transactional
    Optional<Actor> accept(Invitation invitation, UserId user) {
        boolean theirs = accounts.user(user)
                .email()
                .normalised()
                .equals(invitation.email().normalised());
        if (!theirs || !store.end(invitation.account(), invitation.id(), clock.instant())) {
            return Optional.empty();
        }
        accounts.verify(user);
        if (accounts.join(invitation.account(), user, invitation.role())) {
            news.joined(invitation, user, false);
        }
        return accounts.actor(invitation.account(), user);
    }

    /**
     * Somebody new joins: the link has proved the address. They become a member and open no account of their own, so that an
     * address in {@link org.leadnest.accounts.UnwelcomeAddresses} may join, too: whoever invites answers for them. Empty when it is not open any more, or the
     * address taken.
     */
    @Transactional
    Optional<Actor> admit(Invitation invitation, String name, String passwordHash) {
        if (!store.end(invitation.account(), invitation.id(), clock.instant())) {
            return Optional.empty();
        }
        UserId user = new UserId(Ids.next());
        boolean admitted = accounts.admit(
                new NewMember(invitation.account(), user, name, invitation.email(), passwordHash, invitation.role()));
        if (!admitted) {
            return Optional.empty();
        }
        news.joined(invitation, user, true);
        return accounts.actor(invitation.account(), user);
    }

    /** Writes down that a member of several accounts went over to this one. */
    void entered(Actor there) {
        Tenancy.run(there.account(), () -> news.entered(there));
    }

    @Transactional
    Wish changeRole(UserId user, Role role, Actor by) {
        Optional<Member> member = member(user, by.account());
        if (member.isEmpty()) {
            return new Wish.Refused("This person is not in the account any more.");
        }
        if (user.equals(by.user())) {
            return new Wish.Refused("Nobody changes their own role.");
        }
        if (role == Role.OWNER) {
            return new Wish.Refused(
                    "Nobody is made an owner unasked. An owner offers the account under Hand over, and the person agrees.");
        }
        if (member.get().role() == Role.OWNER) {
            return new Wish.Refused(
                    "Nobody makes an owner less: they hand the account over themselves, or another owner removes them.");
        }
        if (!accounts.changeRole(by.account(), user, role)) {
            return new Wish.Refused("An account needs an owner.");
        }
        news.roleChanged(member.get(), role, by);
        return new Wish.Done();
    }

    /** @param heirs members who take over, in turns; nobody for the pond */
    @Transactional
    Wish dismiss(UserId user, List<UserId> heirs, Actor by) {
        Optional<Member> member = member(user, by.account());
        boolean known = heirs.stream().allMatch(one -> member(one, by.account()).isPresent());
        if (member.isEmpty() || !known) {
            return new Wish.Refused("This person is not in the account any more.");
        }
        if (user.equals(by.user()) || heirs.contains(user)) {
            return new Wish.Refused("Choose somebody else to go on with the leads.");
        }
        if (member.get().role() == Role.OWNER && by.role() != Role.OWNER) {
            return new Wish.Refused("Only an owner can remove an owner.");
        }
        if (!accounts.dismiss(by.account(), user, heirs)) {
            return new Wish.Refused("An account needs an owner.");
        }
        store.endOf(by.account(), user, clock.instant());
        news.removed(member.get(), heirs, by);
        sessions.endAll(user);
        return new Wish.Done();
    }

    /** Signs a member out everywhere; they can sign in again. */
    @Transactional
    Wish endSessions(UserId user, Actor by) {
        Optional<Member> member = member(user, by.account());
        if (member.filter(one -> one.role() != Role.OWNER || by.role() == Role.OWNER)
                .isEmpty()) {
            return new Wish.Refused("Only an owner can sign an owner out.");
        }
        sessions.endAll(user);
        news.signedOut(member.get(), by);
        return new Wish.Done();
    }

    /** Ends the membership of whoever asks; what they had goes to nobody in particular. */
    @Transactional
    Wish leave(Actor leaver) {
        if (!accounts.dismiss(leaver.account(), leaver.user(), List.of())) {
            return new Wish.Refused("An account needs an owner: hand it over first.");
        }
        store.endOf(leaver.account(), leaver.user(), clock.instant());
        news.left(leaver);
        sessions.endAll(leaver.user());
        return new Wish.Done();
    }

    private Optional<Member> member(UserId user, AccountId account) {
        return accounts.members(account).stream()
                .filter(one -> one.user().equals(user))
                .findFirst();
    }

    Optional<User> known(EmailAddress email) {
        return accounts.userWith(email);
    }
}
