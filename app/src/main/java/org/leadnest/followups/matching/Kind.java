package org.leadnest.followups.matching;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What sort of property, as people ask for it. */
enum Kind {
    CONDO(
            "a condo",
            "condo(?:minium)?s?|lofts?|apartments?|flat|condominios?|apartamentos?|departamentos?",
            "Condominium|Apartment|Stock Cooperative"),
    TOWNHOUSE("a townhouse", "town ?(?:house|home)s?|row ?houses?", "Townhouse"),
    MULTI("several units", "duplex|triplex|fourplex|multi-?family", "Duplex|Triplex|Quadruplex|Multi Family"),
    LAND("land", "(?:a|of|some|piece of) (?:land|lot)|land|^lot|acreage|terreno|lote", "Unimproved Land|Land|Farm"),
    HOUSE(
            "a house",
            "(?:an?|una|detached|story|bed|bedroom|br|family|single[- ]family) (?:house|home|casa)|una casa",
            "Single Family Residence|Cabin|Manufactured Home|Farm");

    private final String label;
    private final Pattern said;
    private final Pattern subTypes;

    Kind(String label, String words, String subTypes) {
        this.label = label;
        this.said = Pattern.compile("(?iu)(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])");
        this.subTypes = Pattern.compile("(?i)(?:" + subTypes + ")");
    }

    String label() {
        return label;
    }

    /** Those that the text asks for; a house only where no narrower one is named. */
    static Set<Kind> wanted(String text) {
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        for (Kind kind : values()) {
            if (kind.said.matcher(text).find() && (kind != HOUSE || found.isEmpty())) {
                found.add(kind);
            }
        }
        return found;
    }

    boolean is(String subType, String type) {
        return subTypes.matcher(subType).matches() || subTypes.matcher(type).matches();
    }
}
