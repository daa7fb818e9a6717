package org.leadnest.listings;

/** Whoever keeps something with a listing that does not go by itself when the listing is deleted. */
public interface ListingLeaving {
    /** Inside the transaction that deletes it, before. */
    void leaving(ListingKey listing);
}
