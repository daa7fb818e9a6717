package org.leadnest.accounts.settings;

import java.util.Map;

/**
 * A person's own page.
 *
 * @param picture address of their picture; empty for none
 * @param errors of whichever of the forms was sent
 */
public record ProfilePage(
        Typed typed,
        String email,
        boolean verified,
        Choices choices,
        Phone phone,
        String picture,
        Map<String, String> errors) {

    /**
     * What stands in the fields.
     *
     * @param zone id of their own time zone; empty for the account's
     * @param number of a phone that is being typed
     */
    public record Typed(String name, String zone, String language, String theme, String signature, String number) {
        Typed calling(String phone) {
            return new Typed(name, zone, language, theme, signature, phone);
        }
    }

    /** What there is to choose from, by the value that is sent. */
    public record Choices(Map<String, String> zones, Map<String, String> languages, Map<String, String> themes) {}

    /**
     * @param confirmed the number as people read it; empty for none
     * @param awaited the number whose code is on its way; empty for none
     * @param closed why no code can be sent now; empty when one can
     */
    public record Phone(String confirmed, String awaited, String closed) {}
}
