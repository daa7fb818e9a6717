package org.leadnest.leads.merging;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether two leads look like one person, and why. Pure. */
final class Likeness {
    private static final int SHORT_NAME = 8;

    private Likeness() {}

    /**
     * What is compared of a lead.
     *
     * @param name its sort name: lower case, last name first
     * @param given its first name as it is written
     * @param phone digits of the first number
     * @param mailbox the part of the first address before the @
     */
    record Face(
            UUID id,
            String name,
            String shown,
            @Nullable String given,
            @Nullable String postalCode,
            @Nullable String state,
            @Nullable String phone,
            @Nullable String mailbox) {
        /** ZIP code and first name, the same for all who may be this one under a last name that begins otherwise; null without both. */
        @Nullable
        String place() {
            return postalCode == null || postalCode.isBlank() || given == null || given.isBlank()
                    ? null
                    : postalCode + ' ' + given.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Why they may be one; empty when nothing but the name says so, or the names are too different. */
    static Optional<String> reason(Face one, Face other) {
        if (one.name().equals("~") || other.name().equals("~")) {
            return Optional.empty();
        }
        int allowed = Math.min(one.name().length(), other.name().length()) < SHORT_NAME ? 1 : 2;
        int apart = distance(one.name(), other.name(), allowed);
        if (apart > allowed) {
            return Optional.empty();
        }
        String names =
                apart == 0 ? "The same name" : "Names that differ by " + (apart == 1 ? "a letter" : "two letters");
        if (same(one.postalCode(), other.postalCode())) {
            return Optional.of(names + " and the same ZIP code, " + one.postalCode() + ".");
        }
        if (near(one.phone(), other.phone())) {
            return Optional.of(names + " and phone numbers that differ by a digit.");
        }
        if (near(one.mailbox(), other.mailbox())) {
            return Optional.of(names + " and e-mail addresses that are alike.");
        }
        boolean sameState =
                same(one.state(), other.state()) && (one.postalCode() == null || other.postalCode() == null);
        return apart == 0 && sameState ? Optional.of(names + " and the same state.") : Optional.empty();
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && !one.isBlank() && one.equals(other);
    }

    private static boolean near(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.length() >= 5 && distance(one, other, 1) <= 1;
    }

    /** Optimal string alignment distance (insert, delete, replace, swap of neighbours); {@code most + 1} when it is more. */
    static int distance(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.min(last[other.length()], most + 1);
    }
}
