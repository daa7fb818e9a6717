package org.leadnest.copydesk.writing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.Articles;
import org.leadnest.copydesk.words.NounPhrase;
import org.leadnest.copydesk.words.NumberWords;
import org.leadnest.copydesk.words.PropertyNoun;
import org.leadnest.copydesk.words.Styles;

/** The single facts of a listing in words, by slot name. Absent facts give null. */
final class Scalars {
    private final Facts facts;
    private final Language language;
    private final Measures measures;
    private final Places places;
    private final PropertyNoun noun;
    private final List<Fact> typeFacts;
    private final Map<Asked, Optional<Piece>> known = new HashMap<>();

    private record Asked(String slot, String form) {}

    Scalars(Facts facts, Language language, boolean digits) {
        this.facts = facts;
        this.language = language;
        this.measures = new Measures(facts, language, digits);
        this.places = new Places(facts, language);
        this.noun = PropertyNoun.of(facts.text("PropertyType"), facts.text("PropertySubType"), language);
        this.typeFacts = typeFacts();
    }

    private List<Fact> typeFacts() {
        Optional<Fact> subtype = facts.first("PropertySubType").filter(fact -> PropertyNoun.knows(fact.said()));
        return subtype.or(() -> facts.first("PropertyType")).map(List::of).orElse(List.of());
    }

    PropertyNoun noun() {
        return noun;
    }

    /**
     * The words of a slot.
     *
     * @param form "" for the usual form, "a", "the", "this", "bare", "adj", "adj.a"
     * @param choice picks among the brief nouns, always the same one
     */
    @Nullable
    Piece get(String slot, String form, Choice choice) {
        Asked asked = new Asked(slot, form);
        Optional<Piece> before = known.get(asked);
        if (before == null) {
            before = Optional.ofNullable(read(slot, form, choice));
            known.put(asked, before);
        }
        return before.orElse(null);
    }

    private @Nullable Piece read(String slot, String form, Choice choice) {
        return switch (slot) {
            case "type" -> phrase(noun.full(), form, typeFacts);
            case "noun" -> phrase(choice.of("noun", noun.brief()), form, typeFacts);
            case "noun2" -> phrase(noun.brief().getLast(), form, typeFacts);
            case "beds" -> measures.beds(form);
            case "baths" -> measures.baths(form);
            case "size" -> measures.size(form);
            case "lot" -> measures.lot(form);
            case "stories" -> measures.stories(form);
            case "units" -> measures.units(form);
            case "price" -> money("ListPrice");
            case "oldprice" -> money("PreviousListPrice");
            case "fee" -> fee();
            case "year" -> year(form);
            case "style" -> style(form);
            case "use" -> use();
            case "zoning" ->
                facts.first("Zoning").map(fact -> Piece.of(fact.said(), fact)).orElse(null);
            case "date", "from", "to" -> Times.get(slot, facts, language);
            case "where" -> places.where(choice.among("where", 3) > 0);
            default -> places.get(slot);
        };
    }

    private Piece phrase(NounPhrase phrase, String form, List<Fact> rests) {
        String words = switch (form) {
            case "a" -> phrase.indefinite();
            case "the" -> phrase.definite();
            case "this" -> phrase.thisOne();
            default -> phrase.bare();
        };
        return new Piece(words, phrase.isPlural(), phrase.feminine(), rests);
    }

    private @Nullable Piece money(String name) {
        Fact fact = facts.first(name).orElse(null);
        if (fact == null || !facts.text("StandardStatus").isEmpty() && isOver()) {
            return null;
        }
        String amount = "$" + NumberWords.digits(fact.number());
        Fact every = isLease() ? facts.first("LeaseAmountFrequency").orElse(null) : null;
        return every == null || per(every).isEmpty()
                ? Piece.of(amount, fact)
                : new Piece(amount + per(every), false, false, List.of(fact, every));
    }

    private boolean isOver() {
        return List.of("closed", "canceled", "expired", "withdrawn", "delete")
                .contains(facts.text("StandardStatus").toLowerCase(Locale.ROOT));
    }

    private @Nullable Piece fee() {
        Fact fact = facts.first("AssociationFee").orElse(null);
        if (fact == null) {
            return null;
        }
        Fact every = facts.first("AssociationFeeFrequency").orElse(null);
        String amount = "$" + NumberWords.digits(fact.number());
        String per = every == null ? "" : per(every);
        return new Piece(
                amount + per, false, false, every == null || per.isEmpty() ? List.of(fact) : List.of(fact, every));
    }

    /** " a month" and the like; nothing for a frequency without words. */
    private String per(Fact every) {
        return switch (every.said().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "monthly" -> language == Language.EN ? " a month" : " al mes";
            case "annually", "yearly", "annual" -> language == Language.EN ? " a year" : " al año";
            case "quarterly" -> language == Language.EN ? " a quarter" : " por trimestre";
            case "semiannually" -> language == Language.EN ? " every six months" : " cada seis meses";
            case "weekly" -> language == Language.EN ? " a week" : " por semana";
            case "daily" -> language == Language.EN ? " a day" : " al día";
            default -> "";
        };
    }

    private @Nullable Piece year(String form) {
        Fact fact = facts.first("YearBuilt").orElse(null);
        if (fact == null) {
            return null;
        }
        String year = fact.number().toBigInteger().toString();
        boolean eighteen = year.startsWith("18") || year.startsWith("11");
        return Piece.of(form.equals("a") ? (eighteen ? "an " : "a ") + year : year, fact);
    }

    private @Nullable Piece style(String form) {
        for (Fact fact : facts.named("ArchitecturalStyle")) {
            String words = Styles.modifier(fact.said(), language);
            if (words != null) {
                boolean article = form.equals("a") && language == Language.EN;
                return Piece.of(article ? (Articles.takesAn(words) ? "an " : "a ") + words : words, fact);
            }
        }
        return null;
    }

    private @Nullable Piece use() {
        List<Fact> rests = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String name : List.of("PossibleUse", "CurrentUse")) {
            for (Fact fact : facts.named(name)) {
                var entry = org.leadnest.copydesk.words.Lexicon.shared().find(fact.said(), "use");
                if (entry != null && entry.theme().equals("use") && rests.isEmpty()) {
                    words.add(entry.in(language).bare());
                    rests.add(fact);
                }
            }
        }
        return rests.isEmpty() ? null : new Piece(words.getFirst(), false, false, rests);
    }

    /** The number of full years, baths and the like never matters here: only whether a price is a rent. */
    boolean isLease() {
        return facts.text("PropertyType").toLowerCase(Locale.ROOT).contains("lease");
    }

    BigDecimal numberOr(String name, BigDecimal otherwise) {
        return facts.number(name).orElse(otherwise);
    }
}
