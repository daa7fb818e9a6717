package org.leadnest.leads.browsing;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadFilter.Sort;
import org.leadnest.leads.clauses.Clauses;

/** The address of a list of leads: its filter as query parameters, read and written. */
public final class ListAddress {
    private static final String PATH = "/app/leads";

    private ListAddress() {}

    public static LeadFilter filter(Map<String, String> given) {
        return new LeadFilter(
                given.get("q"),
                given.get("stage"),
                given.get("tag"),
                given.get("source"),
                given.get("owner"),
                Clauses.parse(given.get("where")),
                sort(given.get("sort")));
    }

    public static String query(LeadFilter filter) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("q", filter.q());
        values.put("stage", filter.stage());
        values.put("tag", filter.tag());
        values.put("source", filter.source());
        values.put("owner", filter.owner());
        values.put("where", filter.clauses().text().orElse(null));
        values.put(
                "sort",
                filter.sort() == Sort.ACTIVITY ? null : filter.sort().name().toLowerCase(Locale.ROOT));
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
    }

    /** The filter that {@link #query} wrote. */
    public static LeadFilter read(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                values.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return filter(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException damaged) {
            return "";
        }
    }

    static String of(LeadFilter filter) {
        String query = query(filter);
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    static String after(LeadFilter filter, String place) {
        return (query(filter).isEmpty() ? "?" : "&") + "after=" + encoded(place);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static Sort sort(@Nullable String name) {
        for (Sort sort : Sort.values()) {
            if (sort.name().equalsIgnoreCase(name)) {
                return sort;
            }
        }
        return Sort.ACTIVITY;
    }
}
