package org.leadnest.leads.agenda;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.SignedTokens;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Secret addresses of calendar feeds. An address says whose it is and is signed; it works until its user asks for a new
 * one, or leaves the account.
 */
@Component
class Calendars {
    private static final int BODY_BYTES = 2 * SignedTokens.ID_BYTES + Integer.BYTES;

    private final CalendarStore store;
    private final Accounts accounts;
    private final SignedTokens tokens;

    Calendars(CalendarStore store, Accounts accounts, DerivedKeys keys) {
        this.store = store;
        this.accounts = accounts;
        this.tokens = new SignedTokens(keys.forPurpose("leads/calendars"), BODY_BYTES);
    }

    record Owner(AccountId account, UserId user) {}

    String token(UserId user) {
        int generation = store.generation(user).orElseGet(() -> store.current(user));
        return token(new Owner(Tenancy.required(), user), generation);
    }

    /** Makes every address of the user's that was given out before worthless. */
    void renew(UserId user) {
        store.next(user);
    }

    /** Whose feed it is, as long as the address works. */
    Optional<Owner> open(String token) {
        return tokens.open(token).flatMap(body -> {
            Owner owner = new Owner(new AccountId(SignedTokens.id(body)), new UserId(SignedTokens.id(body)));
            int generation = body.getInt();
            return Optional.of(owner)
                    .filter(one -> accounts.actor(one.account(), one.user()).isPresent())
                    .filter(one -> current(one, generation));
        });
    }

    private boolean current(Owner owner, int generation) {
        return Tenancy.as(owner.account(), () -> store.generation(owner.user()))
                .filter(now -> now == generation)
                .isPresent();
    }

    private String token(Owner owner, int generation) {
        ByteBuffer body = SignedTokens.put(tokens.body(), owner.account().value());
        return tokens.of(SignedTokens.put(body, owner.user().value()).putInt(generation));
    }
}
