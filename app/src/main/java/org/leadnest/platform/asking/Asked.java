package org.leadnest.platform.asking;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question while it is read: what is understood is taken out of it, and what is left over in the end was not understood. A
 * question with something left over has no answer, so that no answer ever leaves out a condition that was asked for. Not
 * thread-safe; one per question.
 */
public final class Asked {
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern BEGINS =
            Pattern.compile("(?:which|what|show|list|find|how many|give|do i have|are there|any|count)\\b.*");
    private static final String MONEY = "\\$?(\\d[\\d,]*(?:\\.\\d+)?) ?(k|thousand|m|mil|million)?\\b(?: dollars)?";
    private static final Set<String> FILLERS = Set.of(
            "a",
            "all",
            "am",
            "an",
            "and",
            "any",
            "are",
            "at",
            "be",
            "but",
            "by",
            "count",
            "did",
            "do",
            "does",
            "find",
            "for",
            "from",
            "give",
            "had",
            "has",
            "have",
            "how",
            "i",
            "in",
            "is",
            "list",
            "many",
            "me",
            "my",
            "of",
            "on",
            "our",
            "show",
            "that",
            "the",
            "their",
            "there",
            "they",
            "to",
            "us",
            "was",
            "we",
            "were",
            "what",
            "which",
            "who",
            "will",
            "with",
            "yet",
            "currently",
            "now",
            "still",
            "please",
            "whose",
            "it",
            "its");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("ten", 10));

    private final boolean asks;
    private final List<String> words = new ArrayList<>();
    private String rest;

    private Asked(String plain) {
        this.rest = plain;
        this.asks = BEGINS.matcher(plain).matches();
    }

    /** Nothing when the text has none of these nouns, a regular expression, or is no question but a name. */
    public static Optional<Asked> about(String nouns, String typed) {
        String plain = typed.toLowerCase(Locale.US)
                .replace('\u2019', '\'')
                .replaceAll("[?!;]+|[.,:](?= |$)", " ")
                .replaceAll("\\s+", " ")
                .strip();
        boolean about = plain.length() <= MOST_CHARACTERS
                && plain.indexOf(' ') > 0
                && Pattern.compile("\\b(?:" + nouns + ")\\b").matcher(plain).find();
        return about ? Optional.of(new Asked(plain)) : Optional.empty();
    }

    /** Whether it begins as a question does, so that somebody expects an answer or the reason why there is none. */
    public boolean asks() {
        return asks;
    }

    /** Takes {@code pattern} out and notes {@code said} as understood; says whether it was there. */
    public boolean take(String pattern, String said) {
        return cut(pattern, said).isPresent();
    }

    /** The same, with what its groups matched. */
    public Optional<Matcher> cut(String pattern, String said) {
        Matcher found =
                Pattern.compile("(?<![\\w-])(?:" + pattern + ")(?![\\w-])").matcher(rest);
        if (!found.find()) {
            return Optional.empty();
        }
        rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
        note(said);
        return Optional.of(found);
    }

    /** Notes what was understood; nothing for words that narrow nothing. */
    public void note(String said) {
        if (!said.isEmpty()) {
            words.add(said);
        }
    }

    /** What was understood, each condition in words. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** What nobody understood, without words that say nothing. */
    public String leftOver() {
        StringBuilder left = new StringBuilder();
        for (String word : rest.strip().split(" ", -1)) {
            if (!word.isEmpty() && !FILLERS.contains(word)) {
                left.append(left.isEmpty() ? "" : " ").append(word);
            }
        }
        return left.toString();
    }

    /** Money behind {@code before}, which may be empty: "under 500k", "over $1.2 million", "between 300,000 and 400,000". */
    public Optional<Amounts> amounts(String what, String before) {
        String lead = before.isEmpty() ? "" : "(?:(?:" + before + ") )?(?:of |is |are )?";
        Optional<Matcher> between = cut(lead + "(?:between|from) " + MONEY + " (?:and|to) " + MONEY, "");
        if (between.isPresent()) {
            BigDecimal high = money(between.get().group(3), between.get().group(4));
            BigDecimal low = money(between.get().group(1), between.get().group(2));
            return noted(what, new Amounts(low, high, false));
        }
        Optional<Matcher> under = cut(lead + "(?:under|below|less than|cheaper than) " + MONEY, "");
        if (under.isPresent()) {
            return noted(
                    what,
                    new Amounts(null, money(under.get().group(1), under.get().group(2)), true));
        }
        Optional<Matcher> upTo = cut(lead + "(?:up to|at most|no more than) " + MONEY, "");
        if (upTo.isPresent()) {
            return noted(
                    what,
                    new Amounts(null, money(upTo.get().group(1), upTo.get().group(2)), false));
        }
        Optional<Matcher> over = cut(lead + "(?:over|above|more than) " + MONEY, "");
        if (over.isPresent()) {
            return noted(what, new Amounts(money(over.get().group(1), over.get().group(2)), null, true));
        }
        Optional<Matcher> least = cut(lead + "(?:at least|from|no less than) " + MONEY, "");
        return least.isPresent()
                ? noted(
                        what,
                        new Amounts(money(least.get().group(1), least.get().group(2)), null, false))
                : Optional.empty();
    }

    private Optional<Amounts> noted(String what, Amounts amounts) {
        BigDecimal least = amounts.least();
        BigDecimal most = amounts.most();
        String said = least == null
                ? (amounts.open() ? "under $" : "at most $") + shown(most)
                : most == null
                        ? (amounts.open() ? "over $" : "at least $") + shown(least)
                        : "$" + shown(least) + " to $" + shown(most);
        note(what + " " + said);
        return Optional.of(amounts);
    }

    private static String shown(@Nullable BigDecimal amount) {
        return amount == null ? "" : "%,d".formatted(amount.toBigInteger());
    }

    private static BigDecimal money(String digits, @Nullable String unit) {
        BigDecimal number = new BigDecimal(digits.replace(",", ""));
        if (unit == null) {
            return number;
        }
        return number.multiply(BigDecimal.valueOf(unit.startsWith("m") ? 1_000_000 : 1_000));
    }

    /** A time to come behind {@code before}: "closing this month", "due today", "expiring in the next 30 days". */
    public Optional<Days> coming(String before, String said, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        Map<String, Days> named = Map.of(
                "today", new Days(today, today),
                "tomorrow", new Days(today.plusDays(1), today.plusDays(1)),
                "this week", new Days(monday, monday.plusDays(6)),
                "next week", new Days(monday.plusDays(7), monday.plusDays(13)),
                "this month", new Days(first, first.plusMonths(1).minusDays(1)),
                "next month", new Days(first.plusMonths(1), first.plusMonths(2).minusDays(1)),
                "this year",
                        new Days(
                                first.withDayOfYear(1),
                                first.withDayOfYear(1).plusYears(1).minusDays(1)));
        for (Map.Entry<String, Days> one : named.entrySet()) {
            if (take(before + " (?:on |in |during )?" + one.getKey(), said + " " + one.getKey())) {
                return Optional.of(one.getValue());
            }
        }
        Optional<Matcher> span = cut(
                before
                        + " (?:in|within|over|during)? ?(?:the )?(?:next |coming )?(\\d{1,3}|a|an|one|two|three|four|five|six"
                        + "|seven|ten) (day|week|month)s?",
                "");
        return span.map(found -> {
            int days = days(found);
            note(said + " in the next " + days + (days == 1 ? " day" : " days"));
            return new Days(today, today.plusDays(days));
        });
    }

    /** A time that is over behind {@code before}: "added in the last two weeks", "sold last month". */
    public Optional<Days> past(String before, String said, LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        Map<String, Days> named = Map.of(
                "today", new Days(today, today),
                "yesterday", new Days(today.minusDays(1), today.minusDays(1)),
                "this week", new Days(monday, today),
                "last week", new Days(monday.minusDays(7), monday.minusDays(1)),
                "this month", new Days(first, today),
                "last month", new Days(first.minusMonths(1), first.minusDays(1)),
                "this year", new Days(today.withDayOfYear(1), today));
        for (Map.Entry<String, Days> one : named.entrySet()) {
            if (take(before + " (?:on |in |during )?" + one.getKey(), said + " " + one.getKey())) {
                return Optional.of(one.getValue());
            }
        }
        Optional<Matcher> span = cut(
                before
                        + " (?:in|within|over|during|for|since)? ?(?:the )?(?:last |past )?(\\d{1,3}|a|an|one|two|three|four"
                        + "|five|six|seven|ten) (day|week|month)s?(?: ago)?",
                "");
        return span.map(found -> {
            int days = days(found);
            note(said + " in the last " + days + (days == 1 ? " day" : " days"));
            return new Days(today.minusDays(days), today);
        });
    }

    private static int days(Matcher span) {
        String amount = span.group(1);
        int number = NUMBERS.containsKey(amount) ? NUMBERS.getOrDefault(amount, 1) : Integer.parseInt(amount);
        return number
                * switch (span.group(2)) {
                    case "week" -> 7;
                    case "month" -> 30;
                    default -> 1;
                };
    }

    /** The whole number that stands for {@code word}, "3" or "three". */
    public static int number(String word) {
        return NUMBERS.containsKey(word) ? NUMBERS.getOrDefault(word, 0) : Integer.parseInt(word);
    }
}
