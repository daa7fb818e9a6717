package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.CheckOptions;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.checking.Checker;
import org.leadnest.copydesk.checking.Readability;

/**
 * Chooses among attempts at one text: it must break no rule, read easily (see {@link Readability}), and share few word
 * trigrams with the texts of the earlier seeds of its row of {@value Choice#ROW}. When none does all of that, the least bad one.
 */
public final class Selection {
    private static final int MOST_ATTEMPTS = 200;

    private static final int SHORT_ATTEMPTS = 20;
    /** Outlets of fewer characters have room for the same few facts only, whatever the seed. */
    private static final int ROOM_FOR_OTHER_WORDS = 400;
    /** What part of the shorter text's word trigrams another may hold, with something left below the promised 0.40. */
    private static final double MOST_SHARED = 0.38;

    /** The bounds of ease are Flesch's, for English; in Spanish other words come first. */
    private static final double SPANISH_SHARE = 10;

    private static final double LEAST_EASE = 50;
    private static final double MOST_EASE = 75;
    /** One point of ease weighs as much as this part of shared trigrams. */
    private static final double SHARE_OF_A_POINT = 0.02;

    private final Facts facts;
    private final Brief brief;
    private final Items.Found found;
    private final CheckOptions options;
    private final List<Set<String>> before = new ArrayList<>();

    private Selection(Facts facts, Brief brief, List<String> houseRules) {
        this.facts = facts;
        int limit = brief.outlet() == Outlet.ALT_TEXT ? 0 : brief.limit(); // there it is that of a line, and kept
        this.options = new CheckOptions(limit, brief.outlet(), brief.language(), "", houseRules);
        this.brief = brief;
        this.found = Items.of(facts, brief.language());
    }

    /**
     * Deterministic for facts, brief and house rules. When every attempt breaks a rule, it is the one with the fewest
     * breaches, and what they are is among its findings.
     */
    public static Description written(Facts facts, Brief brief, List<String> houseRules) {
        Selection selection = new Selection(facts, brief, houseRules);
        if (!brief.outlet().isProse()) {
            return selection.shortForm();
        }
        if (brief.outlet().defaultLimit() < ROOM_FOR_OTHER_WORDS) {
            return selection.best(brief.seed());
        }
        long first = brief.seed() - Math.floorMod(brief.seed() - 1, Choice.ROW);
        Description last = selection.best(first);
        for (long seed = first + 1; seed <= brief.seed(); seed++) {
            selection.before.add(trigrams(last.text()));
            last = selection.best(seed);
        }
        return last;
    }

    private record Attempt(Description text, double faults) {}

    private Description best(long seed) {
        Brief own = brief.withSeed(seed);
        List<Attempt> faulty = new ArrayList<>();
        LeastBad leastBad = new LeastBad();
        for (int version = 0; version < MOST_ATTEMPTS; version++) {
            Description text = Writer.write(facts, own, version, found);
            double faults = faults(text.text());
            if (faults > 0) {
                faulty.add(new Attempt(text, faults));
            } else if (leastBad.isClean(text)) {
                return text;
            }
        }
        faulty.sort(Comparator.comparingDouble(Attempt::faults));
        for (Attempt attempt : faulty) {
            if (leastBad.isClean(attempt.text())) {
                return attempt.text();
            }
        }
        return leastBad.text();
    }

    /** A text of an outlet that is no prose: the first version, unless it says what may not be said. */
    private Description shortForm() {
        LeastBad leastBad = new LeastBad();
        for (int version = 0; version < SHORT_ATTEMPTS; version++) {
            Description text = Writer.write(facts, brief, version, found);
            if (leastBad.isClean(text)) {
                return text;
            }
        }
        return leastBad.text();
    }

    /** Keeps of texts that break a rule the one that does so least, with what is to be said against it. */
    private final class LeastBad {
        private @Nullable Description kept;
        private int breaches = Integer.MAX_VALUE;

        boolean isClean(Description text) {
            List<Finding> against = Checker.check(text.text(), facts, options).stream()
                    .filter(finding -> finding.blocks() || finding.rule().equals("house.ban"))
                    .toList();
            if (against.size() < breaches && !against.isEmpty()) {
                List<Finding> findings = new ArrayList<>(text.findings());
                findings.addAll(against);
                kept = new Description(text.text(), text.sentences(), findings, text.engine());
                breaches = against.size();
            }
            return against.isEmpty();
        }

        Description text() {
            return Objects.requireNonNull(kept);
        }
    }

    /** Nothing for a text without fault. */
    private double faults(String text) {
        double weight = brief.language() == Language.EN ? 1 : SPANISH_SHARE;
        return weight * Math.max(0, shared(text) - MOST_SHARED) + SHARE_OF_A_POINT * outside(text);
    }

    private double outside(String text) {
        double ease = Readability.ease(text, brief.language());
        return Double.isNaN(ease) ? 0 : Math.max(0, Math.max(LEAST_EASE - ease, ease - MOST_EASE));
    }

    private double shared(String text) {
        double most = 0;
        Set<String> own = before.isEmpty() ? Set.of() : trigrams(text);
        for (Set<String> other : before) {
            Set<String> both = new HashSet<>(own);
            both.retainAll(other);
            most = Math.max(most, both.size() / (double) Math.max(1, Math.min(own.size(), other.size())));
        }
        return most;
    }

    private static Set<String> trigrams(String text) {
        List<String> words = words(text.toLowerCase(Locale.ROOT));
        Set<String> trigrams = new HashSet<>();
        for (int i = 0; i + 2 < words.size(); i++) {
            trigrams.add(words.get(i) + ' ' + words.get(i + 1) + ' ' + words.get(i + 2));
        }
        return trigrams;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean part = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (part && start < 0) {
                start = i;
            } else if (!part && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }
}
