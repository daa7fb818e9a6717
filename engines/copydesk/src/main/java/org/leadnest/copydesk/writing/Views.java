package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Joined;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;

/** One phrase for all views: "mountain and city-light views", "vistas a las montañas y al lago". */
final class Views {
    private static final int MOST = 3;

    private Views() {}

    static @Nullable Item item(Facts facts, Language language) {
        List<Lexicon.Entry> entries = new ArrayList<>();
        List<Fact> rests = new ArrayList<>();
        for (Fact fact : facts.named("View")) {
            Lexicon.Entry entry = Lexicon.shared().find(fact.said().replaceAll("(?i)\\s+views?$", ""), "view");
            if (entry != null && entry.theme().equals("view") && entries.size() < MOST && !entries.contains(entry)) {
                entries.add(entry);
                rests.add(fact);
            }
        }
        if (entries.isEmpty()) {
            return null;
        }
        int rarity = entries.stream().mapToInt(Lexicon.Entry::rarity).max().orElse(1);
        entries.sort(Comparator.comparingInt(Lexicon.Entry::rarity).reversed());
        return new Item(language == Language.EN ? english(entries) : spanish(entries), rests, "view", rarity);
    }

    private static NounPhrase english(List<Lexicon.Entry> entries) {
        List<String> kinds =
                entries.stream().map(entry -> entry.english().bare()).toList();
        return NounPhrase.many(Joined.of(kinds, Language.EN) + " views", Language.EN, false);
    }

    private static NounPhrase spanish(List<Lexicon.Entry> entries) {
        List<String> kinds = entries.stream()
                .map(entry -> "a " + entry.spanish().bare())
                .map(kind -> kind.startsWith("a el ") ? "al " + kind.substring("a el ".length()) : kind)
                .toList();
        return NounPhrase.many("vistas " + Joined.of(kinds, Language.ES), Language.ES, true);
    }
}
