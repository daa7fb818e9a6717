package org.leadnest.accounts.profile;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
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
    private final AuditLog audit;

    Profiles(ProfileStore store, Accounts accounts, InstantSource clock, AuditLog audit) {
        this.audit = audit;
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

    /** Keeps name and choice, both or neither. Which fields changed is written down, not what they say. */
    @Transactional
    public void describe(UserId user, String name, Profile.Choice choice) {
        Profile before = of(user);
        List<String> changed = Stream.of(
                        accounts.user(user).name().equals(name) ? "" : "name",
                        before.zone().equals(choice.zone()) ? "" : "time zone",
                        before.language().equals(choice.language()) ? "" : "language",
                        before.theme().equals(choice.theme()) ? "" : "look",
                        before.signature().equals(choice.signature()) ? "" : "signature")
                .filter(field -> !field.isEmpty())
                .toList();
        accounts.renameUser(user, name);
        store.describe(user, choice);
        if (!changed.isEmpty()) {
            audit.add(AuditNote.of(AuditAct.PROFILE_CHANGED)
                    .by(user)
                    .about(user)
                    .with("fields", String.join(", ", changed)));
        }
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
