package org.leadnest.copydesk.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.facts.Field;
import org.leadnest.copydesk.facts.Room;
import org.leadnest.copydesk.words.FreePhrase;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.NumberWords;
import org.leadnest.copydesk.words.SpanishPhrase;

/** Puts features into noun phrases, each in the group of sentences where it belongs. One per text. */
final class Items {
    private static final Map<String, String> GROUP_OF_THEME = Map.ofEntries(
            Map.entry("fireplace", "room"),
            Map.entry("basement", "room"),
            Map.entry("storage", "suite"),
            Map.entry("bath", "suite"),
            Map.entry("laundry", "suite"),
            Map.entry("yard", "outdoor"),
            Map.entry("structure", "outdoor"),
            Map.entry("spa", "outdoor"),
            Map.entry("foundation", "build"),
            Map.entry("construction", "build"),
            Map.entry("heat", "systems"),
            Map.entry("cool", "systems"),
            Map.entry("water", "setting"),
            Map.entry("lot", "setting"),
            Map.entry("view", "setting"));
    private static final Set<String> ELSEWHERE = Set.of(
            "PoolFeatures",
            "PoolPrivateYN",
            "View",
            "ArchitecturalStyle",
            "GarageYN",
            "AttachedGarageYN",
            "FireplaceYN",
            "Levels");
    private static final Set<String> NEVER_FIRST = Set.of("build", "systems", "utility", "floor");
    private static final Set<String> LAST_CHOICE = Set.of("appliance", "energy", "suite");
    private static final int RARITY_OF_FIREPLACES = 6;
    private static final int RARITY_OF_FREE_FEATURE = 5;

    private final Facts facts;
    private final Language language;
    private final List<Item> items = new ArrayList<>();
    private final List<Finding> untold = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    private Items(Facts facts, Language language) {
        this.facts = facts;
        this.language = language;
    }

    /**
     * What there is to list, and what has no words in the language.
     *
     * @param byGroup the items of each group, rarest first
     * @param rarest those that may come first in a text, rarest first
     * @param mark differs from listing to listing
     */
    record Found(List<Item> items, List<Finding> untold, Map<String, List<Item>> byGroup, List<Item> rarest, int mark) {
        static Found of(List<Item> items, List<Finding> untold, Facts facts) {
            List<Item> rarest = items.stream()
                    .sorted(Comparator.comparingInt(Item::rarity).reversed())
                    .toList();
            return new Found(
                    List.copyOf(items),
                    List.copyOf(untold),
                    rarest.stream().collect(Collectors.groupingBy(Item::group)),
                    rarest.stream()
                            .filter(item -> !NEVER_FIRST.contains(item.group()))
                            .sorted(Comparator.comparing(item -> LAST_CHOICE.contains(item.group())))
                            .toList(),
                    facts.all().stream().map(Fact::evidence).toList().hashCode());
        }
    }

    static Found of(Facts facts, Language language) {
        Items items = new Items(facts, language);
        items.addUnlessNull(Pools.item(facts, language));
        items.addUnlessNull(regrouped(Views.item(facts, language)));
        items.addUnlessNull(Cars.garage(facts, language));
        items.fireplaces();
        for (Fact fact : facts.all()) {
            items.feature(fact);
        }
        return Found.of(items.items, items.untold, facts);
    }

    private static @Nullable Item regrouped(@Nullable Item item) {
        return item == null ? null : new Item(item.phrase(), item.facts(), "setting", item.rarity());
    }

    private void addUnlessNull(@Nullable Item item) {
        if (item != null && said.add(item.phrase().bare())) {
            items.add(item);
        }
    }

    private void fireplaces() {
        BigDecimal total = facts.number("FireplacesTotal").orElse(BigDecimal.ZERO);
        List<Fact> rests = new ArrayList<>(facts.named("FireplacesTotal"));
        if (rests.isEmpty()) {
            rests.addAll(facts.named("FireplaceYN"));
        }
        if (rests.isEmpty()) {
            return;
        }
        if (total.compareTo(BigDecimal.ONE) > 0) {
            String noun = language == Language.EN
                    ? NumberWords.english(total) + " fireplaces"
                    : NumberWords.spanish(total) + " chimeneas";
            addUnlessNull(new Item(NounPhrase.many(noun, language, true), rests, "room", RARITY_OF_FIREPLACES));
        } else if (facts.named("FireplaceFeatures").stream().noneMatch(Items::namesFireplace)) {
            String noun = language == Language.EN ? "fireplace" : "chimenea";
            addUnlessNull(new Item(NounPhrase.one(noun, language, true), rests, "room", 5));
        }
    }

