package org.leadnest.listings;

import java.time.ZoneId;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.copydesk.Language;
import org.springframework.stereotype.Component;

/** In which zone and language somebody reads and begins. */
@Component
class Readers {
    private final Accounts accounts;
    private final Profiles profiles;

    Readers(Accounts accounts, Profiles profiles) {
        this.accounts = accounts;
        this.profiles = profiles;
    }

    ZoneId zone(Actor actor) {
        return accounts.account(actor.account()).zone();
    }

    /** Of their profile, else English. */
    Language language(Actor actor) {
        return profiles.of(actor.user()).language().map(Language::parse).orElse(Language.EN);
    }
}
