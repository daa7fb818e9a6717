package org.leadnest.accounts.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.signup.Letters;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NothingNew;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over handing the account of the running code over. */
@Service
class Handover {
    static final Duration LIFE = Duration.ofDays(7);
    private static final Duration REST = Duration.ofSeconds(20);

    private final OfferStore store;
    private final Accounts accounts;
    private final AuditLog audit;
    private final Letters letters;
    private final InstantSource clock;
    private final NothingNew<AccountId> none = new NothingNew<>(REST);

    Handover(OfferStore store, Accounts accounts, AuditLog audit, Letters letters, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.letters = letters;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Optional<Offer> open() {
        Instant now = clock.instant();
        Optional<Offer> offer = store.open(now);
        if (offer.isEmpty()) {
            none.remember(Tenancy.required(), now);
        }
        return offer;
    }

    /** Whether no offer was open a moment ago: nothing that needs a look at the database for each page. */
    boolean latelyNone(AccountId account) {
        return none.lately(account, clock.instant());
    }

    /** Members who could become the owner. */
    @Transactional(readOnly = true)
    List<Member> candidates(Actor owner) {
        return accounts.members(owner.account()).stream()
                .filter(one -> !one.user().equals(owner.user()) && one.role() != Role.OWNER)
                .toList();
    }

    /** Offers the account to a member; false when they are none, or an owner already. */
    @Transactional
    boolean offer(UserId to, Actor owner) {
        boolean known = candidates(owner).stream().anyMatch(one -> one.user().equals(to));
        if (owner.role() != Role.OWNER || !known) {
            return false;
        }
        Instant now = clock.instant();
        store.make(owner.user(), to, now, now.plus(LIFE));
        none.forget(owner.account());
        audit.add(AuditNote.of(AuditAct.OWNERSHIP_OFFERED).about(to));
        User user = accounts.user(to);
        letters.ownershipOffered(owner.account(), user, owner.name(), accounts.name(owner.account()));
        return true;
    }

    /** The member agrees: they are the owner now, and who was stays as an admin. False when no offer to them is open. */
    @Transactional
    boolean accept(Actor member) {
        Optional<Offer> offer = open().filter(one -> one.to().equals(member.user()));
        if (offer.isEmpty() || !store.remove()) {
            return false;
        }
        accounts.changeRole(member.account(), offer.get().to(), Role.OWNER);
        accounts.changeRole(member.account(), offer.get().from(), Role.ADMIN);
        audit.add(AuditNote.of(AuditAct.OWNERSHIP_TAKEN).about(offer.get().to()));
        letters.ownershipTaken(
                member.account(),
                accounts.user(offer.get().from()),
                offer.get().toName(),
                accounts.name(member.account()));
        return true;
    }

    /** Whoever made the offer, or whom it was made to, ends it; false when no such offer is open. */
    @Transactional
    boolean end(Actor actor) {
        Optional<Offer> offer =
                open().filter(one -> one.to().equals(actor.user()) || one.from().equals(actor.user()));
        if (offer.isEmpty() || !store.remove()) {
            return false;
        }
        audit.add(AuditNote.of(AuditAct.OWNERSHIP_OFFER_ENDED).about(offer.get().to()));
        return true;
    }
}
