package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.PhraseBook;

/**
 * Features that a text claims and no fact supports, the words that it adds to a feature ("heated", "finished"), and
 * features that it denies against the facts. "Room for a pool" claims nothing.
 */
final class FeatureClaims {
    private static final Set<String> DENIES = Set.of("no", "not", "without", "lacks", "sin", "ni", "never", "nor");
    /** "Not only a pool", "no doubt a pool", "sin duda una piscina" deny nothing. */
    private static final Set<String> AFFIRMS = Set.of(
            "only",
            "just",
            "merely",
            "to",
            "doubt",
            "question",
            "less",
            "fewer",
            "matter",
            "wonder",
            "duda",
            "embargo",
            "solo",
            "solamente",
            "menos",
            "far",
            "lejos");

    private static final Set<String> TO_COME =
            Set.of("add", "adding", "future", "potential", "possible", "agregar", "futura", "futuro");
    private static final Set<String> ROOM_FOR =
            Set.of("room", "space", "plumbed", "wired", "ready", "espacio", "lugar");
    private static final Set<String> NOT_A_FEATURE_AFTER = Set.of(
            "table",
            "street",
            "road",
            "avenue",
            "lane",
            "drive",
            "court",
            "st",
            "rd",
            "ave",
            "ln",
            "dr",
            "boulevard",
            "way",
            "sized",
            "size",
            "hall");
    /** Words that say more of a feature than its name, each a fact of its own, with the word that a fact may use. */
    private static final Map<String, String> ADDS = Map.ofEntries(
            Map.entry("heated", "heated"),
            Map.entry("saltwater", "salt"),
            Map.entry("indoor", "indoor"),
            Map.entry("infinity", "infinity"),
            Map.entry("finished", "finished"),
            Map.entry("unfinished", "unfinished"),
            Map.entry("covered", "covered"),
            Map.entry("screened", "screened"),
            Map.entry("enclosed", "enclosed"),
            Map.entry("detached", "detached"),
            Map.entry("attached", "attached"));

    private static final Map<String, String> ADDS_IN_SPANISH = Map.ofEntries(
            Map.entry("climatizada", "heated"),
            Map.entry("climatizado", "heated"),
            Map.entry("calefaccionada", "heated"),
            Map.entry("terminado", "finished"),
            Map.entry("techado", "covered"),
            Map.entry("techada", "covered"),
            Map.entry("cubierto", "covered"),
            Map.entry("cubierta", "covered"));
    private static final Set<String> ENDS_A_PHRASE = Set.of(
            "and", "or", "with", "a", "an", "the", "in", "of", "on", "by", "to", "for", "is", "y", "e", "con", "un",
            "una", "en", "de");
    private static final Set<String> JOINS = Set.of("and", "with", "but", "y", "e", "con", "pero");
    private static final Set<String> OWN =
            Set.of("private", "own", "personal", "privada", "privado", "propia", "propio");
    private static final Set<String> BACK_YARD =
            Set.of("backyard", "back", "yard", "patio", "jardin", "rear", "outside", "garden");
    /** Any of these told by a fact carries "replaced in 2021". */
    private static final List<String> CHANGES = List.of(
            "remodel",
            "new roof",
            "new system",
            "fresh paint",
            "refinishing",
            "resurfacing",
            "restoration",
            "new wiring or plumbing");

    private static final int LOOK_BACK = 4;
    private static final int MOST_ADDED = 3;

    private final Text text;
    private final Support support;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Fact> covering = new LinkedHashSet<>();

    private FeatureClaims(Text text) {
        this.text = text;
        this.support = Support.of(text.facts());
        int covered = 0;
        for (PhraseBook.Hit<Concepts.Concept> hit :
                longestFirst(Concepts.shared().in(text))) {
            boolean again = hit.from() < covered && hit.to() <= covered;
            if (again || isNamed(hit)) {
                continue;
            }
            covered = Math.max(covered, hit.to());
            check(hit);
        }
    }

    static List<Finding> in(Text text) {
        return new FeatureClaims(text).findings;
    }

    /** The facts on which the claims of a text rest. */
    static Set<Fact> covering(Text text) {
        return new FeatureClaims(text).covering;
    }

    private void check(PhraseBook.Hit<Concepts.Concept> hit) {
        String id = hit.meaning().id();
        boolean supported = support.has(id) || isImplied(id);
        if (isToCome(hit)) {
            return;
        }
        int denial = denial(hit);
        if (denial >= 0) {
            if (support.isOwn(id) && endsHere(hit)) {
                add("claim.contradiction", denial, hit.to(), contradicted(id));
            }
            return;
        }
        if (!supported) {
            add("claim.unsupported", hit.from(), hit.to(), unsupported(id));
            return;
        }
        covering.addAll(support.facts(id));
        boolean shared = support.has(id) && !support.isOwn(id) && !id.endsWith("view");
        if (shared && saysOwn(hit)) {
            add("claim.unsupported", hit.from(), hit.to(), shared(id));
            return;
        }
        added(hit);
    }

    /** The words before an English feature and after a Spanish one. */
    private void added(PhraseBook.Hit<Concepts.Concept> hit) {
        String id = hit.meaning().id();
        if (!support.has(id)) {
            return;
        }
        for (int at = hit.from() - 1; at >= 0 && at >= hit.from() - MOST_ADDED && goesOn(at); at--) {
            addition(id, ADDS.get(text.word(at)), at, hit.to());
        }
        int most = Math.min(text.tokens().size(), hit.to() + 2);
        for (int at = hit.to(); at < most && goesOn(at); at++) {
            addition(id, ADDS_IN_SPANISH.get(text.word(at)), hit.from(), at + 1);
        }
    }

