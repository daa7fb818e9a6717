package org.leadnest.copydesk.checking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a number in a text counts or measures, recognised by the words after it. */
enum Unit {
    BEDROOMS,
    BATHS,
    FULL_BATHS,
    HALF_BATHS,
    AREA,
    ACRES,
    STORIES,
    GARAGE,
    PARKING,
    FIREPLACES,
    UNITS,
    FEET,
    DISTANCE;

    private static final Set<String> BED_WORDS = Set.of(
            "bedroom",
            "bedrooms",
            "bed",
            "beds",
            "br",
            "brs",
            "bd",
            "bds",
            "bdrm",
            "bdrms",
            "dormitorio",
            "dormitorios",
            "recamara",
            "recamaras",
            "habitacion",
            "habitaciones");
    private static final Set<String> BATH_WORDS =
            Set.of("bath", "baths", "bathroom", "bathrooms", "ba", "bas", "bano", "banos");
    private static final Set<String> STORY_WORDS =
            Set.of("story", "stories", "storey", "level", "levels", "pisos", "niveles", "nivel", "plantas");
    private static final Set<String> NOT_STORIES_AFTER = Set.of(
            "foyer",
            "ceiling",
            "ceilings",
            "entry",
            "entrance",
            "living",
            "great",
            "family",
            "window",
            "windows",
            "laundry",
            "stone",
            "fireplace");
    private static final Set<String> CARS = Set.of("cars", "vehicles", "autos", "coches", "vehiculos");
    private static final int WORDS_FROM_GARAGE = 6;
    private static final Set<String> AREA_WORDS =
            Set.of("feet", "foot", "ft", "footage", "meters", "meter", "metres", "metre", "mts", "m");
    private static final Set<String> METRIC = Set.of(
            "meters",
            "meter",
            "metres",
            "metre",
            "mts",
            "m",
            "sqm",
            "sqmt",
            "metros",
            "hectare",
            "hectares",
            "hectarea",
            "hectareas",
            "ha");
    private static final Set<String> DISTANCE_WORDS = Set.of(
            "mile",
            "miles",
            "minute",
            "minutes",
            "block",
            "blocks",
            "min",
            "mins",
            "steps",
            "yards",
            "milla",
            "millas",
            "minuto",
            "minutos",
            "cuadra",
            "cuadras",
            "pasos",
            "kilometro",
            "kilometros",
            "km",
            "kilometer",
            "kilometers");

    private static final Set<String> NO_ROOMS_AFTER = Set.of("plan", "wing");
    private static final Set<String> FULL = Set.of("full", "completo", "completos");
    private static final Set<String> HALF = Set.of("half", "powder", "medio", "medios");
    private static final Set<String> BEFORE_HALF = Set.of("a", "one", "y");
    private static final Set<String> AND = Set.of("and");
    private static final Set<String> FULL_IN_SPANISH = Set.of("completo", "completos");
    private static final Set<String> PARTS_OF_A_BATH = Set.of("full", "quarter", "medio", "medios");
    private static final Set<String> ONE = Set.of("a", "one");
    private static final Set<String> LAND_WORDS =
            Set.of("acre", "acres", "ac", "hectare", "hectares", "hectarea", "hectareas");
    private static final Set<String> AFTER_CAR = Set.of("garage", "attached", "detached", "oversized", "carport");
    private static final Set<String> BAYS = Set.of("spaces", "space", "bays", "stalls");
    private static final Set<String> SPOTS = Set.of("spaces", "space", "spots", "spot", "stalls");
    private static final Set<String> FIREPLACE_WORDS = Set.of("fireplaces", "fireplace", "chimeneas");
    private static final Set<String> UNIT_WORDS = Set.of("units", "unidades");
    private static final Set<String> MACHINES = Set.of("ductless", "window");
    private static final Set<String> FOOT_WORDS = Set.of("foot", "feet", "ft");
    private static final Set<String> SQUARED = Set.of("square", "sq", "cubic");
    private static final Set<String> GARAGE_WORDS = Set.of("garage", "garaje", "cochera");
    private static final Set<String> AREA_IN_ONE = Set.of("sqft", "sf", "sqm", "sqmt");
    private static final Set<String> AREA_IN_SPANISH = Set.of("pies", "metros");
    private static final Set<String> SQUARE = Set.of("square", "sq");
    private static final Set<String> IMPERIAL = Set.of("feet", "foot", "ft", "sqft", "sf", "pies", "acres", "acre");

    boolean isMeasure() {
        return this == AREA || this == ACRES;
    }

    /** Whether so many words may stand between number and unit: "four large bedrooms", but "2,400 square feet". */
    boolean admitsBetween(int words) {
        return switch (this) {
            case BEDROOMS, BATHS, FULL_BATHS, FIREPLACES, UNITS, ACRES -> words <= 2;
            case HALF_BATHS -> words <= 1;
            case AREA, GARAGE, PARKING -> words <= 1;
            case STORIES, FEET, DISTANCE -> words == 0;
        };
    }

