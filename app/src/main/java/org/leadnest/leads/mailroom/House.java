package org.leadnest.leads.mailroom;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.leadnest.kernel.PhoneNumber;

/**
 * Whose addresses and numbers are nobody's who asks: the account's own people, and the house that sent the message.
 *
 * @param emails in lower case
 * @param domains in lower case, with all that is under them
 */
record House(Set<String> emails, Set<PhoneNumber> phones, List<String> domains) {
    static final House UNKNOWN = new House(Set.of(), Set.of(), List.of());

    /** Where anybody may have an address: a member's being there says nothing of the others. */
    private static final Set<String> OPEN_TO_ALL = Set.of(
            "gmail.com",
            "googlemail.com",
            "yahoo.com",
            "ymail.com",
            "hotmail.com",
            "outlook.com",
            "live.com",
            "msn.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "aol.com",
            "comcast.net",
            "att.net",
            "sbcglobal.net",
            "verizon.net",
            "bellsouth.net",
            "cox.net",
            "charter.net",
            "earthlink.net",
            "gmx.com",
            "mail.com",
            "proton.me",
            "protonmail.com",
            // Reserved for examples (RFC 2606): nobody's in particular.
            "example.com");

    static House of(List<String> domains) {
        return new House(Set.of(), Set.of(), domains);
    }

    /** The account's own: its people's addresses and numbers, and the domains of those addresses that are its own. */
    static House of(Set<String> emails, Set<PhoneNumber> phones) {
        List<String> domains = emails.stream()
                .map(email -> email.substring(email.lastIndexOf('@') + 1))
                .filter(domain -> !OPEN_TO_ALL.contains(domain))
                .distinct()
                .toList();
        return new House(Set.copyOf(emails), Set.copyOf(phones), domains);
    }

    boolean has(PhoneNumber phone) {
        return phones.contains(phone);
    }

    boolean has(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String domain = lower.substring(lower.lastIndexOf('@') + 1);
        return emails.contains(lower)
                || domains.stream().anyMatch(one -> domain.equals(one) || domain.endsWith("." + one));
    }
}
