package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Pattern;
import org.leadnest.copydesk.words.PhraseBook;
import org.leadnest.copydesk.words.Resources;
import org.leadnest.copydesk.words.Tokens;

/** The features that a text can claim, how each is recognised in both languages, and which facts support it. */
final class Concepts {
    /** A feature by name with the fields whose presence supports it. */
    record Concept(String id, Set<String> fields) {}

    private static final Concepts SHARED = new Concepts();

    private final List<Concept> concepts = new ArrayList<>();
    private final Map<Language, PhraseBook<Concept>> books = new HashMap<>();

    private Concepts() {
        books.put(Language.EN, new PhraseBook<>());
        books.put(Language.ES, new PhraseBook<>());
        for (String line : Resources.lines("concepts.txt")) {
            String[] cells = (line + " ").split("\\|(?=\\s)");
            read(cells);
        }
    }

    static Concepts shared() {
        return SHARED;
    }

    private void read(String[] cells) {
        Set<String> fields = new HashSet<>();
        if (cells.length > 3) {
            for (String field : cells[3].strip().split("\\s+")) {
                if (!field.isEmpty()) {
                    fields.add(field);
                }
            }
        }
        Concept concept = new Concept(cells[0].strip(), fields);
        concepts.add(concept);
        add(Language.EN, cells[1], concept);
        add(Language.ES, cells[2], concept);
    }

    private void add(Language language, String patterns, Concept concept) {
        for (String source : patterns.split(";")) {
            if (!source.isBlank()) {
                book(language).add(Pattern.of(source, Map.of()), concept);
            }
        }
    }

    private PhraseBook<Concept> book(Language language) {
        PhraseBook<Concept> book = books.get(language);
        if (book == null) {
            throw new IllegalStateException("No concepts for " + language);
        }
        return book;
    }

    List<PhraseBook.Hit<Concept>> in(Text text) {
        return book(text.options().language()).find(text.tokens());
    }

    /** The ids of every feature that the facts state, in whichever field. */
    Set<String> supportedBy(Facts facts) {
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<String> said = new ArrayList<>();
        for (Fact fact : facts.all()) {
            names.add(fact.name());
            if (fact.kind() != FactKind.PLACE && fact.kind() != FactKind.WORD) {
                said.add(phrase(fact));
            }
        }
        String all = String.join(" . ", said);
        for (Language language : Language.values()) {
            book(language)
                    .find(Tokens.of(all))
                    .forEach(hit -> ids.add(hit.meaning().id()));
        }
        for (Concept concept : concepts) {
            if (concept.fields().stream().anyMatch(field -> isPresent(field, names, facts))) {
                ids.add(concept.id());
            }
        }
        return ids;
    }

    private static boolean isPresent(String field, Set<String> names, Facts facts) {
        int colon = field.indexOf(':');
        if (colon < 0) {
            return !field.isEmpty() && names.contains(field);
        }
        return facts.text(field.substring(0, colon)).toLowerCase(Locale.ROOT).contains(field.substring(colon + 1));
    }

    /** A lookup with the noun that its field implies, so that "Attached" under parking reads as a garage. */
    private static String phrase(Fact fact) {
        String noun = switch (fact.name()) {
            case "View" -> " view";
            case "Flooring" -> " floors";
            case "Fencing" -> " fence";
            case "PatioAndPorchFeatures" -> " " + fact.said().replace("Screened", "Screened porch");
            case "PoolFeatures" -> " pool";
            case "FireplaceFeatures" -> " fireplace";
            case "WaterfrontFeatures" -> " waterfront " + fact.said() + " front";
            case "WaterfrontYN" -> " waterfront water view";
            case "ParkingFeatures" ->
                fact.said().toLowerCase(Locale.ROOT).matches("attached|detached.*") ? " garage" : " parking";
            case "LaundryFeatures" -> " laundry";
            case "Basement" -> " basement";
            case "LotFeatures" -> " lot";
            case "WaterSource" ->
                " water well ".repeat(fact.said().toLowerCase(Locale.ROOT).contains("well") ? 1 : 0);
            case "AssociationAmenities", "CommunityFeatures" -> " community";
            case "NewConstructionYN" -> " new construction";
            case "HorseYN" -> " horse property facilities horse facilities";
            case "PoolPrivateYN" -> " pool";
            case "GreenEnergyGeneration" -> " power";
            default -> "";
        };
        return fact.said() + noun;
    }
}
