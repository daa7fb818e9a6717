package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
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
    /**
     * After so many attempts in a row that were no better than the best before them, another is not to be had. With 25 some
     * long texts stayed outside of the bounds of ease (measured 2026-11-30 on 240 listings).
     */
    private static final int ATTEMPTS_IN_VAIN = 60;
    /** So many attempts are made for the ease of a short text. */
    private static final int ATTEMPTS_FOR_SHORT = 10;
    /** Of fewer words one more or less moves the ease by points. */
    private static final int WORDS_FOR_EASE = 80;

    private static final Pattern BLANK = Pattern.compile("\\s+");

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
    private final List<Trigrams> before = new ArrayList<>();

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
            selection.before.add(Trigrams.of(last.text()));
            last = selection.best(seed);
        }
        return last;
    }

    /**
     * A text with what is to be said against it.
     *
     * @param isShort of fewer than {@value #WORDS_FOR_EASE} words
     * @param share part of trigrams beyond {@value #MOST_SHARED}, in Spanish times {@value #SPANISH_SHARE}
     * @param ease points of reading ease outside of the bounds, in parts of shared trigrams
     */
    private record Attempt(Description text, boolean isShort, double share, double ease) {
        double faults() {
            return share + ease;
        }

        /** Whether no other is looked for after attempt number {@code version}. */
        boolean suffices(int version) {
            return faults() <= 0 || isShort && share <= 0 && version >= ATTEMPTS_FOR_SHORT;
        }
    }

    private Description best(long seed) {
        Brief own = brief.withSeed(seed);
        LeastBad leastBad = new LeastBad();
        Attempt best = null;
        int bestAt = 0;
        for (int version = 0; version < MOST_ATTEMPTS; version++) {
            Attempt attempt = attempt(Writer.write(facts, own, version, found));
            boolean better = best == null || attempt.faults() < best.faults();
            if (better && leastBad.isClean(attempt.text())) {
                best = attempt;
                bestAt = version;
            }
            boolean inVain = version - bestAt >= ATTEMPTS_IN_VAIN;
            if (best != null && (inVain || best.suffices(version))) {
                break;
            }
        }
        return best == null ? leastBad.text() : best.text();
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

    private Attempt attempt(Description text) {
        double weight = brief.language() == Language.EN ? 1 : SPANISH_SHARE;
        double share = weight * Math.max(0, shared(text.text()) - MOST_SHARED);
        boolean isShort = BLANK.split(text.text(), WORDS_FOR_EASE).length < WORDS_FOR_EASE;
        double point = isShort ? SHARE_OF_A_POINT / WORDS_FOR_EASE : SHARE_OF_A_POINT;
        return new Attempt(text, isShort, share, point * outside(text.text()));
    }

    private double outside(String text) {
        double ease = Readability.ease(text, brief.language());
        return Double.isNaN(ease) ? 0 : Math.max(0, Math.max(LEAST_EASE - ease, ease - MOST_EASE));
    }

    private double shared(String text) {
        if (before.isEmpty()) {
            return 0;
        }
        Trigrams own = Trigrams.of(text);
        return before.stream().mapToDouble(own::sharedWith).max().orElse(0);
    }
}
