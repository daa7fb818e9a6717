package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    private static final Set<String> NEVER_FIRST = Set.of("build", "systems", "utility", "floor");
    private static final Set<String> LAST_CHOICE = Set.of("appliance", "energy", "suite");
    private static final Set<String> SHORT_FORMS =
            Set.of("headline", "sms", "compact", "alt", "seo-title", "seo-description", "email-subject");

    /** A sentence about the kitchen need not say that its island is a kitchen island. */
    private static final Pattern KITCHEN_OF_ITS_OWN = Pattern.compile("^kitchen | de cocina$");

    private final Scalars scalars;
    private final List<Item> items;
    private final Language language;
    private final Choice choice;
    private final int mostListed;
    private final Set<Object> told = new HashSet<>();

    Draft(Scalars scalars, List<Item> items, Language language, Choice choice, int mostListed) {
        this.scalars = scalars;
        this.items = items;
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

    /** Things of a group that no line has told yet, rarest first. */
    List<Item> pending(String group) {
        return items.stream()
                .filter(item -> item.group().equals(group) && !told.contains(item))
                .sorted(Comparator.comparingInt(Item::rarity).reversed())
                .toList();
    }

    /** The rarest things not told yet, whatever their group. */
    List<Item> rarest() {
        return items.stream()
                .filter(item -> !told.contains(item) && !NEVER_FIRST.contains(item.group()))
                .sorted(Comparator.comparing((Item item) -> LAST_CHOICE.contains(item.group()))
                        .thenComparing(Comparator.comparingInt(Item::rarity).reversed()))
                .toList();
    }

    /**
     * The pattern in words, or null when a slot has nothing to say, its facts are told already, or running text would
     * begin a sentence with digits.
     */
    @Nullable
    Line line(String section, Template template) {
        Filling filling = new Filling();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Slot slot && !filling.fill(slot)) {
                return null;
            }
        }
        Line line = filling.line(section, template);
        boolean digitsFirst = Character.isDigit(line.text().charAt(0));
        return digitsFirst && !SHORT_FORMS.contains(section) ? null : line;
    }

    boolean isTold(Piece piece) {
        return !piece.facts().isEmpty() && told.containsAll(piece.facts());
    }

    /** The slots of one pattern with their words. */
    private final class Filling {
        private final Map<String, Piece> pieces = new HashMap<>();
        private final Map<Template.Slot, String> words = new HashMap<>();
        private final Set<Fact> facts = new LinkedHashSet<>();
        private final Set<Object> used = new HashSet<>();
        private int covered;
        private int rarest;

        boolean fill(Template.Slot slot) {
            Piece piece = LISTS.contains(slot.name()) ? list(slot) : scalar(slot);
            if (piece == null) {
                return false;
            }
            pieces.put(slot.key(), piece);
            words.put(slot, piece.text());
            facts.addAll(piece.facts());
            return true;
        }

        private @Nullable Piece scalar(Template.Slot slot) {
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
            return piece;
        }

        private @Nullable Piece list(Template.Slot slot) {
            if (slot.name().equals("core") || slot.name().equals("counts")) {
                return core(slot);
            }
            List<Item> chosen = switch (slot.name()) {
                case "lead" -> first(rarest(), 1, slot);
                case "second" -> first(rarest(), 1, slot);
                default -> first(pending(slot.name()), slot.most() > 0 ? slot.most() : mostListed, slot);
            };
            if (chosen.isEmpty()
                    || slot.most() > 1 && chosen.size() < 2 && slot.form().equals("many")) {
                return null;
            }
            List<Fact> rests = new ArrayList<>();
            for (Item item : chosen) {
                used.add(item);
                used.addAll(item.facts());
                rests.addAll(item.facts());
                rarest = Math.max(rarest, item.rarity());
            }
            covered += chosen.size() + (slot.name().equals("pool") ? 2 : 0);
            return piece(choice.rotated("order" + slot.name(), chosen), slot, rests);
        }

        private List<Item> first(List<Item> candidates, int most, Template.Slot slot) {
            return candidates.stream()
                    .filter(item -> !used.contains(item))
                    .limit(most)
                    .toList();
        }

        private Piece piece(List<Item> chosen, Template.Slot slot, List<Fact> rests) {
            List<String> names = chosen.stream().map(item -> said(item, slot)).toList();
            NounPhrase first = chosen.getFirst().phrase();
            boolean plural = chosen.size() > 1 || first.isPlural();
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

        private @Nullable Piece core(Template.Slot slot) {
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
            String joined = joinedCore(names);
            return new Piece(joined, plural || names.size() > 1, false, rests);
        }

        private List<String> coreNames(Template.Slot slot) {
            return slot.name().equals("counts") ? COUNTS : choice.of("core", List.of(CORE, CORE_FROM_SIZE));
        }

        /** One flat list: "four bedrooms, two full baths, one half bath and 2,450 square feet". */
        private String joinedCore(List<String> names) {
            List<String> flat = new ArrayList<>();
            for (String name : names) {
                flat.addAll(List.of(
                        name.split(language == Language.EN ? "(?:, | and )(?=\\p{L})" : "(?:, | y )(?=\\p{L})")));
            }
            return Joined.of(flat, language);
        }

        Line line(String section, Template template) {
            StringBuilder text = new StringBuilder();
            for (Template.Part part : template.parts()) {
                switch (part) {
                    case Template.Words fixed -> text.append(fixed.text());
                    case Template.Slot slot -> text.append(words.get(slot));
                    case Template.Agreement agreement -> text.append(agreed(agreement));
                }
            }
            int weight = Weights.of(section, rarest, covered);
            return new Line(
                    section, Finish.sentence(text.toString()), weight, List.copyOf(facts), Set.copyOf(used), covered);
        }

        private String agreed(Template.Agreement agreement) {
            Piece piece = pieces.get(agreement.slot());
            if (piece == null) {
                throw new IllegalStateException("Nothing to agree with: " + agreement.slot());
            }
            List<String> forms = agreement.forms();
            return switch (agreement.kind()) {
                case NUMBER -> forms.get(piece.plural() ? 1 : 0);
                case NEAREST_NUMBER -> forms.get(piece.nearestPlural() ? 1 : 0);
                case GENDER -> forms.get((piece.feminine() ? 1 : 0) + (forms.size() == 4 && piece.plural() ? 2 : 0));
            };
        }
    }
}