    private boolean goesOn(int at) {
        return !text.tokens().get(at).isMark() && !text.anyOf(at, ENDS_A_PHRASE);
    }

    private void addition(String id, @Nullable String fact, int from, int to) {
        if (fact == null || support.says(id, text.word(from))) {
            return;
        }
        // "Finished" and "daylight" may be two facts of one basement.
        String noun = id.substring(id.lastIndexOf(' ') + 1);
        if (!support.says(id, fact) && !support.says(noun, fact)) {
            add("claim.unsupported", from, to, unsupported(fact + " " + id));
        }
    }

    private void add(String rule, int from, int to, String reason) {
        boolean known = findings.stream()
                .anyMatch(other -> other.start() == text.tokens().get(from).start());
        if (!known) {
            findings.add(text.finding(rule, Severity.BLOCK, from, to, reason, "", ""));
        }
    }

    private static List<PhraseBook.Hit<Concepts.Concept>> longestFirst(List<PhraseBook.Hit<Concepts.Concept>> hits) {
        List<PhraseBook.Hit<Concepts.Concept>> sorted = new ArrayList<>(hits);
        sorted.sort((a, b) -> a.from() != b.from() ? a.from() - b.from() : b.to() - a.to());
        return sorted;
    }

    private boolean isImplied(String id) {
        return switch (id) {
            case "laundry" -> support.has("washer");
            case "water view" -> support.has("ocean view") || support.has("lake view");
            case "view" -> support.ids().stream().anyMatch(other -> other.endsWith(" view"));
            case "air conditioning" -> support.has("central air");
            case "change" -> CHANGES.stream().anyMatch(support::has);
            default -> false;
        };
    }

    private boolean isToCome(PhraseBook.Hit<Concepts.Concept> hit) {
        for (int back = 1; back <= LOOK_BACK; back++) {
            int at = hit.from() - back;
            if (at < 0 || text.tokens().get(at).isMark()) {
                return false;
            }
            if (back <= 3 && text.anyOf(at, TO_COME)
                    || text.anyOf(at, ROOM_FOR) && text.anyOf(at + 1, Set.of("for", "para"))) {
                return true;
            }
        }
        return false;
    }

    /** The token that denies this feature, or -1. */
    private int denial(PhraseBook.Hit<Concepts.Concept> hit) {
        for (int back = 1; back <= 3; back++) {
            int at = hit.from() - back;
            if (at < 0 || text.tokens().get(at).isMark()) {
                return -1;
            }
            if (text.anyOf(at, JOINS)) {
                return -1;
            }
            if (text.anyOf(at, DENIES)) {
                return text.anyOf(at + 1, AFFIRMS) ? -1 : at;
            }
        }
        return -1;
    }

    /** "No pool." denies a pool, "no pool fence" does not. */
    private boolean endsHere(PhraseBook.Hit<Concepts.Concept> hit) {
        return hit.to() >= text.tokens().size()
                || text.tokens().get(hit.to()).isMark()
                || text.anyOf(hit.to(), Set.of("and", "or", "nor", "but", "here", "on", "in", "at", "y", "ni", "o"));
    }

    private boolean saysOwn(PhraseBook.Hit<Concepts.Concept> hit) {
        for (int at = hit.from() - 3; at < hit.from() + 1; at++) {
            if (text.anyOf(at, OWN)) {
                return true;
            }
        }
        if (text.anyOf(hit.to(), OWN)) {
            return true;
        }
        boolean inside = text.anyOf(hit.to(), Set.of("in", "out", "en", "outside"));
        return inside
                && (text.anyOf(hit.to(), Set.of("outside"))
                        || text.anyOf(hit.to() + 1, BACK_YARD)
                        || text.anyOf(hit.to() + 2, BACK_YARD));
    }

    /** Part of a street name or another compound. */
    private boolean isNamed(PhraseBook.Hit<Concepts.Concept> hit) {
        return text.anyOf(hit.to(), NOT_A_FEATURE_AFTER) || isInPlaceName(hit);
    }

    private boolean isInPlaceName(PhraseBook.Hit<Concepts.Concept> hit) {
        if (!text.tokens().get(hit.from()).capital()) {
            return false;
        }
        String phrase = text.text()
                .substring(
                        text.tokens().get(hit.from()).start(),
                        text.tokens().get(hit.to() - 1).end())
                .toLowerCase(Locale.ROOT);
        return text.facts().all().stream()
                .filter(fact -> fact.kind() == FactKind.PLACE)
                .anyMatch(fact -> fact.said().toLowerCase(Locale.ROOT).contains(phrase));
    }

    private boolean inEnglish() {
        return text.options().language() == Language.EN;
    }

    private String unsupported(String id) {
        return inEnglish()
                ? "No fact of this listing mentions " + id + "; add the fact or take the claim out"
                : "Ningún dato del anuncio lo respalda (" + id + "); agregue el dato o quite la frase";
    }

    private String contradicted(String id) {
        return inEnglish() ? "The facts of this listing state " + id : "Los datos del anuncio dicen que hay: " + id;
    }

    private String shared(String id) {
        return inEnglish()
                ? "The facts give " + id + " as shared or as a view, not as the home's own"
                : "Según los datos es compartido o una vista (" + id + ")";
    }
}
