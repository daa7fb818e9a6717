package org.leadnest.messaging;

import java.util.HashMap;
import java.util.Map;

/**
 * What templates may name. Each field can be written as {@code {{ lead.first_name }}} or {@code {{ lead.firstName }}}; a
 * field that is not known is empty, and {@code default} gives it another value.
 *
 * @param listing the home that the text is about, as visitors may know it
 * @param showing the next one of the lead
 */
public record MergeFields(Lead lead, Agent agent, Company account, Listing listing, Showing showing) {

    /** A made-up lead, for previews. */
    public static final MergeFields SAMPLE = new MergeFields(
            new Lead("Ana", "Lopez", "ana.lopez@example.com", "(305) 555-0123", "Zillow", "New"),
            new Agent("Maya Lopez", "maya@example.com", "(305) 555-0100", "Maya Lopez\nHarbor Realty"),
            new Company("Harbor Realty", "(305) 555-0110"),
            new Listing(
                    "18 Palm Way",
                    "Miami",
                    "FL",
                    "33133",
                    "$640,000",
                    "$665,000",
                    "3",
                    "2",
                    "1,850",
                    "https://homes.example/h/18-palm-way"),
            new Showing(
                    "18 Palm Way",
                    "Tuesday, December 15",
                    "10:00 AM",
                    "martes 15 de diciembre",
                    "10:00",
                    "Maya Lopez"));

    public record Lead(String firstName, String lastName, String email, String phone, String source, String stage) {}

    public record Agent(String name, String email, String phone, String signature) {}

    public record Company(String name, String phone) {}

    /**
     * @param price such as {@code $640,000}
     * @param area in square feet
     * @param url of its public page
     */
    public record Listing(
            String address,
            String city,
            String state,
            String postalCode,
            String price,
            String previousPrice,
            String bedrooms,
            String bathrooms,
            String area,
            String url) {
        public static final Listing NONE = new Listing("", "", "", "", "", "", "", "", "", "");
    }

    /** In the lead's time. @param dateEs and {@code timeEs}: the same in Spanish */
    public record Showing(String place, String date, String time, String dateEs, String timeEs, String agent) {
        public static final Showing NONE = new Showing("", "", "", "", "", "");
    }

    /** Of whom neither a home nor a showing is known. */
    public MergeFields(Lead lead, Agent agent, Company account) {
        this(lead, agent, account, Listing.NONE, Showing.NONE);
    }

    public MergeFields with(Listing other) {
        return new MergeFields(lead, agent, account, other, showing);
    }

    public MergeFields with(Showing other) {
        return new MergeFields(lead, agent, account, listing, other);
    }

    public Map<String, Object> asMap() {
        return Map.of(
                "lead",
                leadFields(),
                "agent",
                agentFields(),
                "account",
                accountFields(),
                "listing",
                listingFields(),
                "showing",
                showingFields());
    }

    private Map<String, Object> leadFields() {
        var fields = new HashMap<String, Object>();
        put(fields, "first_name", "firstName", lead.firstName());
        put(fields, "last_name", "lastName", lead.lastName());
        var fullName = (lead.firstName() + " " + lead.lastName()).strip();
        put(fields, "full_name", "fullName", fullName);
        put(fields, "name", fullName);
        put(fields, "email", lead.email());
        put(fields, "phone", lead.phone());
        put(fields, "source", lead.source());
        put(fields, "stage", lead.stage());
        return fields;
    }

    private Map<String, Object> agentFields() {
        var fields = new HashMap<String, Object>();
        put(fields, "name", agent.name());
        put(fields, "first_name", "firstName", agent.name().strip().split(" ", 2)[0]);
        put(fields, "email", agent.email());
        put(fields, "phone", agent.phone());
        put(fields, "signature", agent.signature());
        return fields;
    }

    private Map<String, Object> accountFields() {
        var fields = new HashMap<String, Object>();
        put(fields, "name", account.name());
        put(fields, "phone", account.phone());
        return fields;
    }

    private Map<String, Object> listingFields() {
        var fields = new HashMap<String, Object>();
        put(fields, "address", listing.address());
        put(fields, "city", listing.city());
        put(fields, "state", listing.state());
        put(fields, "postal_code", "postalCode", listing.postalCode());
        put(fields, "price", listing.price());
        put(fields, "previous_price", "previousPrice", listing.previousPrice());
        put(fields, "bedrooms", listing.bedrooms());
        put(fields, "bathrooms", listing.bathrooms());
        put(fields, "area", listing.area());
        put(fields, "url", listing.url());
        return fields;
    }

    private Map<String, Object> showingFields() {
        var fields = new HashMap<String, Object>();
        put(fields, "place", showing.place());
        put(fields, "date", showing.date());
        put(fields, "time", showing.time());
        put(fields, "date_es", "dateEs", showing.dateEs());
        put(fields, "time_es", "timeEs", showing.timeEs());
        put(fields, "agent", showing.agent());
        return fields;
    }

    /** Blank values are left out, so that {@code default} takes their place. */
    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isBlank()) {
            fields.put(name, value);
        }
    }

    private static void put(Map<String, Object> fields, String name, String otherName, String value) {
        put(fields, name, value);
        put(fields, otherName, value);
    }
}
