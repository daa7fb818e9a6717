package org.leadnest.accounts.signin;

import java.time.Duration;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.audit.Network;
import org.leadnest.accounts.factors.FactorResets;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries passwords, one after another: the slow hash runs outside of any transaction. */
@Component
class SignIns {
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final HeldBack heldBack;
    private final AuditLog audit;
    private final SecondFactors factors;
    private final FactorResets resets;

    SignIns(
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            HeldBack heldBack,
            AuditLog audit,
            SecondFactors factors,
            FactorResets resets) {
        this.resets = resets;
        this.factors = factors;
        this.heldBack = heldBack;
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** @param address network address that the try comes from */
    Entry enter(String email, String password, String address) {
        passwords.expectRoom();
        Optional<EmailAddress> mailbox = EmailAddress.parse(email);
        String key = mailbox.map(EmailAddress::normalised).orElse("");
        Optional<Duration> pause = throttle.pause(Throttle.Door.SIGN_IN, key, address);
        if (pause.isPresent()) {
            LOG.info("a sign-in was held back from {}", from(address));
            return new Entry.Slowed(pause.get());
        }
        Optional<User> user = mailbox.flatMap(accounts::userWith);
        Optional<String> kept = user.flatMap(found -> accounts.passwordHash(found.id()));
        boolean right = passwords.matches(password, kept);
        if (user.isEmpty() || !right) {
            Throttle.Consequence consequence = throttle.failed(Throttle.Door.SIGN_IN, key, address);
            LOG.info(
                    "a sign-in was refused: {} from {}",
                    user.map(known -> "user " + known.id()).orElse("nobody known"),
                    from(address));
            if (consequence != Throttle.Consequence.NONE) {
                user.ifPresent(known -> heldBack.note(known, consequence, address));
            }
            return new Entry.Unknown();
        }
        throttle.succeeded(Throttle.Door.SIGN_IN, key, address);
        kept.filter(passwords::outdated)
                .ifPresent(old -> accounts.changePasswordHash(user.get().id(), passwords.hash(password)));
        Optional<Actor> actor = firstSeat(user.get().id());
        if (actor.isPresent() && factors.on(user.get().id()) && !reset(actor.get())) {
            return new Entry.Half(actor.get());
        }
        actor.ifPresent(entered -> entered(entered, "password"));
        return actor.<Entry>map(Entry.Entered::new).orElseGet(Entry.Unknown::new);
    }

    private static String from(String address) {
        return Network.of(address).orElse("an unknown network");
    }

    private boolean reset(Actor actor) {
        return Tenancy.as(actor.account(), () -> resets.useUp(actor.user()));
    }

    /** Writes down who came in, and by what. */
    void entered(Actor actor, String with) {
        AuditNote entered = AuditNote.of(AuditAct.SIGNED_IN).by(actor.user()).with("with", with);
        Tenancy.run(actor.account(), () -> audit.add(entered));
    }

    /** Where a user comes in: the account that they have belonged to longest. */
    Optional<Actor> firstSeat(UserId user) {
        return accounts.accountsOf(user).stream().findFirst().flatMap(account -> accounts.actor(account, user));
    }
}
