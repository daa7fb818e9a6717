package org.leadnest.leads.mailroom;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * {@code <meta name="lead_email" content="…">} and its kin in the HTML of a message, as portals and website builders write
 * them for CRMs: lead_source, lead_type, lead_name (or lead_first_name, lead_last_name), lead_email, lead_phone,
 * lead_message, lead_property_address, _city, _state, _postal_code, _price, _mls_number, _url.
 */
final class MetaTags implements Reader {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("lead_source", "source"),
            Map.entry("lead_type", "type"),
            Map.entry("lead_name", "name"),
            Map.entry("lead_first_name", "first"),
            Map.entry("lead_last_name", "last"),
            Map.entry("lead_email", "email"),
            Map.entry("lead_phone", "phone"),
            Map.entry("lead_message", "message"),
            Map.entry("lead_property_address", "address"),
            Map.entry("lead_property_city", "city"),
            Map.entry("lead_property_state", "state"),
            Map.entry("lead_property_postal_code", "postal"),
            Map.entry("lead_property_zip", "postal"),
            Map.entry("lead_property_price", "price"),
            Map.entry("lead_property_mls_number", "mls"),
            Map.entry("lead_property_url", "url"));

    @Override
    public Optional<Found> read(Letter letter) {
        if (!letter.html().toLowerCase(Locale.ROOT).contains("lead_")) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (Element tag : Jsoup.parse(letter.html()).select("meta[name^=lead_], meta[property^=lead_]")) {
            String name = tag.hasAttr("name") ? tag.attr("name") : tag.attr("property");
            String ours = NAMES.get(name.toLowerCase(Locale.ROOT));
            if (ours != null) {
                values.putIfAbsent(ours, tag.attr("content"));
            }
        }
        return Optional.of(new Found("lead tags", values)).filter(Found::reachable);
    }
}
