package org.leadnest.accounts.profile;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
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

    /** The language that whoever has this address has chosen, as {@code en} or {@code es}; empty for nobody or no choice. */
    @Transactional(readOnly = true)
    public Optional<String> language(EmailAddress address) {
        return store.language(address);
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

    /** Keeps a picture that was made anew already for somebody who has none; false when they have one. */
    @Transactional
    public boolean showFirst(UserId user, byte[] jpeg) {
        if (of(user).picture().isPresent()) {
            return false;
        }
        store.picture(user, jpeg, clock.instant());
        return true;
    }

    @Transactional
    void hide(UserId user) {
        store.picture(user, null, clock.instant());
    }
}
