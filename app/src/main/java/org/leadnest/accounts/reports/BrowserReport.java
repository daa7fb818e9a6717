package org.leadnest.accounts.reports;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One thing that a browser refused to load, cut down to what names nobody.
 *
 * @param directive of the content security policy, such as {@code script-src-elem}
 * @param blocked an origin, or a word such as {@code inline}
 * @param page the beginning of the path of our page, without ids
 */
record BrowserReport(String directive, String blocked, String page) {
    private static final Pattern DIRECTIVE = Pattern.compile("[a-z-]{1,40}");
    private static final Pattern WORD = Pattern.compile("[a-z-]{1,40}");
    private static final Pattern PART = Pattern.compile("[a-z-]{1,25}");
    private static final int LONGEST_ORIGIN = 200;

    /** Reads both shapes: CSP level 2's {@code csp-report} and the Reporting API's {@code body}. */
    static Optional<BrowserReport> of(JsonNode report) {
        JsonNode old = report.path("csp-report");
        JsonNode body = report.path("body");
        if (!old.isObject()
                && !(body.isObject() && report.path("type").asString("").equals("csp-violation"))) {
            return Optional.empty();
        }
        String directive = old.isObject()
                ? first(
                        old.path("effective-directive").asString(""),
                        old.path("violated-directive").asString(""))
                : body.path("effectiveDirective").asString("");
        String blocked = old.isObject()
                ? old.path("blocked-uri").asString("")
                : body.path("blockedURL").asString("");
        String page = old.isObject()
                ? old.path("document-uri").asString("")
                : body.path("documentURL").asString("");
        String name = directive.strip().split(" ")[0];
        return DIRECTIVE.matcher(name).matches()
                ? Optional.of(new BrowserReport(name, origin(blocked), place(page)))
                : Optional.empty();
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /** Where from, or the word for something that came from nowhere; never a path or a query. */
    private static String origin(String blocked) {
        if (WORD.matcher(blocked).matches()) {
            return blocked;
        }
        try {
            URI uri = URI.create(blocked);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String origin = scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            boolean web =
                    scheme.equals("http") || scheme.equals("https") || scheme.equals("ws") || scheme.equals("wss");
            return web && uri.getHost() != null && origin.length() <= LONGEST_ORIGIN ? origin : other(scheme);
        } catch (IllegalArgumentException unreadable) {
            return "other";
        }
    }

    private static String other(String scheme) {
        return scheme.matches("data|blob|about|[a-z]{1,10}-extension") ? scheme : "other";
    }

    /** Two parts of the path at most, and only those that are words of ours. */
    private static String place(String page) {
        try {
            String path = Optional.ofNullable(URI.create(page).getPath()).orElse("");
            StringBuilder kept = new StringBuilder();
            int parts = 0;
            for (String part : path.split("/")) {
                if (part.isEmpty()) {
                    continue;
                }
                if (parts == 2 || !PART.matcher(part).matches()) {
                    break;
                }
                kept.append('/').append(part);
                parts++;
            }
            return kept.isEmpty() ? "/" : kept.toString();
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }
}
