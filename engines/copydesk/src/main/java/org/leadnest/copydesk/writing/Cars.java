package org.leadnest.copydesk.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Lexicon;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.NumberWords;

/** The garage in one phrase: "an attached two-car garage", "un garaje adjunto para dos autos". */
final class Cars {
    private Cars() {}

    /** Whether the garage phrase already says this parking feature. */
    static boolean tells(Fact fact) {
        if (!fact.name().equals("ParkingFeatures")) {
            return false;
        }
        String key = Lexicon.key(fact.said());
        return key.equals("garage")
                || key.equals("attached")
                || key.equals("detached")
                || key.equals("attached garage")
                || key.equals("detached garage");
    }

    static @Nullable Item garage(Facts facts, Language language) {
        List<Fact> rests = new ArrayList<>(facts.named("GarageSpaces"));
        if (rests.isEmpty()) {
            rests.addAll(facts.named("GarageYN"));
        }
        Fact attachment = attachment(facts);
        boolean named = facts.named("ParkingFeatures").stream()
                .anyMatch(fact -> Lexicon.key(fact.said()).contains("garage") && tells(fact));
        if (rests.isEmpty()
                && !named
                && (attachment == null || !attachment.name().equals("AttachedGarageYN"))) {
            return null;
        }
        facts.named("ParkingFeatures").stream()
                .filter(fact -> tells(fact) && Lexicon.key(fact.said()).contains("garage"))
                .forEach(rests::add);
        if (attachment != null && !rests.contains(attachment)) {
            rests.add(attachment);
        }
        boolean detached = attachment != null && Lexicon.key(attachment.said()).startsWith("detached");
        String kind = attachment == null ? "" : detached ? "detached" : "attached";
        BigDecimal cars = facts.number("GarageSpaces").orElse(null);
        int rarity = cars != null && cars.intValue() >= 3 ? 6 : 5;
        return new Item(phrase(cars, kind, language), rests, "parking", rarity);
    }

    private static @Nullable Fact attachment(Facts facts) {
        for (Fact fact : facts.named("ParkingFeatures")) {
            String key = Lexicon.key(fact.said());
            if (key.startsWith("attached") && tells(fact) || key.startsWith("detached") && tells(fact)) {
                return fact;
            }
        }
        return facts.first("AttachedGarageYN").orElse(null);
    }

    private static NounPhrase phrase(@Nullable BigDecimal cars, String kind, Language language) {
        if (language == Language.EN) {
            String size = cars == null ? "" : NumberWords.english(cars) + "-car ";
            return NounPhrase.one((kind.isEmpty() ? "" : kind + " ") + size + "garage", language, false);
        }
        String place = kind.isEmpty() ? "" : kind.equals("attached") ? " adjunto" : " independiente";
        boolean one = cars != null && cars.compareTo(BigDecimal.ONE) == 0;
        String size = cars == null ? "" : one ? " para un auto" : " para " + NumberWords.spanish(cars) + " autos";
        return NounPhrase.one("garaje" + place + size, language, false);
    }
}
