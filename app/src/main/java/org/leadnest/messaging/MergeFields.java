package org.leadnest.messaging;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.PhoneNumber;

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
            new Lead("Ana", "Lopez", "ana.lopez@example.com", "+13055550123", "Zillow", "New"),
            new Agent("Maya Lopez", "maya@example.com", "+13055550100", "Maya Lopez\nHarbor Realty"),
            new Company("Harbor Realty", "+13055550110"),
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

    /** By name, in both writings. */
    private static final Map<String, Function<Lead, String>> OF_LEADS = bothWritings(Map.of(
            "first_name", Lead::firstName,
            "last_name", Lead::lastName,
            "full_name", Lead::fullName,
            "name", Lead::fullName,
            "email", Lead::email,
            "phone", lead -> shown(lead.phone()),
            "source", Lead::source,
            "stage", Lead::stage));

    private static final Map<String, Function<Agent, String>> OF_AGENTS = bothWritings(Map.of(
            "name", Agent::name,
            "first_name", agent -> agent.name().strip().split(" ", 2)[0],
            "email", Agent::email,
            "phone", agent -> shown(agent.phone()),
            "signature", Agent::signature));

    private static final Map<String, Function<Company, String>> OF_ACCOUNTS =
            Map.of("name", Company::name, "phone", company -> shown(company.phone()));

    private static final Map<String, Function<Listing, String>> OF_LISTINGS = bothWritings(Map.of(
            "address", Listing::address,
            "city", Listing::city,
            "state", Listing::state,
            "postal_code", Listing::postalCode,
            "price", Listing::price,
            "previous_price", Listing::previousPrice,
            "bedrooms", Listing::bedrooms,
            "bathrooms", Listing::bathrooms,
            "area", Listing::area,
            "url", Listing::url));

    private static final Map<String, Function<Showing, String>> OF_SHOWINGS = bothWritings(Map.of(
            "place", Showing::place,
            "date", Showing::date,
            "time", Showing::time,
            "date_es", Showing::dateEs,
            "time_es", Showing::timeEs,
            "agent", Showing::agent));

    /** @param phone in E.164, or empty */
    public record Lead(String firstName, String lastName, String email, String phone, String source, String stage) {
        String fullName() {
            return (firstName + " " + lastName).strip();
        }
    }

    /** @param phone in E.164, or empty */
    public record Agent(String name, String email, String phone, String signature) {}

    /** @param phone in E.164, or empty */
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

    /** Each field is made when it is asked for: a text names two or three of them. */
    public Map<String, Object> asMap() {
        return Map.of(
                "lead", new Named<>(lead, OF_LEADS),
                "agent", new Named<>(agent, OF_AGENTS),
                "account", new Named<>(account, OF_ACCOUNTS),
                "listing", new Named<>(listing, OF_LISTINGS),
                "showing", new Named<>(showing, OF_SHOWINGS));
    }

    private static String shown(String phone) {
        return phone.isEmpty() ? "" : new PhoneNumber(phone).display();
    }

    private static <T> Map<String, Function<T, String>> bothWritings(Map<String, Function<T, String>> fields) {
        Map<String, Function<T, String>> both = new HashMap<>(fields);
        fields.forEach((name, field) -> both.put(camel(name), field));
        return Map.copyOf(both);
    }

    private static String camel(String name) {
        int gap = name.indexOf('_');
        return gap < 0
                ? name
                : name.substring(0, gap) + Character.toUpperCase(name.charAt(gap + 1)) + name.substring(gap + 2);
    }

    /** What is known of a subject, by name; blank values are left out, so that {@code default} takes their place. */
    private static final class Named<T> extends AbstractMap<String, Object> {
        private final T subject;
        private final Map<String, Function<T, String>> fields;

        Named(T subject, Map<String, Function<T, String>> fields) {
            this.subject = subject;
            this.fields = fields;
        }

        @Override
        public @Nullable Object get(Object name) {
            Function<T, String> field = fields.get(name);
            String value = field == null ? "" : field.apply(subject);
            return value.isBlank() ? null : value;
        }

        @Override
        public boolean containsKey(Object name) {
            return get(name) != null;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            Map<String, Object> known = new HashMap<>();
            fields.forEach((name, field) -> {
                String value = field.apply(subject);
                if (!value.isBlank()) {
                    known.put(name, value);
                }
            });
            return Set.copyOf(known.entrySet());
        }
    }
}
