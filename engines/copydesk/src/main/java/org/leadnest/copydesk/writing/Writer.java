package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Description;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Sentence;
import org.leadnest.copydesk.Tone;

/** Writes one text for one brief: the form of its outlet around running text or short patterns. One per text. */
public final class Writer {
    private static final Set<Outlet> DIGITS = Set.of(Outlet.SMS, Outlet.SEO, Outlet.INSTAGRAM, Outlet.ALT_TEXT);
    private static final int MOST_HASHTAGS = 4;
    /** Characters of alternative text in all: its limit is that of each line, one line a photo. */
    private static final int MANY_LINES = 20_000;

    private static final int ATTEMPTS_BEFORE_SEMICOLONS = 14;

    private final Facts facts;
    private final Brief brief;
    private final Items.Found found;
    private final Choice choice;
    private final TemplateBook book;
    private final String tone;
    private final Rhythm.Breath breath;
    private final @Nullable List<Line> given;
    private Draft draft;

    private Writer(Facts facts, Brief brief, int version, Items.Found found, @Nullable List<Sentence> prose) {
        this.facts = facts;
        this.brief = brief;
        this.found = found;
        this.choice = new Choice(brief.seed(), found.mark() + brief.outlet().ordinal() * 31, version);
        this.book = TemplateBook.of(brief.language());
        this.tone = brief.tone().word();
        this.breath = breath(version);
        this.draft = draft();
        this.given = prose == null ? null : new Given(facts, own(draft())).lines(prose);
    }

    /**
     * Writes a version of the text.
     *
     * @param version 0 first; a higher one is another attempt with the same seed, an odd one in longer sentences
     */
    public static Description write(Facts facts, Brief brief, int version) {
        return write(facts, brief, version, Items.of(facts, brief.language()));
    }

    /** @param found what {@link Items} reads of the facts in the language of the brief, read once for many versions */
    static Description write(Facts facts, Brief brief, int version, Items.Found found) {
        Writer writer = new Writer(facts, brief, version, found, null);
        Assembly text = writer.assemble();
        List<Finding> findings = new ArrayList<>(facts.findings());
        findings.addAll(writer.found.untold());
        return new Description(text.text(), text.sentences(), findings, Description.LOCAL);
    }

    /** {@code prose} in the form of the outlet: its own words stay, what is around them is written here. */
    public static Description framed(Facts facts, Brief brief, List<Sentence> prose) {
        Items.Found found = Items.of(facts, brief.language());
        Assembly text = new Writer(facts, brief, 0, found, prose).assemble();
        return new Description(
                text.text(), Given.restored(text.sentences(), prose), facts.findings(), Description.LOCAL);
    }

    private static Rhythm.Breath breath(int version) {
        if (version % 2 == 0) {
            return Rhythm.Breath.SHORT;
        }
        return version > ATTEMPTS_BEFORE_SEMICOLONS ? Rhythm.Breath.LONGEST : Rhythm.Breath.LONG;
    }

    private Draft draft() {
        boolean digits =
                DIGITS.contains(brief.outlet()) || brief.tone() == Tone.CRISP && choice.among("digits", 2) == 0;
        Scalars scalars = new Scalars(facts, brief.language(), digits);
        int mostListed = brief.tone() == Tone.CRISP
                ? 3
                : 3 + choice.among("listed", 2) + (breath == Rhythm.Breath.SHORT ? 0 : 1);
        return new Draft(scalars, found, brief.language(), choice, mostListed);
    }

    private Assembly assemble() {
        Assembly text = new Assembly(brief.outlet() == Outlet.ALT_TEXT ? MANY_LINES : brief.limit(), isStrict());
        switch (brief.outlet()) {
            case MLS -> prose(text, " ", brief.limit());
            case WEBSITE -> new WebsiteForm(brief.language(), choice).fill(text, lines());
            case FACEBOOK, LINKEDIN, INSTAGRAM -> social(text);
            case EMAIL -> email(text);
            case OPEN_HOUSE -> led(text, "open-house");
            case PRICE_CHANGE -> led(text, "price-change");
            case HEADLINE -> headline(text);
            case SMS -> sms(text);
            case SEO -> seo(text);
            case FLYER -> flyer(text);
            case ALT_TEXT ->
                new AltText(facts, brief.language(), brief.limit()).fill(text, () -> shortLine("alt", brief.limit()));
        }
        return text;
    }

    private boolean isStrict() {
        return brief.outlet() == Outlet.MLS;
    }

    private List<Line> lines() {
        return given == null ? own(draft) : given;
    }

    private List<Line> own(Draft told) {
        return new Prose(facts, brief, told, breath).write();
    }

    private void prose(Assembly text, String separator, int room) {
        List<Line> kept = text.fitting(lines(), Math.min(room, text.room() - separator.length()), 1);
        if (text.sentences().isEmpty()) {
            kept = kept.isEmpty() ? text.fitting(lines(), Math.min(room, text.room()), 1) : kept;
        }
        if (kept.isEmpty()) {
            draft = draft();
            shortForm(text, separator, "compact", Math.min(room, text.room()));
            return;
        }
        String joint = separator;
        for (Line line : kept) {
            text.add(joint, line.sentence());
            joint = " ";
        }
    }

