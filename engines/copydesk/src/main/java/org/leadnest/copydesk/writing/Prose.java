package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Tone;
import org.leadnest.copydesk.words.PropertyNoun;

/** Plans and writes running text: an opening, the key facts, then the parts of the property in an order of its own. */
final class Prose {
    private static final List<List<String>> ORDERS = List.of(
            List.of(
                    "kitchen", "finish", "room", "suite", "outdoor", "setting", "lot", "parking", "year", "build",
                    "systems", "energy"),
            List.of(
                    "finish", "kitchen", "suite", "room", "year", "build", "outdoor", "parking", "lot", "setting",
                    "energy", "systems"),
            List.of(
                    "outdoor", "setting", "kitchen", "room", "finish", "suite", "parking", "lot", "systems", "energy",
                    "year", "build"),
            List.of(
                    "room", "kitchen", "finish", "year", "build", "suite", "parking", "outdoor", "setting", "lot",
                    "energy", "systems"),
            List.of(
                    "setting", "lot", "outdoor", "room", "finish", "kitchen", "suite", "energy", "systems", "parking",
                    "year", "build"),
            List.of(
                    "year", "build", "finish", "room", "kitchen", "suite", "systems", "energy", "parking", "lot",
                    "outdoor", "setting"),
            List.of(
                    "kitchen", "room", "parking", "suite", "finish", "setting", "outdoor", "lot", "systems", "year",
                    "build", "energy"));
    private static final List<String> TAIL = List.of(
            "units",
            "commerce",
            "access",
            "extra",
            "updates",
            "community",
            "hood",
            "fee",
            "utility",
            "zoning",
            "use",
            "price");
    private static final Map<String, List<String>> GROUPS = Map.of(
            "kitchen", List.of("kitchen", "appliance"),
            "finish", List.of("finish", "floor"),
            "outdoor", List.of("outdoor", "pool"));
    private static final int MOST_PER_SECTION = 3;
    private static final int LONG_WORD = 7;

    private final Facts facts;
    private final Brief brief;
    private final Draft draft;
    private final TemplateBook book;
    private final Choice choice;
    private final String tone;
    private final String group;
    private final Rhythm.Breath breath;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> firstWords = new HashMap<>();

    Prose(Facts facts, Brief brief, Draft draft, Rhythm.Breath breath) {
        this.breath = breath;
        this.facts = facts;
        this.brief = brief;
        this.draft = draft;
        this.book = TemplateBook.of(brief.language());
        this.choice = draft.choice();
        this.tone = brief.tone().word();
        this.group = draft.scalars().noun().group().name().toLowerCase(Locale.ROOT);
    }

    /** All there is to say, in order; the caller keeps what fits. */
    List<Line> write() {
        opening();
        while (section("key", 0)) {
            // Key facts that the opening has left over.
        }
        for (String section : order()) {
            fill(section);
        }
        return brief.tone() == Tone.CRISP && !flowing() ? lines : Rhythm.joined(lines, brief.language(), breath);
    }

    /** In longer sentences than the tone would have. */
    private boolean flowing() {
        return breath != Rhythm.Breath.SHORT;
    }

    private void opening() {
        Line line = new Opening(draft, book, choice, tone, group).line();
        if (line != null) {
            add(line);
        }
    }

    private List<String> order() {
        List<String> order = new ArrayList<>(choice.of("plan", ORDERS));
        order.addAll(TAIL);
        if (draft.scalars().noun().group() == PropertyNoun.Group.LAND) {
            order.removeAll(List.of("lot", "setting", "outdoor"));
            order.addAll(0, List.of("lot", "setting", "outdoor"));
        }
        if (brief.outlet() == Outlet.MLS && lines.size() > 1) {
            order.remove("price");
        }
        return order;
    }

    private void fill(String section) {
        if (section.equals("updates")) {
            Updates.lines(facts, brief.language(), choice).forEach(this::add);
            return;
        }
        int written = 0;
        while (written < MOST_PER_SECTION && hasMore(section, written) && section(section, written)) {
            written++;
        }
    }

    private boolean hasMore(String section, int written) {
        if (!Draft.LISTS.contains(section)) {
            return written < 2;
        }
        return GROUPS.getOrDefault(section, List.of(section)).stream().anyMatch(draft::hasPending);
    }

    private boolean section(String section, int written) {
        Line line = best(section, written);
        if (line == null) {
            return false;
        }
        add(line);
        return true;
    }

    private void add(Line line) {
        draft.tell(line);
        firstWords.merge(line.firstWord(), 1, Integer::sum);
        lines.add(line);
    }

    private @Nullable Line best(String section, int written) {
        List<Draft.Filled> usual = new ArrayList<>();
        List<Draft.Filled> ofTone = new ArrayList<>();
        int most = 0;
        for (Template template : book.section(section)) {
            boolean label = flowing() && template.isMadeFor(Tone.CRISP.word());
            Draft.Filled filled = !label && template.suits(tone, group) ? draft.filled(section, template) : null;
            if (filled != null) {
                most = Math.max(most, filled.covered());
                (template.isMadeFor(tone) && brief.tone() != Tone.CLASSIC ? ofTone : usual).add(filled);
            }
        }
        int enough = most;
        usual.removeIf(filled -> filled.covered() * 2 < enough);
        ofTone.removeIf(filled -> filled.covered() * 2 < enough);
        List<Draft.Filled> candidates = woven(usual, ofTone);
        if (candidates.isEmpty()) {
            return null;
        }
        List<Draft.Filled> inTurn = inTurn(candidates, choice.among(section + written, candidates.size()));
        return inTurn.stream()
                .map(Draft.Filled::line)
                .filter(this::isFresh)
                .findFirst()
                .orElseGet(() -> inTurn.getFirst().line());
    }

    /** What was written for the tone is met as often as all the rest, but never twice in a row. */
    private static List<Draft.Filled> woven(List<Draft.Filled> usual, List<Draft.Filled> ofTone) {
        List<Draft.Filled> woven = new ArrayList<>();
        for (int i = 0; i < usual.size(); i++) {
            woven.add(usual.get(i));
            if (!ofTone.isEmpty()) {
                woven.add(ofTone.get(i % ofTone.size()));
            }
        }
        woven.addAll(ofTone.subList(Math.min(usual.size(), ofTone.size()), ofTone.size()));
        return woven;
    }

    /** From {@code start} on every other one, so that the second choice of one seed is not the first of the next. */
    private static List<Draft.Filled> inTurn(List<Draft.Filled> candidates, int start) {
        List<Draft.Filled> even = new ArrayList<>();
        List<Draft.Filled> odd = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            (i % 2 == 0 ? even : odd).add(candidates.get((start + i) % candidates.size()));
        }
        even.addAll(odd);
        return even;
    }

    /** Neither the sentence before nor two others begin with the same word. */
    private boolean isFresh(Line line) {
        boolean sameAsLast = !lines.isEmpty() && lines.getLast().firstWord().equals(line.firstWord());
        int most = brief.language() == Language.EN
                        || !Set.of("El", "La", "Los", "Las").contains(line.firstWord())
                ? 2
                : 3;
        return !sameAsLast && !repeats(line.text()) && firstWords.getOrDefault(line.firstWord(), 0) < most;
    }

    /** Whether a long word comes twice: "the location offers a location by the golf course". */
    private static boolean repeats(String text) {
        Set<String> met = new HashSet<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetter(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                boolean again = i - start >= LONG_WORD
                        && !met.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                if (again) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }
}