    /** How many tokens the unit takes from the one where it was found. */
    int length(Text text, int at) {
        return switch (this) {
            case AREA -> areaLength(text, at);
            case FULL_BATHS, HALF_BATHS, PARKING -> 2;
            case GARAGE -> text.word(at + 1).equals("garage") ? 2 : 1;
            default -> 1;
        };
    }

    /** The unit that begins at a token, or null. */
    static @Nullable Unit at(Text text, int at) {
        String word = text.word(at);
        if (BED_WORDS.contains(word)) {
            return text.anyOf(at + 1, NO_ROOMS_AFTER) ? null : BEDROOMS;
        }
        if (FULL.contains(word) && BATH_WORDS.contains(text.word(at + 1))) {
            return FULL_BATHS;
        }
        if (HALF.contains(word) && BATH_WORDS.contains(text.word(at + 1))) {
            boolean joined = BEFORE_HALF.contains(text.word(at - 1))
                            && AND.contains(text.word(at - 2))
                            && org.leadnest.copydesk.words.NumberWords.isNumber(text.word(at - 3))
                    || text.word(at - 1).equals("y");
            return joined ? null : HALF_BATHS;
        }
        if (BATH_WORDS.contains(word)) {
            return bath(text, at);
        }
        if (isAreaAt(text, at)) {
            return AREA;
        }
        return other(text, at, word);
    }

    private static @Nullable Unit bath(Text text, int at) {
        if (text.anyOf(at + 1, FULL_IN_SPANISH)) {
            return FULL_BATHS;
        }
        String before = text.word(at - 1);
        return PARTS_OF_A_BATH.contains(before) || before.equals("half") && !isJoinedHalf(text, at)
                ? null
                : text.word(at + 1).equals("de") && text.word(at + 2).equals("tres") ? null : BATHS;
    }

    private static boolean isJoinedHalf(Text text, int at) {
        return ONE.contains(text.word(at - 2))
                && text.word(at - 3).equals("and")
                && org.leadnest.copydesk.words.NumberWords.isNumber(text.word(at - 4));
    }

    private static @Nullable Unit other(Text text, int at, String word) {
        if (LAND_WORDS.contains(word)) {
            return ACRES;
        }
        if (STORY_WORDS.contains(word)) {
            return text.anyOf(at + 1, NOT_STORIES_AFTER) ? null : STORIES;
        }
        if (word.equals("car") && text.anyOf(at + 1, AFTER_CAR)
                || word.equals("garage") && text.anyOf(at + 1, BAYS)
                || word.equals("autos") && text.word(at - 2).equals("para")
                || CARS.contains(word) && isAfterGarage(text, at)) {
            return GARAGE;
        }
        if (word.equals("parking") && text.anyOf(at + 1, SPOTS)) {
            return PARKING;
        }
        if (FIREPLACE_WORDS.contains(word)) {
            return FIREPLACES;
        }
        if (UNIT_WORDS.contains(word) && !text.anyOf(at - 1, MACHINES)) {
            return UNITS;
        }
        if (FOOT_WORDS.contains(word)) {
            return text.anyOf(at - 1, SQUARED) ? null : FEET;
        }
        return DISTANCE_WORDS.contains(word) ? DISTANCE : null;
    }

    /** "A garage for two cars", "the garage holds two vehicles". */
    private static boolean isAfterGarage(Text text, int at) {
        for (int back = 2; back <= WORDS_FROM_GARAGE; back++) {
            if (text.anyOf(at - back, GARAGE_WORDS)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a unit of area begins here. */
    static boolean isAreaAt(Text text, int at) {
        return areaLength(text, at) > 0;
    }

    /** How many tokens a unit of area takes, 0 when none begins here. */
    static int areaLength(Text text, int at) {
        String word = text.word(at);
        if (AREA_IN_ONE.contains(word)) {
            return 1;
        }
        if (word.equals("m") && text.word(at + 1).equals("2")) {
            return 2;
        }
        if (AREA_IN_SPANISH.contains(word) && text.word(at + 1).startsWith("cuadrad")) {
            return 2;
        }
        if (!SQUARE.contains(word)) {
            return 0;
        }
        int unit = text.word(at + 1).equals(".") ? at + 2 : at + 1;
        return AREA_WORDS.contains(text.word(unit)) ? unit + 1 - at : 0;
    }

    /** Whether the area or the land that is measured here is in metres or hectares. */
    static boolean isMetric(Text text, int at) {
        for (int i = at; i < at + 3; i++) {
            if (text.anyOf(i, METRIC)) {
                return true;
            }
            if (text.anyOf(i, IMPERIAL)) {
                return false;
            }
        }
        return false;
    }
}
