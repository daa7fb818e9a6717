package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;

/** One phrase for the pool out of RESO's single words: "a heated in-ground pool". */
final class Pools {
    private record Quality(String english, String spanish, int order) {}

    private static final Map<String, Quality> QUALITIES = Map.ofEntries(
            Map.entry("private", new Quality("private", "privada", 1)),
            Map.entry("heated", new Quality("heated", "climatizada", 2)),
            Map.entry("solar heat", new Quality("solar-heated", "con calentador solar", 2)),
            Map.entry("fenced", new Quality("fenced", "cercada", 3)),
            Map.entry("screen enclosure", new Quality("screened", "con mosquitero", 3)),
            Map.entry("indoor", new Quality("indoor", "techada", 3)),
            Map.entry("salt water", new Quality("saltwater", "de agua salada", 6)),
            Map.entry("saltwater", new Quality("saltwater", "de agua salada", 6)),
            Map.entry("in ground", new Quality("in-ground", "enterrada", 5)),
            Map.entry("above ground", new Quality("above-ground", "elevada", 5)),
            Map.entry("gunite", new Quality("gunite", "de gunita", 7)),
            Map.entry("fiberglas", new Quality("fiberglass", "de fibra de vidrio", 7)),
            Map.entry("infinity", new Quality("infinity-edge", "de borde infinito", 4)),
            Map.entry("lap", new Quality("lap", "de nado", 8)),
            Map.entry("community", new Quality("community", "comunitaria", 1)),
            Map.entry("association", new Quality("community", "comunitaria", 1)));
    private static final int MOST_QUALITIES = 3;

    private Pools() {}

    /** The pool with every fact that it rests on, or null when there is none. */
    static @Nullable Item item(Facts facts, Language language) {
        List<Fact> rests = new ArrayList<>(facts.named("PoolPrivateYN"));
        List<Quality> qualities = new ArrayList<>();
        if (!rests.isEmpty()) {
            qualities.add(new Quality("private", "privada", 1));
        }
        for (Fact fact : facts.named("PoolFeatures")) {
            Quality quality = QUALITIES.get(Lexicon.key(fact.said()));
            if (quality == null || qualities.contains(quality)) {
                if (quality != null) {
                    rests.add(fact);
                }
                continue;
            }
            if (qualities.size() < MOST_QUALITIES) {
                qualities.add(quality);
                rests.add(fact);
            }
        }
        if (rests.isEmpty()) {
            return null;
        }
        qualities.sort(java.util.Comparator.comparingInt(Quality::order));
        boolean shared =
                qualities.stream().anyMatch(quality -> quality.english().equals("community"));
        return new Item(phrase(qualities, language), rests, shared ? "community" : "pool", shared ? 4 : 7);
    }

    private static NounPhrase phrase(List<Quality> qualities, Language language) {
        StringBuilder words = new StringBuilder();
        if (language == Language.EN) {
            for (Quality quality : qualities) {
                words.append(quality.english()).append(' ');
            }
            return NounPhrase.one(words.append("pool").toString(), language, false);
        }
        words.append("piscina");
        for (Quality quality : qualities) {
            words.append(' ').append(quality.spanish());
        }
        return NounPhrase.one(words.toString(), language, true);
    }
}
