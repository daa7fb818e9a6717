package org.leadnest.leads.mailroom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any other message about a person: what it says by labels, else the addresses and numbers in it, else the sender, when
 * they write themselves. The account's own people are nobody's leads. A newsletter, which offers to unsubscribe and names nobody by a label, is left to a person.
 */
final class GeneralReader implements Reader {
    private final House house;

    GeneralReader(House house) {
        this.house = house;
    }

    private static final Pattern PLACE = Pattern.compile(
            "([0-9]{1,6} [A-Za-z0-9 .'-]{3,60} (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Terrace|Ter|Circle|Cir)\\b\\.?)");

    @Override
    public Optional<Found> read(Letter letter) {
        Map<String, String> values = new HashMap<>(Labels.read(letter.text(), Portal.labels()));
        boolean labelled = values.containsKey("email") || values.containsKey("phone");
        boolean bulk = letter.text().toLowerCase(java.util.Locale.ROOT).contains("unsubscribe");
        boolean robot = letter.sender().isEmpty() || Contacts.robot(letter.sender(), house);
        if (!labelled && (bulk || letter.text().isBlank())) {
            return Optional.empty();
        }
        if (!labelled && !robot) {
            values.put("email", letter.sender());
            values.putIfAbsent("name", letter.senderName());
            values.putIfAbsent("message", (letter.subject() + "\n" + letter.text()).strip());
        }
        Contacts.fill(values, letter, house);
        Matcher place = PLACE.matcher(letter.subject() + "\n" + letter.text());
        if (place.find()) {
            values.putIfAbsent("address", place.group(1));
        }
        return Optional.of(new Found("general", values)).filter(Found::reachable);
    }
}
