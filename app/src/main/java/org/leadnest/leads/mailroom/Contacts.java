package org.leadnest.leads.mailroom;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;

/** Finds the address and the number of a person in text, and passes over those of robots and of the sender's own house. */
final class Contacts {
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{3,190}");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\+?1[ .-]?)?\\(?[2-9][0-9]{2}\\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}(?![0-9])");
    private static final Set<String> ROBOTS = Set.of(
            "noreply",
            "no-reply",
            "donotreply",
            "do-not-reply",
            "notifications",
            "notification",
            "mailer-daemon",
            "postmaster",
            "support",
            "info",
            "leads",
            "help",
            "bounce",
            "bounces",
            "unsubscribe");

    private Contacts() {}

    /** Repairs what the labels gave, or finds it in the text; nothing of the {@code house} is a person's. */
    static void fill(Map<String, String> values, Letter letter, House house) {
        email(values.getOrDefault("email", ""), house)
                .or(() -> email(letter.text(), house))
                .or(() -> email(letter.replyTo(), house))
                .ifPresentOrElse(email -> values.put("email", email), () -> values.remove("email"));
        phone(values.getOrDefault("phone", ""), house)
                .or(() -> phone(letter.text(), house))
                .ifPresentOrElse(phone -> values.put("phone", phone), () -> values.remove("phone"));
    }

    static Optional<String> email(String text, House house) {
        return matches(EMAIL, text)
                .map(found -> found.replaceAll("[.'-]+$", ""))
                .filter(found -> EmailAddress.parse(found).isPresent())
                .filter(found -> !robot(found, house))
                .findFirst();
    }

    static Optional<String> phone(String text, House house) {
        return matches(PHONE, text)
                .filter(found ->
                        PhoneNumber.parse(found).filter(one -> !house.has(one)).isPresent())
                .findFirst();
    }

    static boolean robot(String address, House house) {
        String lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 1) {
            return true;
        }
        return ROBOTS.contains(lower.substring(0, at)) || house.has(lower);
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(java.util.regex.MatchResult::group);
    }
}
