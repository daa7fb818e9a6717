package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.facts.Change;
import org.leadnest.copydesk.words.FreePhrase;
import org.leadnest.copydesk.words.Joined;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.SpanishPhrase;
import org.leadnest.copydesk.words.Tokens;

/** Dated changes in sentences: "The roof was replaced in 2021, and the windows were updated in 2018." */
final class Updates {
    private static final int MOST_IN_ONE = 2;

    private Updates() {}

    static List<Line> lines(Facts facts, Language language, Choice choice) {
        List<Fact> changes = facts.all().stream()
                .filter(fact -> fact.kind() == FactKind.CONDITION && fact.value() instanceof Change)
                .toList();
        List<Line> lines = new ArrayList<>();
        List<String> clauses = new ArrayList<>();
        List<Fact> rests = new ArrayList<>();
        for (Fact fact : choice.rotated("updates", changes)) {
            String clause = clause((Change) fact.value(), language, choice);
            if (clause == null) {
                continue;
            }
            clauses.add(clause);
            rests.add(fact);
            if (clauses.size() == MOST_IN_ONE) {
                lines.add(line(clauses, rests, language));
            }
        }
        if (!clauses.isEmpty()) {
            lines.add(line(clauses, rests, language));
        }
        return lines;
    }

    private static Line line(List<String> clauses, List<Fact> rests, Language language) {
        String text = clauses.size() == 1
                ? clauses.getFirst()
                : language == Language.EN ? clauses.get(0) + ", and " + clauses.get(1) : Joined.of(clauses, language);
        Line line = new Line(
                "updates",
                Finish.sentence(text + "."),
                Weights.of("updates", 5, clauses.size()),
                List.copyOf(rests),
                Set.copyOf(rests),
                clauses.size());
        clauses.clear();
        rests.clear();
        return line;
    }

    private static @Nullable String clause(Change change, Language language, Choice choice) {
        NounPhrase part = FreePhrase.english(change.part());
        if (language == Language.ES) {
            part = SpanishPhrase.of(part.bare());
            return part == null ? null : spanish(part, change);
        }
        String when = change.year().isEmpty() ? "" : " in " + change.year();
        String be = part.isPlural() ? "were" : "was";
        return choice.among("update" + change.part(), 2) == 0 || when.isEmpty()
                ? part.definite() + " " + be + " " + change.verb() + when
                : when.strip() + ", " + part.definite() + " " + be + " " + change.verb();
    }

    private static @Nullable String spanish(NounPhrase part, Change change) {
        String stem = switch (change.verb()) {
            case "replaced" -> "reemplaz";
            case "remodeled" -> "remodel";
            case "renovated" -> "renov";
            case "updated", "upgraded" -> "actualiz";
            case "installed" -> "instal";
            case "painted", "repainted" -> "pint";
            case "restored" -> "restaur";
            case "rebuilt" -> "reconstru";
            case "refinished" -> "restaur";
            case "added" -> "agreg";
            default -> "";
        };
        if (stem.isEmpty()) {
            return null;
        }
        String ending = stem.equals("reconstru") ? part.isPlural() ? "yeron" : "yó" : part.isPlural() ? "aron" : "ó";
        String when = change.year().isEmpty() ? "" : " en " + change.year();
        return Tokens.fold(part.bare()).isEmpty()
                ? null
                : part.definite().toLowerCase(Locale.ROOT) + " se " + stem + ending + when;
    }
}