    /** The richest patterns of a section that fit, and among them the seed's choice. */
    private @Nullable Line shortLine(String section, int room) {
        List<Line> fitting = new ArrayList<>();
        for (Template template : book.section(section)) {
            String group = draft.scalars().noun().group().name().toLowerCase(Locale.ROOT);
            Line line = template.suits(tone, group) ? draft.line(section, template) : null;
            if (line != null && Assembly.length(line.text(), isStrict()) <= room) {
                fitting.add(line);
            }
        }
        if (fitting.isEmpty()) {
            return null;
        }
        List<Line> telling = fitting.stream()
                .filter(line -> line.facts().stream().anyMatch(Writer::isFormerPrice))
                .toList();
        if (section.equals("price-change") && !telling.isEmpty()) {
            return choice.of(section, telling);
        }
        fitting.sort(Comparator.comparingInt((Line line) -> line.facts().size()).reversed());
        int most = fitting.getFirst().facts().size();
        boolean exact = !section.equals("headline");
        List<Line> richest = fitting.stream()
                .filter(line -> line.facts().size() >= (exact ? most : Math.max(1, most - 1)))
                .toList();
        return choice.of(section, richest);
    }

    /** A note about a price that knows the former one tells it. */
    private static boolean isFormerPrice(Fact fact) {
        return fact.name().equals("PreviousListPrice");
    }

    private boolean shortForm(Assembly text, String separator, String section, int room) {
        Line line = shortLine(
                section, Math.min(room, text.room() - (text.sentences().isEmpty() ? 0 : separator.length())));
        if (line == null || !text.add(separator, line.sentence())) {
            return false;
        }
        draft.tell(line);
        return true;
    }

    private void closing(Assembly text, String section, String separator) {
        Line line = shortLine(section, text.room());
        if (line != null) {
            text.add(separator, line.sentence());
        }
    }

    private int longest(String section) {
        Line line = shortLine(section, brief.limit());
        return line == null ? 0 : line.text().length() + 2;
    }

    private void social(Assembly text) {
        int close = brief.outlet() == Outlet.LINKEDIN ? 0 : longest("social-close");
        String tags = brief.outlet() == Outlet.INSTAGRAM ? hashtags() : "";
        int room = brief.limit() - close - (tags.isEmpty() ? 0 : tags.length() + 2);
        prose(text, " ", Math.max(room, brief.limit() / 2));
        if (close > 0) {
            closing(text, "social-close", "\n\n");
        }
        if (!tags.isEmpty()) {
            text.add("\n\n", new Sentence(tags, hashtagFacts()));
        }
    }

    private String hashtags() {
        List<String> tags = new ArrayList<>();
        for (String name : List.of("City", "SubdivisionName")) {
            String letters = facts.text(name).replaceAll("[^\\p{L}\\p{N}]", "");
            if (!letters.isEmpty() && letters.length() <= 24) {
                tags.add("#" + letters);
            }
        }
        tags.add(brief.language() == Language.EN ? "#realestate" : "#bienesraices");
        return String.join(" ", tags.subList(0, Math.min(MOST_HASHTAGS, tags.size())));
    }

    private List<String> hashtagFacts() {
        return facts.all().stream()
                .filter(fact -> fact.name().equals("City") || fact.name().equals("SubdivisionName"))
                .map(Fact::evidence)
                .toList();
    }

    private void email(Assembly text) {
        shortForm(text, "\n\n", "email-subject", brief.limit());
        draft = draft();
        closing(text, "email-greeting", "\n\n");
        prose(text, "\n\n", text.room() - longest("email-close"));
        closing(text, "email-close", "\n\n");
    }

    private void headline(Assembly text) {
        if (given == null || given.isEmpty() || !text.add("", Given.headline(given.getFirst()))) {
            shortForm(text, " ", "headline", brief.limit());
        }
    }

    private void sms(Assembly text) {
        if (given == null) {
            shortForm(text, " ", "sms", brief.limit());
        } else {
            prose(text, " ", brief.limit());
        }
    }

    private void led(Assembly text, String section) {
        shortForm(text, " ", section, brief.limit());
        prose(text, " ", text.room() - 1);
    }

    private void seo(Assembly text) {
        boolean titled = shortForm(text, "\n", "seo-title", Math.min(60, brief.limit()));
        draft = draft();
        if (titled && given != null) {
            prose(text, "\n", Math.min(155, text.room() - 1));
        } else if (titled) {
            shortForm(text, "\n", "seo-description", Math.min(155, text.room() - 1));
        }
    }

    private void flyer(Assembly text) {
        shortForm(text, "\n", "headline", Math.min(90, brief.limit()));
        draft = draft();
        for (Line bullet : given == null ? Bullets.of(facts, draft, found.items()) : Given.bullets(given)) {
            text.add("\n", bullet.sentence());
        }
    }
}
