package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.States;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/** Places that a text puts the property in, and relations to other places ("two blocks from"), against the facts. */
final class PlaceClaims {
    private static final Set<String> IN = Set.of("in", "en");
    private static final Map<String, List<String>> SPANISH_WATERS = Map.of(
            "lake", List.of("lago"),
            "ocean", List.of("oceano", "mar"),
            "gulf", List.of("golfo", "mar"),
            "bay", List.of("bahia"),
            "river", List.of("rio"),
            "creek", List.of("arroyo"),
            "beach", List.of("playa"),
            "canal", List.of("canal"));
    private static final Set<String> NOT_PLACES = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "craftsman",
            "victorian",
            "colonial",
            "tudor",
            "spanish",
            "english",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "the",
            "a",
            "all",
            "this",
            "hoa",
            "i");
    private static final Set<String> FOLLOWS_A_PLACE = Set.of(
            "and",
            "with",
            "this",
            "has",
            "is",
            "on",
            "near",
            "that",
            "offers",
            "by",
            "for",
            "at",
            "where",
            "which",
            "to",
            "comes",
            "makes",
            "just",
            "from",
            "sits",
            "y",
            "con",
            "esta",
            "este",
            "tiene",
            "es",
            "la",
            "el",
            "in",
            "of",
            "along",
            "measures",
            "holds",
            "brings",
            "covers",
            "counts",
            "was",
            "stands",
            "reads",
            "hay",
            "que",
            "se",
            "cuenta",
            "ofrece");
    private static final Set<String> RELATION_START = Set.of(
            "near",
            "close",
            "next",
            "adjacent",
            "across",
            "minutes",
            "minute",
            "blocks",
            "block",
            "miles",
            "mile",
            "steps",
            "walking",
            "walk",
            "short",
            "backs",
            "around",
            "cerca",
            "junto",
            "frente",
            "minutos",
            "cuadras",
            "millas");
    private static final Set<String> RELATION_LINK = Set.of(
            "to", "from", "of", "distance", "away", "near", "de", "del", "a", "al", "drive", "the", "la", "corner");
    private static final Set<String> EMPTY = Set.of(
            "the",
            "a",
            "an",
            "of",
            "to",
            "from",
            "and",
            "its",
            "la",
            "el",
            "los",
            "las",
            "de",
            "del",
            "un",
            "una",
            "all",
            "everything");

    private PlaceClaims() {}

    static List<Finding> in(Text text) {
        List<Finding> findings = new ArrayList<>();
        Set<String> known = knownWords(text);
        for (int at = 0; at < text.tokens().size(); at++) {
            if (text.anyOf(at, IN)) {
                place(text, at + 1, known, findings);
            } else if (text.anyOf(at, RELATION_START)) {
                at = relation(text, at, known, findings);
            }
        }
        return findings;
    }

    private static Set<String> knownWords(Text text) {
        Set<String> words = new HashSet<>();
        for (Fact fact : text.facts().all()) {
            for (Token token : Tokens.of(fact.said())) {
                words.add(token.text());
                words.addAll(SPANISH_WATERS.getOrDefault(token.text(), List.of()));
            }
            if (fact.name().startsWith("Waterfront")) {
                words.add("agua");
            }
            if (fact.name().equals("StateOrProvince")) {
                for (Language language : Language.values()) {
                    Tokens.of(States.name(fact.said(), language)).forEach(token -> words.add(token.text()));
                }
            }
        }
        return words;
    }

    private static void place(Text text, int from, Set<String> known, List<Finding> findings) {
        int to = from;
        while (isCapital(text, to)) {
            to++;
        }
        boolean none = to == from || NOT_PLACES.contains(text.word(from)) || !hasPlaceFacts(text);
        boolean adjective =
                to < text.tokens().size() && !text.tokens().get(to).isMark() && !text.anyOf(to, FOLLOWS_A_PLACE);
        if (none || adjective) {
            return;
        }
        for (int at = from; at < to; at++) {
            if (known.contains(text.word(at))) {
                return;
            }
        }
        String city = text.facts().text("City");
        findings.add(text.finding(
                city.isEmpty() ? "claim.unsupported" : "claim.contradiction",
                Severity.BLOCK,
                from,
                to,
                city.isEmpty() ? "No fact of this listing names this place" : "The facts say " + city,
                city,
                ""));
    }

    private static boolean hasPlaceFacts(Text text) {
        return text.facts().all().stream().anyMatch(fact -> fact.kind() == FactKind.PLACE);
    }

    private static boolean isCapital(Text text, int at) {
        return at < text.tokens().size()
                && !text.tokens().get(at).isMark()
                && Character.isUpperCase(
                        text.text().charAt(text.tokens().get(at).start()));
    }

    /** Checks one relation and answers where to go on. */
    private static int relation(Text text, int at, Set<String> known, List<Finding> findings) {
        int link = at + 1;
        boolean linked = text.word(at).equals("near");
        while (text.anyOf(link, RELATION_LINK) && link < at + 4) {
            linked = true;
            link++;
        }
        boolean spanishFence =
                text.word(at).equals("cerca") && !text.anyOf(at + 1, Set.of("del")) && !text.anyOf(at + 2, EMPTY);
        if (!linked || spanishFence) {
            return at;
        }
        int to = link;
        boolean supported = false;
        while (to < text.tokens().size()
                && to < link + 4
                && !text.tokens().get(to).isMark()) {
            supported |= !EMPTY.contains(text.word(to)) && known.contains(text.word(to));
            to++;
        }
        if (to == link || supported || isInside(text, at, link)) {
            return at;
        }
        boolean counted = at > 0 && org.leadnest.copydesk.words.NumberWords.isNumber(text.word(at - 1));
        int from = counted ? at - 1 : at;
        String reason = text.options().language() == Language.EN
                ? "No fact of this listing gives this relation to another place"
                : "Ningún dato del anuncio respalda esta relación con otro lugar";
        findings.add(
                text.finding("claim.relation", counted ? Severity.BLOCK : Severity.WARN, from, to, reason, "", ""));
        return to - 1;
    }

    /** "Next to the kitchen" and "close to the laundry" stay inside the property. */
    private static boolean isInside(Text text, int at, int link) {
        for (int i = link; i < link + 3; i++) {
            if (text.word(i)
                    .toLowerCase(Locale.ROOT)
                    .matches(
                            "kitchen|bedroom|bedrooms|bath|room|living|dining|garage|laundry|patio|pool|house|home|hand|wall|clock|cocina|casa|mano|primary|each|year|way")) {
                return true;
            }
        }
        return text.word(at).equals("around") && !text.word(at + 2).equals("corner");
    }
}
