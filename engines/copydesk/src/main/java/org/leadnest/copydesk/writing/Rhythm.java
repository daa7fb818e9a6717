package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Language;

/** Joins two short neighbours on one topic into one sentence, so that a text does not read as a row of equal statements. */
final class Rhythm {
    private static final int SHORT_LINE = 95;
    private static final int LONGER_LINE = 130;
    private static final Pattern COMPOUND = Pattern.compile("[:;]|, (?:and|y|e) ");
    private static final Set<String> JOINABLE = Set.of(
            "The",
            "A",
            "An",
            "There",
            "Parking",
            "Indoor",
            "Interior",
            "Construction",
            "Climate",
            "Outdoor",
            "Living",
            "Everyday",
            "Practical",
            "La",
            "El",
            "Los",
            "Las",
            "Un",
            "Una",
            "Hay",
            "Association",
            "Dues",
            "It",
            "Its");

    /** Sections that speak of the same part of a property. */
    private static final List<Set<String>> TOPICS = List.of(
            Set.of("kitchen", "finish", "room", "suite", "access"),
            Set.of("outdoor", "setting", "lot", "parking"),
            Set.of("year", "build", "systems", "energy", "utility"),
            Set.of("community", "fee", "hood", "zoning", "use"));

    /** First words, besides, that lose their capital behind a semicolon and stand for themselves there. */
    private static final Set<String> BESIDE = Set.of(
            "Outdoors",
            "Outside",
            "Inside",
            "Indoors",
            "Underfoot",
            "You",
            "In",
            "On",
            "For",
            "Utility",
            "Utilities",
            "Asking",
            "List",
            "Floors",
            "Finishes",
            "Kitchen",
            "Equipment",
            "Built",
            "Along",
            "Set",
            "Cooking",
            "Offered",
            "Se",
            "En",
            "Para",
            "Afuera",
            "Puertas",
            "Encontrará",
            "Precio",
            "Servicios",
            "Sobre",
            "Entre",
            "Al",
            "Con",
            "Tiene",
            "Es",
            "Aquí",
            "Por");

    /** What the price may follow in one sentence, where sentences are to be longer. */
    private static final Set<String> WITH_PRICE =
            Set.of("year", "build", "systems", "energy", "utility", "fee", "hood", "lot", "parking", "zoning");

    private Rhythm() {}

    /** How far sentences may grow. */
    enum Breath {
        /** Two short ones with "and". */
        SHORT,
        /** Longer ones too, and the price with what stands before it. */
        LONG,
        /** Any neighbours, with a semicolon where their topics differ. */
        LONGEST;

        int longest() {
            return this == SHORT ? SHORT_LINE : LONGER_LINE;
        }
    }

    static List<Line> joined(List<Line> lines, Language language, Breath breath) {
        List<Line> result = new ArrayList<>();
        boolean justJoined = false;
        for (Line line : lines) {
            Line last = result.isEmpty() ? null : result.getLast();
            String joint = last == null || justJoined ? "" : joint(last, line, language, breath);
            if (last != null && !joint.isEmpty()) {
                result.set(result.size() - 1, join(last, line, joint));
                justJoined = true;
            } else {
                result.add(line);
                justJoined = false;
            }
        }
        return result;
    }

    /** Between two lines that become one sentence; empty when they stay two. */
    private static String joint(Line one, Line other, Language language, Breath breath) {
        boolean keepApart = one.section().equals("opening") || one.section().equals("key");
        boolean fit = one.text().length() <= breath.longest() && other.text().length() <= breath.longest();
        if (keepApart || !fit) {
            return "";
        }
        boolean price = breath != Breath.SHORT && other.section().equals("price") && WITH_PRICE.contains(one.section());
        boolean together = price
                || TOPICS.stream().anyMatch(topic -> topic.contains(one.section()) && topic.contains(other.section()));
        boolean simple = !COMPOUND.matcher(one.text() + other.text()).find();
        if (together && simple && JOINABLE.contains(other.firstWord())) {
            return language == Language.EN ? ", and " : ", y ";
        }
        boolean beside = breath == Breath.LONGEST
                && !one.text().contains(";")
                && !other.text().contains(";")
                && (JOINABLE.contains(other.firstWord()) || BESIDE.contains(other.firstWord()));
        return beside ? "; " : "";
    }

    private static Line join(Line one, Line other, String joint) {
        String first = one.text().substring(0, one.text().length() - 1);
        String second =
                Character.toLowerCase(other.text().charAt(0)) + other.text().substring(1);
        Set<Fact> facts = new LinkedHashSet<>(one.facts());
        facts.addAll(other.facts());
        Set<Object> told = new HashSet<>(one.told());
        told.addAll(other.told());
        return new Line(
                one.section(),
                first + joint + second,
                Math.max(one.weight(), other.weight()),
                List.copyOf(facts),
                told,
                one.covered() + other.covered());
    }
}
