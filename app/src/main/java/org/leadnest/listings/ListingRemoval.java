package org.leadnest.listings;

import java.util.List;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.photos.Photos;
import org.leadnest.privacy.KeptByLaw;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a listing away with its photos; one that a deal stands on stays. */
@Component
class ListingRemoval {
    static final String IN_USE = "a deal is about this listing: delete the deal first, or set the status to Withdrawn";

    private final Listings listings;
    private final Photos photos;
    private final List<ListingLeaving> leaving;
    private final KeptByLaw law;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ListingRemoval(
            Listings listings,
            Photos photos,
            List<ListingLeaving> leaving,
            KeptByLaw law,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.audit = audit;
        this.law = law;
        this.listings = listings;
        this.photos = photos;
        this.leaving = List.copyOf(leaving);
        this.transaction = new TransactionTemplate(transactions);
    }

    enum Removal {
        DONE,
        NOTHING_THERE,
        IN_USE
    }

    /** Refused while a legal hold keeps listings or photos. */
    Removal remove(ListingKey key, Actor actor) {
        law.require("listings");
        law.require("photos");
        try {
            boolean removed = Boolean.TRUE.equals(transaction.execute(status -> {
                photos.removeAlbum(key.value());
                leaving.forEach(one -> one.leaving(key));
                boolean deleted = listings.delete(key, actor);
                if (deleted) {
                    audit.add(AuditNote.of(AuditAct.LISTING_REMOVED).about(String.valueOf(key.value())));
                }
                return deleted;
            }));
            return removed ? Removal.DONE : Removal.NOTHING_THERE;
        } catch (DataIntegrityViolationException stillReferred) {
            return Removal.IN_USE;
        }
    }
}
