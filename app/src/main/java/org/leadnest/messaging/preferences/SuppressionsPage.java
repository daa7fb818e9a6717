package org.leadnest.messaging.preferences;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code /app/settings/suppressions}.
 *
 * @param searched the address that was looked for; null when the whole list is shown
 * @param readable whether what was looked for is an address or a number
 * @param address of the form that adds one, as it was written
 * @param words of the same form
 */
public record SuppressionsPage(
        List<Row> rows,
        @Nullable String searched,
        boolean readable,
        String address,
        String words,
        Map<String, String> errors,
        @Nullable String nextHref,
        @Nullable String firstHref) {

    /**
     * @param who a lead's name, the address that was searched, or a part of a hash
     * @param href of the lead's page; null where there is none
     * @param how what lifts it
     * @param refused the hash of an e-mail address that a carrier refused, which somebody here may know better; else null
     */
    public record Row(
            String who,
            @Nullable String href,
            String channel,
            String why,
            String source,
            String since,
            String how,
            @Nullable String refused) {}
}
