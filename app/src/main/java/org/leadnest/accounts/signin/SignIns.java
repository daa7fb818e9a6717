package org.leadnest.accounts.signin;

import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.audit.Network;
import org.leadnest.accounts.devices.Devices;
import org.leadnest.accounts.factors.FactorResets;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.accounts.signup.Secret;
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
    private final PasswordTries tries;
    private final Devices devices;
    private final AuditLog audit;
    private final SecondFactors factors;
    private final FactorResets resets;

    SignIns(
            Accounts accounts,
            Passwords passwords,
            PasswordTries tries,
            Devices devices,
            AuditLog audit,
            SecondFactors factors,
            FactorResets resets) {
        this.resets = resets;
        this.factors = factors;
        this.devices = devices;
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = tries;
    }

    /**
     * @param address network address that the try comes from
     * @param mark of the browser that it comes from, if it has one
     */
    Entry enter(String email, String password, String address, Optional<Secret> mark) {
        return passwords.whereThereIsRoom(() -> tried(email, password, address, mark));
    }

    private Entry tried(String email, String password, String address, Optional<Secret> mark) {
        Optional<EmailAddress> mailbox = EmailAddress.parse(email);
        String key = mailbox.map(EmailAddress::normalised).orElse("");
        Throttle.Device device = mark.map(one -> new Throttle.Device(one.text(), devices.known(key, one)))
                .orElse(Throttle.Device.NONE);
        Optional<User> user = mailbox.flatMap(accounts::userWith);
        return switch (tries.look(key, user, password, address, device)) {
            case PasswordTries.Outcome.Slowed slowed -> {
                LOG.info("a sign-in was held back from {}", from(address));
                yield new Entry.Slowed(slowed.pause());
            }
            case PasswordTries.Outcome.Wrong _ -> {
                LOG.info(
                        "a sign-in was refused: {} from {}",
                        user.map(known -> "user " + known.id()).orElse("nobody known"),
                        from(address));
                yield new Entry.Unknown();
            }
            case PasswordTries.Outcome.Right right -> enter(user.orElseThrow(), password, right.outdated());
        };
    }

    private Entry enter(User user, String password, boolean outdated) {
        if (outdated) {
            accounts.changePasswordHash(user.id(), passwords.hash(password));
        }
        boolean half = factors.on(user.id())
                && firstSeat(user.id()).filter(this::reset).isEmpty();
        return half ? new Entry.Half(user.id()) : new Entry.Entered(user.id());
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

    void left(Actor actor) {
        AuditNote note = AuditNote.of(AuditAct.SIGNED_OUT).by(actor.user());
        Tenancy.run(actor.account(), () -> audit.add(note));
    }

    /** Where a user comes in: the account that they entered last, else the one that they have belonged to longest. */
    Optional<Actor> firstSeat(UserId user) {
        return accounts.accountsOf(user).stream().findFirst().flatMap(account -> accounts.actor(account, user));
    }
}
