package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.States;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;

/**
 * The names that the facts of a listing give: places whole ("San Antonio" does not cover "San Francisco"), brands and
 * other names in features word by word. Worked out once for a set of facts; thread-safe.
 */
final class KnownNames {
    private static final Map<Facts, KnownNames> READ = Collections.synchronizedMap(new WeakHashMap<>());
    private static final Map<String, List<String>> SPANISH_WATERS = Map.of(
            "lake", List.of("lago"),
            "ocean", List.of("oceano", "mar"),
            "gulf", List.of("golfo", "mar"),
            "bay", List.of("bahia"),
            "river", List.of("rio"),
            "creek", List.of("arroyo"),
            "beach", List.of("playa"),
            "canal", List.of("canal"));
    /** What may stand beside a place without naming another one. */
    private static final Set<String> FILLERS = Set.of(
            ("county city town of the de del la las los el north south east west northeast northwest southeast southwest"
                            + " northern southern eastern western greater central downtown midtown uptown old historic upper"
                            + " lower condado ciudad norte sur este oeste centro usa us and y st street road avenue")
                    .split(" "));

    private final Map<String, List<List<String>>> places = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> features = new HashSet<>();
    private boolean anyPlace;

    private KnownNames(Facts facts) {
        for (Fact fact : facts.all()) {
            List<String> said = Tokens.of(fact.said()).stream()
                    .filter(token -> !token.isMark())
                    .map(Token::text)
                    .toList();
            words.addAll(said);
            said.forEach(word -> words.addAll(SPANISH_WATERS.getOrDefault(word, List.of())));
            if (fact.name().startsWith("Waterfront")) {
                words.add("agua");
            }
            if (fact.kind() == FactKind.PLACE) {
                anyPlace = true;
                place(said);
                if (fact.name().equals("UnparsedAddress") || fact.name().equals("StreetName")) {
                    parts(said);
                }
            } else {
                features.addAll(said);
            }
            if (fact.name().equals("StateOrProvince")) {
                for (Language language : Language.values()) {
                    List<String> state = Tokens.of(States.name(fact.said(), language)).stream()
                            .map(Token::text)
                            .toList();
                    place(state);
                    words.addAll(state);
                }
            }
        }
    }

    static KnownNames of(Facts facts) {
        return READ.computeIfAbsent(facts, KnownNames::new);
    }

    private void place(List<String> name) {
        if (!name.isEmpty()) {
            places.computeIfAbsent(name.getFirst(), first -> new ArrayList<>()).add(name);
        }
    }

    /** Of an address every piece of two words and more, and each longer word. */
    private void parts(List<String> address) {
        for (int from = 0; from < address.size(); from++) {
            for (int to = from + 1; to <= address.size(); to++) {
                boolean enough = to > from + 1 || address.get(from).length() > 3;
                if (enough) {
                    place(address.subList(from, to));
                }
            }
        }
    }

    boolean hasPlaces() {
        return anyPlace;
    }

    /** Whether any fact uses the word. */
    boolean says(String word) {
        return words.contains(word);
    }

    /** Whether these words are whole names of the listing's places, names of its features, and what stands beside them. */
    boolean covers(List<String> run) {
        int at = 0;
        while (at < run.size()) {
            int longest = 0;
            for (List<String> name : places.getOrDefault(run.get(at), List.of())) {
                boolean fits = at + name.size() <= run.size()
                        && run.subList(at, at + name.size()).equals(name);
                longest = fits ? Math.max(longest, name.size()) : longest;
            }
            if (longest == 0) {
                if (!FILLERS.contains(run.get(at)) && !features.contains(run.get(at))) {
                    return false;
                }
                longest = 1;
            }
            at += longest;
        }
        return true;
    }
}
