package org.leadnest.accounts.passkeys;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.factors.SecondFactors;
import org.leadnest.accounts.signup.FactorWords;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over passkeys. Those that are written down run for the account of the running code. */
@Service
public class Passkeys {
    static final int MOST = 20;

    private final PasskeyStore store;
    private final RelyingParty party;
    private final SecondFactors factors;
    private final AuditLog audit;
    private final Letters letters;
    private final Accounts accounts;

    Passkeys(
            PasskeyStore store,
            RelyingParty party,
            SecondFactors factors,
            AuditLog audit,
            Letters letters,
            Accounts accounts) {
        this.accounts = accounts;
        this.store = store;
        this.party = party;
        this.factors = factors;
        this.audit = audit;
        this.letters = letters;
    }

    /** What became of {@link #add}. */
    sealed interface Adding {
        /** @param codes recovery codes, when this is the user's first second factor */
        record Added(List<String> codes) implements Adding {}

        /** The device's answer does not hold. */
        record Refused() implements Adding {}
    }

    @Transactional(readOnly = true)
    List<Passkey> of(UserId user) {
        return store.of(user);
    }

    @Transactional(readOnly = true)
    public boolean any(UserId user) {
        return store.any(user);
    }

    @Transactional(readOnly = true)
    String toAdd(User user, Bytes challenge) {
        return party.toAdd(user, challenge);
    }

    @Transactional
    Adding add(User user, Bytes challenge, String answer, String name) {
        boolean first = !factors.on(user.id());
        if (!party.add(user, challenge, answer, name)) {
            return new Adding.Refused();
        }
        audit.add(AuditNote.of(AuditAct.PASSKEY_ADDED).by(user.id()).about(name));
        letters.secondFactor(Tenancy.required(), user, FactorWords.passkeyAdded(name));
        return new Adding.Added(first ? factors.firstCodes(user.id()) : List.of());
    }

    @Transactional
    boolean rename(UserId user, UUID id, String name) {
        boolean renamed = store.rename(user, id, name).isPresent();
        if (renamed) {
            audit.add(AuditNote.of(AuditAct.PASSKEY_RENAMED).by(user).about(name));
        }
        return renamed;
    }

    /** What became of {@link #remove}. */
    enum Removal {
        REMOVED,
        UNKNOWN,
        /** Neither a password, nor Google, nor another passkey would open the account. */
        ONLY_WAY_IN
    }

    @Transactional
    Removal remove(User user, UUID id) {
        boolean theirs = store.of(user.id()).stream().anyMatch(one -> one.id().equals(id));
        if (theirs && !accounts.waysIn(user.id()).withoutOnePasskey()) {
            return Removal.ONLY_WAY_IN;
        }
        Optional<String> name = store.remove(user.id(), id);
        name.ifPresent(removed -> {
            audit.add(AuditNote.of(AuditAct.PASSKEY_REMOVED).by(user.id()).about(removed));
            letters.secondFactor(Tenancy.required(), user, FactorWords.passkeyRemoved(removed));
            factors.tidy(user.id());
        });
        return name.isPresent() ? Removal.REMOVED : Removal.UNKNOWN;
    }

    /** What the browser is asked to sign, as JSON: with any passkey, or with one of {@code user}. */
    @Transactional(readOnly = true)
    public String toProve(Optional<UserId> user, Bytes challenge) {
        return party.toProve(user, challenge);
    }

    /** Whose passkey signed the challenge, when the answer holds; the passkey is marked as used. */
    @Transactional
    public Optional<UserId> signer(Optional<UserId> user, Bytes challenge, String answer) {
        return party.signer(user, challenge, answer);
    }
}
