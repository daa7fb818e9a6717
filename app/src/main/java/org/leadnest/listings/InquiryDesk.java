package org.leadnest.listings;

import org.jspecify.annotations.Nullable;

/** Takes what visitors of a property page ask. Listings do not know leads: a module that knows both implements it. */
public interface InquiryDesk {
    /**
     * For the account of the running code.
     *
     * @param email and {@code phone}: at least one is there and checked
     */
    record Question(
            Listing listing,
            String name,
            @Nullable String email,
            @Nullable String phone,
            String message) {}

    void take(Question question);
}
