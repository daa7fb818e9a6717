package org.leadnest.leads.mailroom;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notification of one portal: known by its sender's domain, or by its name in the subject of a forwarded one; its
 * subject or first lines name the property, its body says the rest by labels.
 */
record Portal(String name, List<String> domains, Pattern about) implements Reader {
    private static final Map<String, String> LABELS = labels();
    private static final String PLACE =
            "(?<address>[0-9][^,\\n]{2,80}),\\s*(?<city>[A-Za-z .'-]{2,50}),?\\s+(?<state>[A-Z]{2})\\s*(?<postal>[0-9]{5})?";
    private static final Pattern ANYWHERE = Pattern.compile(PLACE);
    private static final Pattern PRICE = Pattern.compile("\\$\\s?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{5,9})");
    private static final Pattern MLS = Pattern.compile(
            "MLS\\s*(?:ID|#|number|no\\.?)*\\s*[:#]?\\s*([A-Z]{0,4}[0-9][A-Z0-9-]{3,15})", Pattern.CASE_INSENSITIVE);
    private static final Pattern REQUESTER = Pattern.compile(
            "(?:new (?:lead|inquiry|message)(?: from)?:?|lead from|message from|inquiry from)\\s+(?<name>[\\p{L} .'-]{2,80}?)\\s*(?: is | for | about | wants | requested | on |[-|,]|$)",
            Pattern.CASE_INSENSITIVE);

    /** Who asks, at the beginning of the subject. */
    private static final Pattern ASKING = Pattern.compile(
            "^(?<name>\\p{Lu}[\\p{L} .'-]{1,80}?) (?:is requesting|is asking|is interested|requested|would like|wants) ");

    static List<Portal> all() {
        return List.of(
                portal("Zillow", "zillow.com", "zillowmail.com", "trulia.com"),
                portal("Realtor.com", "realtor.com", "move.com"),
                portal("Redfin", "redfin.com"),
                portal("Homes.com", "homes.com", "costar.com"));
    }

    private static Portal portal(String name, String... domains) {
        return new Portal(name, List.of(domains), Pattern.compile("(?:about|for|at|on|property:?)\\s+" + PLACE));
    }

    @Override
    public Optional<Found> read(Letter letter) {
        if (!from(letter)) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>(Labels.read(letter.text(), LABELS));
        String all = letter.subject() + "\n" + letter.text();
        Matcher place = about.matcher(all);
        Matcher anywhere = ANYWHERE.matcher(values.getOrDefault("address", all));
        if (anywhere.find()) {
            place(anywhere, values);
        } else if (place.find()) {
            place(place, values);
        }
        find(PRICE, all).ifPresent(price -> values.putIfAbsent("price", price));
        find(MLS, all).ifPresent(mls -> values.putIfAbsent("mls", mls));
        Matcher requester = REQUESTER.matcher(letter.subject());
        if (requester.find() && domains.stream().noneMatch(requester.group("name")::equalsIgnoreCase)) {
            values.putIfAbsent("name", requester.group("name"));
        }
        Matcher asking = ASKING.matcher(letter.subject().strip());
        if (asking.find()) {
            values.putIfAbsent("name", asking.group("name"));
        }
        Contacts.fill(values, letter, House.of(domains));
        values.put("source", name);
        return Optional.of(new Found(name, values)).filter(Found::reachable);
    }

    private boolean from(Letter letter) {
        String domain = letter.domain();
        return domains.stream().anyMatch(one -> domain.equals(one) || domain.endsWith("." + one))
                || letter.subject().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    private static void place(Matcher place, Map<String, String> values) {
        values.put("address", place.group("address").strip());
        values.put("city", place.group("city").strip());
        values.put("state", place.group("state"));
        if (place.group("postal") != null) {
            values.put("postal", place.group("postal"));
        }
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        put(
                labels,
                "name",
                "name",
                "full name",
                "contact name",
                "lead name",
                "customer name",
                "buyer",
                "buyer name",
                "contact");
        put(labels, "first", "first name", "firstname");
        put(labels, "last", "last name", "lastname", "surname");
        put(labels, "email", "email", "e-mail", "email address", "customer email", "contact email");
        put(
                labels,
                "phone",
                "phone",
                "phone number",
                "telephone",
                "mobile",
                "cell",
                "cell phone",
                "customer phone",
                "contact phone");
        put(
                labels,
                "message",
                "message",
                "comment",
                "comments",
                "comments",
                "question",
                "notes",
                "customer message",
                "inquiry");
        put(labels, "address", "property address", "address", "property", "listing address", "listing", "home");
        put(labels, "price", "price", "list price", "asking price", "listing price");
        put(labels, "mls", "mls", "mls id", "mlsid", "mls number", "mls no");
        put(labels, "url", "link", "listing url", "property url", "url");
        return labels;
    }

    private static void put(Map<String, String> labels, String name, String... words) {
        for (String word : words) {
            labels.put(word.replaceAll("[^a-z ]", ""), name);
        }
    }
}
