package org.leadnest.copydesk.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Facts;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.words.States;

/** Places in words. An address is told only when the seller has not asked to keep it off the internet. */
final class Places {
    private final Facts facts;
    private final Language language;

    Places(Facts facts, Language language) {
        this.facts = facts;
        this.language = language;
    }

    @Nullable
    Piece get(String slot) {
        return switch (slot) {
            case "city" -> one("City");
            case "hood" -> hood();
            case "citystate" -> cityState();
            case "address" -> address();
            case "county" -> county();
            case "water" -> one("WaterBodyName");
            case "zip" -> one("PostalCode");
            default -> throw new IllegalArgumentException("No such slot: " + slot);
        };
    }

    private @Nullable Piece one(String name) {
        return facts.first(name).map(fact -> Piece.of(fact.said(), fact)).orElse(null);
    }

    private @Nullable Piece hood() {
        Fact hood = facts.first("SubdivisionName").orElse(null);
        if (hood == null) {
            return null;
        }
        boolean useful = hood.said().length() <= 40
                && !hood.said()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(\\bn/?a\\b|not in|none|unknown|\\bsec(tion)?\\b|\\bph(ase)?\\b|\\d).*");
        return useful ? Piece.of(hood.said(), hood) : null;
    }

    private @Nullable Piece county() {
        Fact county = facts.first("CountyOrParish").orElse(null);
        if (county == null) {
            return null;
        }
        boolean whole = county.said().toLowerCase(Locale.ROOT).matches(".*\\b(county|parish|borough|municipality)$");
        if (language == Language.ES) {
            return Piece.of("el condado de " + county.said().replaceAll("(?i)\\s+county$", ""), county);
        }
        return Piece.of(whole ? county.said() : county.said() + " County", county);
    }

    /** The city with its state, or the state, or the county. */
    private @Nullable Piece cityState() {
        Fact city = facts.first("City").orElse(null);
        Fact state = facts.first("StateOrProvince").orElse(null);
        if (city == null) {
            return state == null ? county() : Piece.of(States.name(state.said(), language), state);
        }
        if (state == null) {
            return Piece.of(city.said(), city);
        }
        return new Piece(city.said() + ", " + States.name(state.said(), language), false, false, List.of(city, state));
    }

    /** Neighbourhood, when it is wanted, and city; else the city, or its state. */
    @Nullable
    Piece where(boolean withHood) {
        Piece hood = withHood ? hood() : null;
        Piece city = one("City");
        if (hood == null || city == null || city.text().equalsIgnoreCase(hood.text())) {
            return city == null ? cityState() : city;
        }
        List<Fact> rests = new ArrayList<>(hood.facts());
        rests.addAll(city.facts());
        return new Piece(hood.text() + (language == Language.EN ? " in " : " en ") + city.text(), false, false, rests);
    }

    private @Nullable Piece address() {
        Fact fact = facts.first("UnparsedAddress").orElse(null);
        if (fact == null || facts.text("InternetAddressDisplayYN").equalsIgnoreCase("false")) {
            return null;
        }
        String street = fact.said().split(",")[0].strip();
        return street.matches(".*\\d.*\\p{L}.*") && street.length() <= 60 ? Piece.of(street, fact) : null;
    }
}