    private static boolean namesFireplace(Fact fact) {
        Lexicon.Entry entry = Lexicon.shared().find(fact.said(), "fireplace");
        return entry != null && entry.theme().equals("fireplace");
    }

    private void feature(Fact fact) {
        if (fact.kind() != FactKind.FEATURE || ELSEWHERE.contains(fact.name()) || Cars.tells(fact)) {
            return;
        }
        if (fact.value() instanceof Room room) {
            addUnlessNull(Rooms.item(room, fact, language));
            return;
        }
        Field field = Field.named(fact.name());
        String theme = field == null ? "" : field.detail();
        boolean yes = fact.value() instanceof Boolean;
        if (yes
                && (fact.name().equals("WaterfrontYN")
                        && !facts.named("WaterfrontFeatures").isEmpty())) {
            return;
        }
        String words = yes ? theme : fact.said();
        Lexicon.Entry entry = Lexicon.shared().find(words, yes ? "" : theme);
        if (entry != null && entry.theme().equals("fireplace") && moreThanOneFireplace()) {
            return;
        }
        if (entry != null) {
            known(entry, fact);
        } else {
            free(words, theme, fact);
        }
    }

    private boolean moreThanOneFireplace() {
        return facts.number("FireplacesTotal").orElse(BigDecimal.ZERO).compareTo(BigDecimal.ONE) > 0;
    }

    private void known(Lexicon.Entry entry, Fact fact) {
        if (Set.of("roof", "use", "view").contains(entry.theme())
                && !entry.theme().equals("use")) {
            if (entry.theme().equals("roof")) {
                addUnlessNull(roof(entry, fact));
            }
            return;
        }
        if (entry.theme().equals("use")) {
            return;
        }
        String group = GROUP_OF_THEME.getOrDefault(entry.theme(), entry.theme());
        int rarity =
                entry.theme().equals("fireplace") ? Math.max(RARITY_OF_FIREPLACES, entry.rarity()) : entry.rarity();
        addUnlessNull(new Item(onLand(entry.in(language)), List.of(fact), group, rarity));
    }

    /** Of land itself nothing says that it has a lot: "wooded ground", not "a wooded lot". */
    private NounPhrase onLand(NounPhrase phrase) {
        String type = facts.text("PropertyType");
        if (!type.equals("Land") && !type.equals("Farm")) {
            return phrase;
        }
        String bare = phrase.bare();
        if (language == Language.ES) {
            return bare.startsWith("terreno ") ? phrase.saying("suelo " + bare.substring("terreno ".length())) : phrase;
        }
        return bare.endsWith(" lot")
                ? new NounPhrase(bare.replaceFirst(" lot$", " ground"), NounPhrase.Count.MASS, false, language)
                : phrase;
    }

    private Item roof(Lexicon.Entry entry, Fact fact) {
        NounPhrase phrase = language == Language.EN
                ? NounPhrase.one(entry.english().bare() + " roof", language, false)
                : NounPhrase.one("techo " + entry.spanish().bare(), language, false);
        return new Item(phrase, List.of(fact), "build", entry.rarity());
    }

    private void free(String words, String theme, Fact fact) {
        if (Set.of("view", "heat", "cool", "levels", "use", "roof", "updates", "fireplace", "basement")
                .contains(theme)) {
            return;
        }
        NounPhrase english = FreePhrase.english(words);
        if (english.bare().isBlank()) {
            return;
        }
        String group = theme.isEmpty() ? "extra" : GROUP_OF_THEME.getOrDefault(theme, theme);
        int rarity = theme.isEmpty() ? RARITY_OF_FREE_FEATURE : 3;
        NounPhrase phrase = language == Language.EN ? english : SpanishPhrase.of(english.bare());
        if (phrase == null) {
            untold.add(new Finding(
                    "facts.no-spanish",
                    Severity.INFO,
                    0,
                    0,
                    fact.evidence(),
                    "left out: no Spanish wording is known for it",
                    "",
                    ""));
        } else {
            addUnlessNull(new Item(phrase, List.of(fact), group, rarity));
        }
    }
}
