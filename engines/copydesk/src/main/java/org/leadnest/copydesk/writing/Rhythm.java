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
    private static final int SHORT = 95;
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
            "Hay");

    /** Sections that speak of the same part of a property. */
    private static final List<Set<String>> TOPICS = List.of(
            Set.of("kitchen", "finish", "room", "suite", "access"),
            Set.of("outdoor", "setting", "lot", "parking"),
            Set.of("year", "build", "systems", "energy", "utility"),
            Set.of("community", "fee"));

    private Rhythm() {}

    static List<Line> joined(List<Line> lines, Language language) {
        List<Line> result = new ArrayList<>();
        boolean justJoined = false;
        for (Line line : lines) {
            Line last = result.isEmpty() ? null : result.getLast();
            if (last != null && !justJoined && isJoinable(last, line)) {
                result.set(result.size() - 1, join(last, line, language));
                justJoined = true;
            } else {
                result.add(line);
                justJoined = false;
            }
        }
        return result;
    }

    private static boolean isJoinable(Line one, Line other) {
        boolean keepApart = one.section().equals("opening")
                || one.section().equals("key")
                || other.section().equals("price");
        return !keepApart
                && TOPICS.stream().anyMatch(topic -> topic.contains(one.section()) && topic.contains(other.section()))
                && one.text().length() <= SHORT
                && other.text().length() <= SHORT
                && !COMPOUND.matcher(one.text() + other.text()).find()
                && JOINABLE.contains(other.firstWord());
    }

    private static Line join(Line one, Line other, Language language) {
        String first = one.text().substring(0, one.text().length() - 1);
        String and = language == Language.EN ? ", and " : ", y ";
        String second =
                Character.toLowerCase(other.text().charAt(0)) + other.text().substring(1);
        Set<Fact> facts = new LinkedHashSet<>(one.facts());
        facts.addAll(other.facts());
        Set<Object> told = new HashSet<>(one.told());
        told.addAll(other.told());
        return new Line(
                one.section(),
                first + and + second,
                Math.max(one.weight(), other.weight()),
                List.copyOf(facts),
                told,
                one.covered() + other.covered());
    }
}
