package org.leadnest.accounts.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.accounts.signup.Secret;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The browsers that a user is known to sign in with. */
@Service
public class Devices {
    static final Duration MEMORY = Duration.ofDays(365);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, h:mm a zzz", Locale.US);

    private final DeviceStore store;
    private final Accounts accounts;
    private final Letters letters;
    private final InstantSource clock;

    Devices(DeviceStore store, Accounts accounts, Letters letters, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.letters = letters;
        this.clock = clock;
    }

    /** Takes note of a sign-in; a browser that is new, and not the user's first, is told to the user by mail. */
    @Transactional
    public void met(UserId user, Secret mark, String browser, String network) {
        Instant now = clock.instant();
        store.forget(user, now.minus(MEMORY));
        if (store.seen(user, mark, now)) {
            return;
        }
        boolean first = !store.any(user);
        store.insert(user, mark, now);
        if (!first) {
            ZoneId zone = accounts.account(Tenancy.required()).zone();
            letters.newDevice(Tenancy.required(), accounts.user(user), browser, network, TIME.format(now.atZone(zone)));
        }
    }
}
