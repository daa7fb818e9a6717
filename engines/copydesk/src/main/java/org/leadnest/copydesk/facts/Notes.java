package org.leadnest.copydesk.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.FactKind;
import org.leadnest.copydesk.Provenance;
import org.leadnest.copydesk.Severity;

/**
 * Free features and notes. A note is cut into pieces; a piece becomes a fact when it reads as a thing ("screened porch
 * with ceiling fan") or as a change ("roof replaced 2021"). Whole sentences are not copied: they are reported.
 */
final class Notes {
    private static final Set<String> NAMES = Set.of(
            "notes",
            "note",
            "freefeatures",
            "freefeature",
            "features",
            "agentnotes",
            "agentstatements",
            "sellernotes",
            "highlights",
            "extras",
            "upgrades",
            "updates");
    private static final Pattern PIECES =
            Pattern.compile("[\\n;]|(?<=[\\p{L})\\d])[.!?](?:\\s+|$)|,(?![^(]*\\))(?!\\d{3}\\b)(?!\\s*\\d{4}\\b)");
    private static final Pattern SENTENCE = Pattern.compile(
            "(?i)\\b(is|are|was|were|will|can|could|should|would|must|have|has|had|do|does|did|don't|please|let|make|i|we|you|our|your|my|they|this|these|that|es|está|están|son|hay|tiene|tienen|por favor)\\b");
    private static final int MOST_PIECES = 80;
    private static final int MOST_PIECE = 90;
    private static final int MOST_NOTE = 4000;

    private final FactReader reader;

    Notes(FactReader reader) {
        this.reader = reader;
    }

    boolean read(String name, Object value) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
        if (!NAMES.contains(key)) {
            return false;
        }
        Provenance source = key.contains("note") ? Provenance.NOTE : Provenance.AGENT;
        if (Screen.hasMarkup(FactReader.text(value).replaceAll("[\\[\\]={}]", " "))) {
            reader.setAside(
                    name, FactReader.text(value), "facts.markup", Severity.WARN, "left out: contains markup or code");
            return true;
        }
        for (String piece : pieces(value)) {
            readPiece(name, Casing.words(Values.tidy(piece)), source);
        }
        return true;
    }

    private static List<String> pieces(Object value) {
        List<String> pieces = new ArrayList<>();
        List<String> texts = value instanceof CharSequence one ? List.of(one.toString()) : Values.split(value);
        for (String text : texts) {
            String bounded = text.length() > MOST_NOTE ? text.substring(0, MOST_NOTE) : text;
            pieces.addAll(List.of(PIECES.split(bounded)));
        }
        return pieces.subList(0, Math.min(pieces.size(), MOST_PIECES));
    }

    private void readPiece(String name, String said, Provenance source) {
        if (said.isBlank()) {
            return;
        }
        Screen.Refusal refusal = Screen.refusal(said, MOST_PIECE);
        if (refusal != null) {
            reader.setAside(name, said, refusal.rule(), Severity.WARN, "left out: " + refusal.reason());
            return;
        }
        Change change = Change.in(said);
        if (change != null) {
            reader.add(new Fact(name, FactKind.CONDITION, change, source));
        } else if (SENTENCE.matcher(said).find() || said.split("\\s+").length > 10) {
            reader.setAside(
                    name,
                    said,
                    "facts.sentence",
                    Severity.INFO,
                    "left out: a note is used when it names a thing or a dated change, not as a finished sentence");
        } else {
            reader.add(new Fact(name, FactKind.FEATURE, said, source));
        }
    }
}
