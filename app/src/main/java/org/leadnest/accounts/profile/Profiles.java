package org.leadnest.accounts.profile;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over profiles. */
@Service
public class Profiles {
    private final ProfileStore store;
    private final Accounts accounts;
    private final InstantSource clock;

    Profiles(ProfileStore store, Accounts accounts, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Profile of(UserId user) {
        return store.find(user).orElse(Profile.BLANK);
    }

    /** The zone in which times are shown to the user: their own, else the account's. */
    @Transactional(readOnly = true)
    public ZoneId zone(AccountId account, UserId user) {
        return of(user).zone().orElseGet(() -> accounts.account(account).zone());
    }

    @Transactional
    public void describe(UserId user, Profile.Choice choice) {
        store.describe(user, choice);
    }

    /** Addresses of the pictures of an account's members, by user. */
    @Transactional(readOnly = true)
    public Map<UserId, String> pictures(AccountId account) {
        return store.pictures(account);
    }

    /** The picture of somebody who belongs to the account, as JPEG. */
    @Transactional(readOnly = true)
    Optional<byte[]> picture(AccountId account, UserId user) {
        return store.picture(account, user);
    }

    /** Keeps a picture that was made anew already. */
    @Transactional
    void show(UserId user, byte[] jpeg) {
        store.picture(user, jpeg, clock.instant());
    }

    @Transactional
    void hide(UserId user) {
        store.picture(user, null, clock.instant());
    }
}
