package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.PhraseBook;

/** Features that a text claims and no fact supports. "No pool" and "room for a pool" claim nothing. */
final class FeatureClaims {
    private static final Set<String> DENIES = Set.of(
            "no",
            "not",
            "without",
            "lacks",
            "add",
            "adding",
            "future",
            "potential",
            "possible",
            "sin",
            "ni",
            "agregar");
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
    private static final int LOOK_BACK = 4;

    private FeatureClaims() {}

    static List<Finding> in(Text text) {
        Set<String> supported = Concepts.shared().supportedBy(text.facts());
        List<Finding> findings = new ArrayList<>();
        int covered = -1;
        for (PhraseBook.Hit<Concepts.Concept> hit :
                longestFirst(Concepts.shared().in(text))) {
            String id = hit.meaning().id();
            if (hit.from() < covered || supported.contains(id) || isDenied(text, hit) || isNamed(text, hit)) {
                continue;
            }
            if (isImplied(id, supported)) {
                continue;
            }
            covered = hit.to();
            findings.add(
                    text.finding("claim.unsupported", Severity.BLOCK, hit.from(), hit.to(), reason(text, id), "", ""));
        }
        return findings;
    }

    private static List<PhraseBook.Hit<Concepts.Concept>> longestFirst(List<PhraseBook.Hit<Concepts.Concept>> hits) {
        List<PhraseBook.Hit<Concepts.Concept>> sorted = new ArrayList<>(hits);
        sorted.sort((a, b) -> a.from() != b.from() ? a.from() - b.from() : b.to() - a.to());
        return sorted;
    }

    private static boolean isImplied(String id, Set<String> supported) {
        return switch (id) {
            case "laundry" -> supported.contains("washer");
            case "porch", "patio" -> supported.contains("screened porch");
            case "waterfront" -> supported.contains("dock") && supported.contains("waterfront");
            case "water view" -> supported.contains("ocean view") || supported.contains("lake view");
            case "view" -> supported.stream().anyMatch(other -> other.endsWith(" view"));
            default -> false;
        };
    }

    private static boolean isDenied(Text text, PhraseBook.Hit<Concepts.Concept> hit) {
        for (int back = 1; back <= LOOK_BACK; back++) {
            int at = hit.from() - back;
            if (at < 0 || text.tokens().get(at).isMark()) {
                return false;
            }
            if (back <= 3 && text.anyOf(at, DENIES)
                    || text.anyOf(at, ROOM_FOR) && text.anyOf(at + 1, Set.of("for", "para"))) {
                return true;
            }
        }
        return false;
    }

    /** Part of a street name or another compound. */
    private static boolean isNamed(Text text, PhraseBook.Hit<Concepts.Concept> hit) {
        return text.anyOf(hit.to(), NOT_A_FEATURE_AFTER) || isInPlaceName(text, hit);
    }

    private static boolean isInPlaceName(Text text, PhraseBook.Hit<Concepts.Concept> hit) {
        String phrase = text.text()
                .substring(
                        text.tokens().get(hit.from()).start(),
                        text.tokens().get(hit.to() - 1).end());
        return Character.isUpperCase(phrase.charAt(0))
                && text.facts().all().stream()
                        .filter(fact -> fact.kind() == org.leadnest.copydesk.FactKind.PLACE)
                        .anyMatch(fact -> fact.said()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains(phrase.toLowerCase(java.util.Locale.ROOT)));
    }

    private static String reason(Text text, String id) {
        return text.options().language() == Language.EN
                ? "No fact of this listing mentions " + id + "; add the fact or take the claim out"
                : "Ningún dato del anuncio lo respalda (" + id + "); agregue el dato o quite la frase";
    }
}
