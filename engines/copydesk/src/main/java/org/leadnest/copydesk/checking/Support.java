package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.facts.Field;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.Token;
import org.leadnest.copydesk.words.Tokens;
import org.leadnest.copydesk.words.Wordings;

/**
 * Which facts of a listing support which features. Worked out once for a set of facts and kept as long as these are;
 * thread-safe.
 */
final class Support {
    /** What is shared with others or only looked at: it supports no pool of the home's own. */
    private static final Set<String> NOT_OWN = Set.of("AssociationAmenities", "CommunityFeatures", "View");

    private static final Map<Facts, Support> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, Set<Fact>> facts = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();

    private Support(Facts all) {
        for (Fact fact : all.all()) {
            if (fact.kind() != FactKind.PLACE && fact.kind() != FactKind.WORD) {
                read(fact);
            }
        }
        for (Concepts.Concept concept : Concepts.shared().all()) {
            for (String field : concept.fields()) {
                present(field, all).forEach(fact -> add(concept.id(), fact, fact.said()));
            }
        }
    }

    static Support of(Facts facts) {
        return READ.computeIfAbsent(facts, Support::new);
    }

    private void read(Fact fact) {
        List<String> said = new ArrayList<>();
        said.add(phrase(fact));
        Field field = Field.named(fact.name());
        String theme = field != null && field.kind() == Field.Kind.LIST ? field.detail() : "";
        Lexicon.Entry entry = Lexicon.shared().find(fact.said(), theme);
        if (entry != null) {
            said.addAll(Wordings.of(entry.english()));
            said.addAll(Wordings.of(entry.spanish()));
            add(entry.english().bare(), fact, said.getFirst());
            if (entry.theme().equals("roof")) {
                add(entry.english().bare() + " roof", fact, said.getFirst());
            }
        }
        String all = String.join(" . ", said);
        List<Token> tokens = Tokens.of(all);
        for (Language language : Language.values()) {
            Concepts.shared()
                    .in(tokens, language)
                    .forEach(hit -> add(hit.meaning().id(), fact, all));
        }
    }

    private void add(String id, Fact fact, String said) {
        facts.computeIfAbsent(id, made -> new LinkedHashSet<>()).add(fact);
        Set<String> into = words.computeIfAbsent(id, made -> new HashSet<>());
        Tokens.of(said).forEach(token -> into.add(token.text()));
    }

    private static List<Fact> present(String field, Facts facts) {
        int colon = field.indexOf(':');
        if (colon < 0) {
            return facts.named(field);
        }
        String name = field.substring(0, colon);
        String part = field.substring(colon + 1);
        return facts.named(name).stream()
                .filter(fact -> fact.said().toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    boolean has(String id) {
        return facts.containsKey(id);
    }

    Set<String> ids() {
        return facts.keySet();
    }

    /** The facts that state a feature; empty when none does. */
    Set<Fact> facts(String id) {
        return facts.getOrDefault(id, Set.of());
    }

    /** Whether the home has it for itself. */
    boolean isOwn(String id) {
        return facts(id).stream().anyMatch(fact -> !NOT_OWN.contains(fact.name()));
    }

    /** Whether the facts that state a feature use this word of it: "heated", "saltwater". */
    boolean says(String id, String word) {
        return words.getOrDefault(id, Set.of()).contains(word);
    }

    /** A lookup with the noun that its field implies, so that "Attached" under parking reads as a garage. */
    private static String phrase(Fact fact) {
        String said = fact.said();
        String small = said.toLowerCase(Locale.ROOT);
        return switch (fact.name()) {
            case "View" -> said + " view";
            case "Flooring" -> said + " floors . " + said + " flooring";
            case "Roof" -> said + " roof";
            case "WindowFeatures" -> said + " windows";
            case "DoorFeatures" -> said + " doors";
            case "ConstructionMaterials" -> said + " walls . " + said + " siding . " + said + " exterior";
            case "Heating" -> said + " heating . " + said + " heat";
            case "Cooling" -> said + cooling(small);
            case "Fencing" -> said + " fence";
            case "PatioAndPorchFeatures" -> said + " " + said.replace("Screened", "Screened porch");
            case "PoolFeatures" -> said + " pool";
            case "PoolPrivateYN" -> "private pool";
            case "SpaYN", "SpaFeatures" -> said + " hot tub . private hot tub";
            case "FireplaceFeatures", "FireplaceYN" -> said + " fireplace";
            case "WaterfrontFeatures" ->
                small.matches(".*(?:privilege|access|right|near|view).*")
                        ? said + " water access"
                        : said + " waterfront " + said + " front";
            case "WaterfrontYN" -> "waterfront water view";
            case "ParkingFeatures" ->
                small.matches("(?:attached|detached|oversized|heated).*") ? said + " garage" : said + " parking";
            case "GarageYN" -> "garage";
            case "AttachedGarageYN" -> "attached garage";
            case "CarportYN" -> "carport";
            case "LaundryFeatures" -> said + " laundry";
            case "Basement" -> said + " basement";
            case "LotFeatures" -> said + " lot";
            case "SecurityFeatures" -> said + security(small);
            case "AccessibilityFeatures" -> said + (small.contains("ramp") ? " wheelchair access ramp" : "");
            case "WaterSource" -> small.contains("well") ? said + " water well" : said + " water";
            case "AssociationAmenities", "CommunityFeatures" -> said + " community . community " + said;
            case "NewConstructionYN" -> "new construction";
            case "HorseYN" -> "horse property facilities horse facilities";
            case "GreenEnergyGeneration" -> said + " power . " + said + " panels";
            default -> said;
        };
    }

    private static String cooling(String small) {
        if (small.matches(".*(?:fan|evaporative|swamp|attic).*")) {
            return " cooling";
        }
        return small.contains("central") ? " cooling . central air conditioning" : " cooling . air conditioning";
    }

    private static String security(String small) {
        if (small.contains("camera") || small.contains("video")) {
            return " . security cameras";
        }
        boolean other = small.matches(".*(?:fire|smoke|carbon|gate|light|guard).*");
        return other ? "" : " . security system";
    }
}
