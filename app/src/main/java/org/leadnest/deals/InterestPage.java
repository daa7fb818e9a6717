package org.leadnest.deals;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The homes that a lead asked about, formatted. */
public record InterestPage(List<Home> homes, String more) {
    /**
     * A home.
     *
     * @param url of its page, where it is a listing of the account
     * @param asked how often, and when last
     */
    public record Home(String name, @Nullable String url, String price, String asked) {}
}
