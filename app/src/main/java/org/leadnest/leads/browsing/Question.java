package org.leadnest.leads.browsing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.clauses.Clause;
import org.leadnest.leads.clauses.Clauses;

/**
 * A question about leads in plain English, read as the clauses of a list: "leads from Zillow not contacted in 30 days". Read
 * here, by rules: a question of which a single word is not understood has no answer, so that no list ever leaves out a
 * condition that was asked for.
 */
final class Question {
    private static final int MOST_CHARACTERS = 200;
    private static final Pattern ABOUT_LEADS = Pattern.compile("\\b(leads?|people|buyers|contacts)\\b");
    private static final String SPAN = "(?:in|for|since|within|during|over)? ?(?:the )?(?:last |past )?"
            + "(?:(\\d{1,3}|a|one|two|three|six) )?(days?|weeks?|months?|year|today)";
    private static final Set<String> FILLERS = Set.of(
            "a",
            "all",
            "an",
            "and",
            "are",
            "at",
            "by",
            "did",
            "do",
            "for",
            "from",
            "has",
            "have",
            "i",
            "in",
            "is",
            "lead",
            "leads",
            "list",
            "me",
            "my",
            "of",
            "on",
            "our",
            "people",
            "buyers",
            "contacts",
            "show",
            "source",
            "stage",
            "tag",
            "tagged",
            "that",
            "the",
            "their",
            "to",
            "via",
            "we",
            "were",
            "which",
            "who",
            "whom",
            "with",
            "owned",
            "assigned",
            "find",
            "give",
            "what",
            "was",
            "been",
            "yet");
    private static final Map<String, Integer> NUMBERS = Map.of("a", 1, "one", 1, "two", 2, "three", 3, "six", 6);

    private final Catalogue catalogue;
    private final List<Clause> clauses = new ArrayList<>();
    private String rest;

    private Question(String asked, Catalogue catalogue) {
        this.catalogue = catalogue;
        this.rest = asked;
    }

    /** Nothing when it is no question about leads, or not all of it is understood. */
    static Optional<Clauses> read(String asked, Catalogue catalogue) {
        String plain = asked.toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[?!.,]+( |$)", " ")
                .replaceAll("\\s+", " ")
                .strip();
        if (plain.length() > MOST_CHARACTERS || !ABOUT_LEADS.matcher(plain).find()) {
            return Optional.empty();
        }
        Question question = new Question(plain, catalogue);
        question.times();
        question.names();
        question.rest();
        boolean understood = question.rest.isBlank() && !question.clauses.isEmpty();
        return understood ? Optional.of(new Clauses(false, question.clauses, false)) : Optional.empty();
    }

    private void times() {
        span(
                "(?:who (?:have )?not been |not |un)(?:contacted|called|reached|answered) " + SPAN,
                "lastContact",
                "olderDays");
        span("(?:without|no) (?:any )?contact " + SPAN, "lastContact", "olderDays");
        word("(?:never|not yet|not|un) ?(?:contacted|called|reached)(?: yet)?", "lastContact", "empty");
        span("(?:contacted|called|reached) " + SPAN, "lastContact", "lastDays");
        span("(?:without|no) (?:any )?activity " + SPAN, "activity", "olderDays");
        span("(?:not active|inactive|quiet|silent) " + SPAN, "activity", "olderDays");
        span("active " + SPAN, "activity", "lastDays");
        span(
                "(?:created|added|captured|who came|that came|came|arrived|who wrote|new|came in) " + SPAN,
                "created",
                "lastDays");
        span("older than " + SPAN, "created", "olderDays");
    }

    /** Names of the account's own, the longest first, so that "Zillow Premier" is not read as "Zillow". */
    private void names() {
        word("(?:unowned|unassigned|without an owner|owned by nobody|of nobody)", "owner", "is", LeadFilter.NO_OWNER);
        word("(?:without|no) (?:an )?(?:e-?mail(?: address)?)", "email", "empty");
        word("(?:without|no) (?:a )?phone(?: number)?", "phone", "empty");
        Matcher score = Pattern.compile("\\bscore (?:of )?(?:above|over|at least|from) (\\d{1,3})\\b")
                .matcher(rest);
        if (score.find()) {
            add("score", "atLeast", score.group(1));
            rest = score.replaceFirst(" ");
        }
        named(
                "source",
                catalogue.sources().stream().map(source -> source.name()).toList());
        named("stage", catalogue.stages().stream().map(stage -> stage.name()).toList());
        named("tag", catalogue.tags());
        Map<String, String> owners = new LinkedHashMap<>();
        catalogue.ownersAndTeams().forEach((id, name) -> owners.put(name, id));
        owners.forEach((name, id) -> {
            if (take("\\b" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?:'s)?\\b")
                    || take("\\b(?:of|by|to) "
                            + Pattern.quote(name.toLowerCase(Locale.ROOT).split(" ")[0]) + "\\b")) {
                add("owner", "is", id);
            }
        });
    }

    private void named(String field, List<String> names) {
        names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(name -> {
                    if (take("(?<![\\w-])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\w-])")) {
                        add(field, "is", name);
                    }
                });
    }

    private void span(String pattern, String field, String operator) {
        Matcher found = Pattern.compile("(?<!\\w)" + pattern + "\\b").matcher(rest);
        if (found.find()) {
            add(field, operator, Integer.toString(days(found.group(1), found.group(2))));
            rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
        }
    }

    private static int days(@org.jspecify.annotations.Nullable String amount, String unit) {
        int number = amount == null ? 1 : NUMBERS.getOrDefault(amount, 0);
        number = number == 0 && amount != null ? Math.max(1, Integer.parseInt(amount)) : number;
        int each = unit.startsWith("week") ? 7 : unit.startsWith("month") ? 30 : unit.startsWith("year") ? 365 : 1;
        return number * each;
    }

    private void word(String pattern, String field, String operator, String... values) {
        if (take("(?<!\\w)" + pattern + "\\b")) {
            add(field, operator, values);
        }
    }

    private boolean take(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(rest);
        if (!found.find()) {
            return false;
        }
        rest = rest.substring(0, found.start()) + " " + rest.substring(found.end());
        return true;
    }

    private void add(String field, String operator, String... values) {
        Clause.of(field, operator, List.of(values)).ifPresent(clauses::add);
    }

    /** What is left of the question but for words that say nothing. */
    private void rest() {
        StringBuilder left = new StringBuilder();
        for (String word : rest.strip().split(" ")) {
            if (!FILLERS.contains(word)) {
                left.append(word).append(' ');
            }
        }
        rest = left.toString();
    }
}
