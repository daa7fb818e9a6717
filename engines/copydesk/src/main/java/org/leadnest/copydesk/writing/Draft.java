package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Joined;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.Wordings;

/** One text being written: what has been told, and patterns turned into lines with what has not. */
final class Draft {
    static final Set<String> LISTS = Set.of(
            "kitchen",
            "appliance",
            "room",
            "finish",
            "floor",
            "suite",
            "outdoor",
            "pool",
            "setting",
            "parking",
            "build",
            "systems",
            "energy",
            "community",
            "access",
            "utility",
            "commerce",
            "extra",
            "lead",
            "core",
            "counts",
            "second");
    private static final Set<String> TOLD_ONCE = Set.of(
            "beds", "baths", "size", "lot", "stories", "units", "price", "fee", "year", "style", "use", "zoning",
            "hood");
    private static final List<String> CORE = List.of("beds", "baths", "size");
    private static final List<String> CORE_FROM_SIZE = List.of("size", "beds", "baths");
    private static final List<String> COUNTS = List.of("beds", "baths");
    private static final Set<String> SHORT_FORMS =
            Set.of("headline", "sms", "compact", "alt", "seo-title", "seo-description", "email-subject");

    /** A sentence about the kitchen need not say that its island is a kitchen island. */
    private static final Pattern KITCHEN_OF_ITS_OWN = Pattern.compile("^kitchen | de cocina$");

    private static final Pattern ENGLISH_JOINT = Pattern.compile("(?:, | and )(?=\\p{L})");
    private static final Pattern SPANISH_JOINT = Pattern.compile("(?:, | y )(?=\\p{L})");

