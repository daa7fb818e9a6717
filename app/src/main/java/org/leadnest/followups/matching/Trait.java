package org.leadnest.followups.matching;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a home can have, as people ask for it and as listings say it, in English and Spanish. */
enum Trait {
    POOL("a pool", "pools?|alberca|piscina"),
    WATERFRONT("the waterfront", "waterfront|on the (?:water|lake)|lakefront|oceanfront|frente al (?:agua|lago|mar)"),
    DOCK("a dock", "docks?|muelle"),
    CITY_VIEW("a city view", "(?:city|skyline|downtown) views?|vistas? (?:de|a) la ciudad"),
    WATER_VIEW("a water view", "(?:lake|water|ocean|river) views?|vistas? al? (?:lago|mar|río|agua)"),
    HILL_VIEW("a hill view", "(?:hill(?: country)?|mountain) views?|vistas? a las? (?:montañas?|colinas?)"),
    VIEW("a view", "(?:an?|nice|great|with|and|or|,) views?|(?<!\\bto )\\bviews\\b|\\w+ view\\b(?= |,|$)|con vistas?"),
    FIREPLACE("a fireplace", "fire ?places?|chimenea"),
    FENCED_YARD(
            "a fenced yard",
            "fenced(?:[ -]in)? (?:back)?yard|(?:back)?yard[^.]{0,20}fence|(?:patio|jardín) (?:cercado|con cerca)"),
    LARGE_LOT("a large lot", "(?:large|big|huge) (?:lot|yard|backyard)|(?:terreno|lote|jardín|patio) grande"),
    OFFICE("a home office", "(?:home )?office|study|oficina|estudio"),
    GUEST_HOUSE("a guest house", "guest (?:house|quarters|suite)|casita|in-law|casa de huéspedes"),
    GAME_ROOM("a game room", "game ?room|sala de juegos"),
    WORKSHOP("a workshop", "workshop|taller"),
    ELEVATOR("an elevator", "elevators?|elevador|ascensor"),
    BALCONY("a balcony", "balcon(?:y|ies)|balcón"),
    PATIO("a patio or porch", "(?:covered|screened|back|front) (?:patio|porch)|patios?|porch|deck|terraza"),
    GATED("a gated community", "gated|comunidad cerrada|privada con acceso"),
    SOLAR("solar panels", "solar"),
    NEW(
            "new construction",
            "new(?:ly|er)?[ -](?:construction|built|builds?)|brand[ -]new|construcción nueva|recién construid[ao]"),
    ONE_STORY(
            "one story",
            "(?:one|single|1)[ -](?:story|stories|level|floor)|ranch[ -]style|rancher|no stairs|un (?:solo )?piso|una (?:sola )?planta"),
    DOWNTOWN("downtown", "(?:near |close to )?downtown|(?:en el|del) centro"),
    GOLF("a golf course", "golf"),
    GYM("a gym", "gym|gimnasio"),
    WOOD_FLOORS("wood floors", "(?:wood|hardwood) floors?|pisos? de madera"),
    BASEMENT("a basement", "basement|sótano");

    private final String label;
    private final Pattern said;
    private final Pattern denied;

    Trait(String label, String words) {
        this.label = label;
        this.said = Pattern.compile("(?iu)(?<![\\p{L}])(?:" + words + ")(?![\\p{L}])");
        this.denied =
                Pattern.compile("(?iu)(?<![\\p{L}])(?:no|without|not? need(?:ed)?|don't (?:need|want)|sin|no quiero)"
                        + " (?:an? |una? |el |la )?(?:" + words + ")(?![\\p{L}])");
    }

    String label() {
        return label;
    }

    /** Those that a text names and does not deny. */
    static Set<Trait> in(String text) {
        Set<Trait> found = EnumSet.noneOf(Trait.class);
        for (Trait trait : values()) {
            if (trait.said.matcher(text).find() && !trait.denied.matcher(text).find()) {
                found.add(trait);
            }
        }
        return found;
    }

    /** Those that somebody asks for: one kind of view is not also any view. */
    static Set<Trait> wanted(String text) {
        Set<Trait> found = in(text);
        if (found.contains(CITY_VIEW) || found.contains(WATER_VIEW) || found.contains(HILL_VIEW)) {
            found.remove(VIEW);
        }
        return found;
    }
}
