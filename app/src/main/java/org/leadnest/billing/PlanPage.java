package org.leadnest.billing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /app/settings/plan}.
 *
 * @param tone of the state's badge
 * @param note what stands out, such as that billing is not configured
 * @param key of this rendering of the page: a form that is sent twice happens once
 */
public record PlanPage(
        String state,
        String tone,
        String text,
        List<Fact> facts,
        @Nullable String note,
        List<Meter> meters,
        boolean sells,
        List<Card> plans,
        List<Pack> packs,
        Doing doing,
        List<Bill> invoices,
        Contact contact,
        String key,
        @Nullable String error) {

    public record Fact(String label, String value) {}

    /** @param percent of the limit, at most 100; -1 when there is none */
    public record Meter(String label, String value, int percent, String tone, String hint) {}

    /**
     * @param mine whether it is the plan of the account
     * @param prices by cycle, as the form's choice shows them
     */
    public record Card(
            String key,
            String name,
            String tagline,
            String price,
            List<String> holds,
            boolean mine,
            Map<String, String> prices,
            String cycle,
            int seats,
            String most,
            String action) {}

    public record Pack(String key, String name, String price) {}

    /** What can be done about the subscription that there is. */
    public record Doing(boolean portal, boolean cancel, boolean resume) {}

    public record Bill(
            String number,
            String date,
            String amount,
            String state,
            String tone,
            @Nullable String page,
            @Nullable String pdf) {}

    public record Contact(
            boolean known,
            String email,
            List<String> taxIds,
            @Nullable String error) {}
}
