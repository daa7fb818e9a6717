package org.leadnest.accounts.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.places.Place;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The browsers that a user is known to sign in with, and what is unusual about a sign-in. */
@Service
public class Devices {
    static final Duration MEMORY = Duration.ofDays(365);

    private final DeviceStore store;
    private final Arrivals arrivals;
    private final Accounts accounts;
    private final Letters letters;
    private final AuditLog audit;
    private final Profiles profiles;
    private final InstantSource clock;

    Devices(
            DeviceStore store,
            Arrivals arrivals,
            Accounts accounts,
            Letters letters,
            AuditLog audit,
            Profiles profiles,
            InstantSource clock) {
        this.profiles = profiles;
        this.store = store;
        this.arrivals = arrivals;
        this.accounts = accounts;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A sign-in as far as it tells where it comes from.
     *
     * @param browser as people call it
     * @param network with the last part cut off; empty when it is not known
     */
    public record Visit(String browser, String network, Place place) {
        /** Place and network, as far as they are known. */
        public String from() {
            return place.words().isEmpty()
                    ? network
                    : network.isEmpty() ? place.words() : place.words() + " (" + network + ")";
        }
    }

    /**
     * Takes note of a sign-in; a browser that is new, and not the user's first, and a place that is unusual are told to the
     * user by mail.
     *
     * @return whether the place is unusual, so that what was shown at the door should not count for dangerous acts
     */
    @Transactional
    public boolean met(UserId user, Secret mark, Visit visit) {
        Instant now = clock.instant();
        store.forget(user, now.minus(MEMORY));
        boolean known = store.seen(user, mark, now);
        boolean tellBrowser = !known && store.any(user);
        if (!known) {
            store.insert(user, mark, now);
        }
        Set<Arrivals.Sign> signs = arrivals.note(user, visit.place());
        if (!signs.isEmpty()) {
            audit.add(AuditNote.of(AuditAct.SIGN_IN_UNUSUAL)
                    .by(user)
                    .with("place", visit.place().words())
                    .with("unusual", unusual(signs, MailLanguage.ENGLISH)));
        }
        if (tellBrowser || !signs.isEmpty()) {
            ZonedDateTime local = now.atZone(profiles.zone(Tenancy.required(), user));
            Sighting sighting = new Sighting(visit, tellBrowser, signs, local);
            letters.newDevice(
                    Tenancy.required(),
                    accounts.user(user),
                    sighting.words(MailLanguage.ENGLISH),
                    sighting.words(MailLanguage.SPANISH));
        }
        return !signs.isEmpty();
    }

    /** Whether whoever has the mailbox has signed in with this browser before; nobody has an unknown mailbox. */
    @Transactional(readOnly = true)
    public boolean known(String mailbox, Secret mark) {
        return store.known(mailbox, mark, clock.instant().minus(MEMORY));
    }

    static String unusual(Set<Arrivals.Sign> signs, MailLanguage language) {
        return signs.stream().map(sign -> sign.words(language)).collect(Collectors.joining("; "));
    }
}