    private final Scalars scalars;
    private final Items.Found found;
    private final Language language;
    private final Choice choice;
    private final int mostListed;
    private final Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());

    Draft(Scalars scalars, Items.Found found, Language language, Choice choice, int mostListed) {
        this.scalars = scalars;
        this.found = found;
        this.language = language;
        this.choice = choice;
        this.mostListed = mostListed;
    }

    Scalars scalars() {
        return scalars;
    }

    Choice choice() {
        return choice;
    }

    void tell(Line line) {
        told.addAll(line.told());
    }

    /** Whether a group has things that no line has told yet. */
    boolean hasPending(String group) {
        return !first(group(group), 1, Set.of()).isEmpty();
    }

    private List<Item> group(String group) {
        return found.byGroup().getOrDefault(group, List.of());
    }

    /** The first of these, of which there are at most {@code most}, that are neither told nor used. */
    private List<Item> first(List<Item> rarestFirst, int most, Set<Object> used) {
        List<Item> first = new ArrayList<>(most);
        for (Item item : rarestFirst) {
            if (first.size() < most && !told.contains(item) && !used.contains(item)) {
                first.add(item);
            }
        }
        return first;
    }

    /** The pattern in words, or null, see {@link #filled}. */
    @Nullable
    Line line(String section, Template template) {
        Filled filled = filled(section, template);
        return filled == null ? null : filled.line();
    }

    /**
     * The pattern with its slots filled, or null when one has nothing to say, its facts are told already, or running text
     * would begin a sentence with digits.
     */
    @Nullable
    Filled filled(String section, Template template) {
        Filling filling = new Filling(section, template);
        for (Template.Slot slot : template.slots()) {
            if (!filling.fill(slot)) {
                return null;
            }
        }
        return filling.startsWithDigits() && !SHORT_FORMS.contains(section) ? null : filling;
    }

    private boolean isTold(Piece piece) {
        return !piece.facts().isEmpty() && told.containsAll(piece.facts());
    }

    /** A pattern that can be said; its words are put together when they are asked for. */
    sealed interface Filled {
        /** How many listed things it takes. */
        int covered();

        Line line();
    }

    /** What a slot says: words that are known, or things to be listed. */
    private sealed interface Content {
        record Said(Piece piece) implements Content {}

        record Listed(List<Item> items) implements Content {}

        record Core(List<String> names, boolean plural, List<Fact> facts) implements Content {}
    }

    /** The slots of one pattern with what they say. */
    private final class Filling implements Filled {
        private final String section;
        private final Template template;
        private final List<Content> contents = new ArrayList<>();
        private final Set<Object> used = Collections.newSetFromMap(new IdentityHashMap<>());
        private int covered;
        private int rarest;
        private @Nullable Line line;

        Filling(String section, Template template) {
            this.section = section;
            this.template = template;
        }

        @Override
        public int covered() {
            return covered;
        }

        boolean fill(Template.Slot slot) {
            Content content = LISTS.contains(slot.name()) ? list(slot) : scalar(slot);
            if (content == null) {
                return false;
            }
            contents.add(content);
            return true;
        }

        private @Nullable Content scalar(Template.Slot slot) {
            Piece piece = scalars.get(slot.name(), slot.form(), choice);
            if (piece == null) {
                return null;
            }
            if (TOLD_ONCE.contains(slot.name())) {
                if (isTold(piece)) {
                    return null;
                }
                used.addAll(piece.facts());
            } else if (slot.name().equals("where")) {
                used.addAll(piece.facts());
            }
            return new Content.Said(piece);
        }

        private @Nullable Content list(Template.Slot slot) {
            if (slot.name().equals("core") || slot.name().equals("counts")) {
                return core(slot);
            }
            List<Item> chosen = switch (slot.name()) {
                case "lead", "second" -> first(found.rarest(), 1, used);
                default -> first(group(slot.name()), slot.most() > 0 ? slot.most() : mostListed, used);
            };
            if (chosen.isEmpty()
                    || slot.most() > 1 && chosen.size() < 2 && slot.form().equals("many")) {
                return null;
            }
            for (Item item : chosen) {
                used.add(item);
                used.addAll(item.facts());
                rarest = Math.max(rarest, item.rarity());
            }
            covered += chosen.size() + (slot.name().equals("pool") ? 2 : 0);
            return new Content.Listed(chosen);
        }

        private @Nullable Content core(Template.Slot slot) {
            List<String> names = new ArrayList<>();
            List<Fact> rests = new ArrayList<>();
            boolean plural = false;
            for (String name : coreNames(slot)) {
                Piece piece = scalars.get(name, name.equals("size") ? "" : slot.form(), choice);
                if (piece != null && !isTold(piece)) {
                    names.add(piece.text());
                    rests.addAll(piece.facts());
                    plural |= piece.plural();
                }
            }
            if (names.isEmpty() || slot.most() > names.size()) {
                return null;
            }
            used.addAll(rests);
            covered += names.size();
            return new Content.Core(names, plural || names.size() > 1, rests);
        }

        private List<String> coreNames(Template.Slot slot) {
            return slot.name().equals("counts") ? COUNTS : choice.of("core", List.of(CORE, CORE_FROM_SIZE));
        }

        /** One flat list: "four bedrooms, two full baths, one half bath and 2,450 square feet". */
        private String joinedCore(List<String> names) {
            List<String> flat = new ArrayList<>();
            for (String name : names) {
                Collections.addAll(flat, (language == Language.EN ? ENGLISH_JOINT : SPANISH_JOINT).split(name));
            }
            return Joined.of(flat, language);
        }

        boolean startsWithDigits() {
            return switch (template.parts().getFirst()) {
                case Template.Words fixed -> Character.isDigit(fixed.text().charAt(0));
                case Template.Slot slot ->
                    Character.isDigit(piece(slot, contents.getFirst()).text().charAt(0));
                case Template.Agreement _ -> false;
            };
        }

        @Override
        public Line line() {
            if (line == null) {
                line = worded();
            }
            return line;
        }

        private Line worded() {
            List<Piece> pieces = new ArrayList<>();
            Set<Fact> facts = new LinkedHashSet<>();
            for (int i = 0; i < contents.size(); i++) {
                Piece piece = piece(template.slots().get(i), contents.get(i));
                pieces.add(piece);
                facts.addAll(piece.facts());
            }
            StringBuilder text = new StringBuilder();
            int next = 0;
            for (Template.Part part : template.parts()) {
                switch (part) {
                    case Template.Words fixed -> text.append(fixed.text());
                    case Template.Slot _ -> text.append(pieces.get(next++).text());
                    case Template.Agreement agreement -> text.append(agreed(agreement, pieces));
                }
            }
            int weight = Weights.of(section, rarest, covered);
            return new Line(section, Finish.sentence(text.toString()), weight, List.copyOf(facts), used, covered);
        }

        private Piece piece(Template.Slot slot, Content content) {
            return switch (content) {
                case Content.Said said -> said.piece();
                case Content.Core core -> new Piece(joinedCore(core.names()), core.plural(), false, core.facts());
                case Content.Listed listed ->
                    listed(slot, choice.rotated("order" + slot.name(), listed.items()), listed.items());
            };
        }

        private Piece listed(Template.Slot slot, List<Item> inOrder, List<Item> rarestFirst) {
            List<String> names = inOrder.stream().map(item -> said(item, slot)).toList();
            NounPhrase first = inOrder.getFirst().phrase();
            boolean plural = inOrder.size() > 1 || first.isPlural();
            List<Fact> rests =
                    rarestFirst.stream().flatMap(item -> item.facts().stream()).toList();
            return new Piece(Joined.of(names, language), plural, first.feminine(), first.isPlural(), rests);
        }

        private String said(Item item, Template.Slot slot) {
            NounPhrase phrase = item.phrase().saying(choice.of(item.phrase().bare(), Wordings.of(item.phrase())));
            if (slot.name().equals("kitchen")) {
                phrase = phrase.saying(KITCHEN_OF_ITS_OWN.matcher(phrase.bare()).replaceAll(""));
            }
            return switch (slot.form()) {
                case "the" -> phrase.definite();
                case "bare" -> phrase.bare();
                default -> phrase.indefinite();
            };
        }

        private String agreed(Template.Agreement agreement, List<Piece> pieces) {
            Piece piece = pieces.get(template.lastSlot(agreement.slot()));
            List<String> forms = agreement.forms();
            return switch (agreement.kind()) {
                case NUMBER -> forms.get(piece.plural() ? 1 : 0);
                case NEAREST_NUMBER -> forms.get(piece.nearestPlural() ? 1 : 0);
                case GENDER -> forms.get((piece.feminine() ? 1 : 0) + (forms.size() == 4 && piece.plural() ? 2 : 0));
            };
        }
    }
}
