package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Severity;
import org.leadnest.copydesk.words.CommonWords;
import org.leadnest.copydesk.words.Token;

/** Places that a text puts the property in, and relations to other places ("two blocks from"), against the facts. */
final class PlaceClaims {
    private static final Set<String> IN = Set.of("in", "en");
    private static final Set<String> ON =
            Set.of("on", "at", "off", "along", "outside", "within", "overlooking", "beside");
    private static final Set<String> DETERMINERS =
            Set.of("this", "a", "an", "that", "our", "your", "esta", "este", "una", "un");
    private static final Set<String> HOMES = Set.of(
            "home",
            "house",
            "condo",
            "condominium",
            "townhouse",
            "townhome",
            "estate",
            "property",
            "bungalow",
            "cottage",
            "cabin",
            "residence",
            "retreat",
            "villa",
            "apartment",
            "loft",
            "gem",
            "beauty",
            "address",
            "listing",
            "casa");
    /** Names that stand for no place: of days, styles, makers' materials and the like. */
    private static final Set<String> NOT_PLACES = Set.of(
            ("january february march april may june july august september october november december monday tuesday"
                            + " wednesday thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto"
                            + " septiembre octubre noviembre diciembre craftsman victorian colonial tudor spanish english"
                            + " french dutch italian german greek georgian mediterranean tuscan cape cod revival prairie"
                            + " ranch mission queen anne federal gothic art deco mid century modern shaker saltillo venetian"
                            + " roman moroccan mexican japanese chinese american asian european scandinavian danish swedish"
                            + " brazilian carrara calacatta energy star wi fi wifi internet jack jill hoa hvac mls the a all"
                            + " this i it main level north south east west northern southern eastern western no one two"
                            + " three four five christmas thanksgiving equal housing contemporary farmhouse italianate"
                            + " adirondack murphy persian turkish indian african native zen open house smart"
                            + " santa fe pueblo adobe sq ft")
                    .split(" "));
    /** "In Carrara marble" and "in Spanish tile" name what something is made of. */
    private static final Set<String> MATERIALS = Set.of(
            ("tile tiles marble granite style styled oak brick stone quartz wood cabinetry cabinets appliances fixtures"
                            + " design detail details colors finish finishes leather limestone cotta cypress cherry walnut"
                            + " maple pine red white blue green time hardware windows doors inspired plaster architecture")
                    .split(" "));

    private static final Set<String> RELATION_START = Set.of(
            "near",
            "close",
            "next",
            "adjacent",
            "across",
            "minutes",
            "minute",
            "blocks",
            "block",
            "miles",
            "mile",
            "steps",
            "walking",
            "walk",
            "short",
            "stroll",
            "throw",
            "moments",
            "ride",
            "doorstep",
            "backs",
            "around",
            "cerca",
            "junto",
            "frente",
            "minutos",
            "cuadras",
            "millas",
            "pasos",
            "vuelta",
            "caminando",
            "kilometros",
            "kilometro");
    private static final Set<String> RELATION_LINK = Set.of(
            "to", "from", "of", "distance", "away", "near", "de", "del", "a", "al", "drive", "the", "la", "corner");
    /** What a sentence may begin with before a name. */
    private static final Set<String> OPENINGS = Set.of(
            ("from to with by for enjoy discover welcome come see visit love explore meet experience imagine consider call ask"
                            + " your our its their his her every each both many most these those there here when where"
                            + " while if as like just only listed offered presented desde con por para disfrute descubra"
                            + " bienvenido conozca visite venga su sus nuestra nuestro cada")
                    .split(" "));

    private static final Set<String> LEAVES = Set.of("in", "on", "and", "with", "en", "y", "con");
    private static final Set<String> EMPTY = Set.of(
            "the",
            "a",
            "an",
            "of",
            "to",
            "from",
            "and",
            "its",
            "la",
            "el",
            "los",
            "las",
            "de",
            "del",
            "un",
            "una",
            "all",
            "everything");

    private final Text text;
    private final KnownNames known;
    private final List<Finding> findings = new ArrayList<>();

    private PlaceClaims(Text text) {
        this.text = text;
        this.known = KnownNames.of(text.facts());
    }

    static List<Finding> in(Text text) {
        PlaceClaims claims = new PlaceClaims(text);
        for (int at = 0; at < text.tokens().size(); at++) {
            if (text.anyOf(at, IN)) {
                at = claims.place(at, at + 1, text.facts().text("City"));
            } else if (text.anyOf(at, RELATION_START)) {
                at = claims.relation(at);
            } else if (text.anyOf(at, ON)) {
                at = claims.place(at, at + 1, "");
            } else if (text.anyOf(at, DETERMINERS)) {
                claims.homeOf(at + 1);
            } else if (claims.isName(at)) {
                at = claims.startsSentence(at) ? claims.first(at) : claims.name(at);
            }
        }
        return claims.findings;
    }

    /** One past the capitalised words that begin at a token, with "de" and "of" between them. */
    private int endOfName(int from) {
        int to = from;
        while (to < text.tokens().size()) {
            boolean joins =
                    to > from && text.anyOf(to, Set.of("de", "del", "of", "la", "las", "los")) && isName(to + 1);
            if (!isName(to) && !joins) {
                break;
            }
            to++;
        }
        return to;
    }

    private List<String> words(int from, int to) {
        return text.tokens().subList(from, to).stream().map(Token::text).toList();
    }

    /** "In Dallas", "on Lake Tahoe": answers the token to go on from. */
    private int place(int at, int from, String city) {
        int to = endOfName(from);
        boolean material = text.anyOf(to, MATERIALS);
        if (to == from || material || isHeading(at) || !known.hasPlaces() || namesNothing(from, to)) {
            return at;
        }
        if (!known.covers(words(from, to))) {
            block(from, to, city);
        }
        return to - 1;
    }

    /** "This Aspen home". */
    private void homeOf(int from) {
        int to = endOfName(from);
        boolean home = text.anyOf(to, HOMES);
        if (to > from && home && known.hasPlaces() && !namesNothing(from, to) && !known.covers(words(from, to))) {
            block(from, to, text.facts().text("City"));
        }
    }

    /** At the start of a sentence any word has a capital: two of them are a name, the first unless it is a plain word. */
    private int first(int from) {
        int to = endOfName(from);
        if (to - from < 2) {
            return to - 1;
        }
        boolean plain = CommonWords.has(text.word(from)) || text.anyOf(from, NOT_PLACES) || text.anyOf(from, OPENINGS);
        int name = plain ? from + 1 : from;
        boolean common = words(name, to).stream().allMatch(CommonWords::has);
        return common || known.covers(words(from, to)) ? to - 1 : name(name);
    }

    /** Any other name in the middle of a sentence. */
    private int name(int from) {
        int to = endOfName(from);
        boolean plain = namesNothing(from, to) || known.covers(words(from, to)) || isHeading(from);
        if (!plain && known.hasPlaces() && !text.anyOf(to, MATERIALS)) {
            String reason =
                    inEnglish() ? "No fact of this listing gives this name" : "Ningún dato del anuncio da este nombre";
            add("claim.name", Severity.WARN, from, to, reason, "");
        }
        return to - 1;
    }

    private void block(int from, int to, String city) {
        String reason = city.isEmpty() ? "No fact of this listing names this place" : "The facts say " + city;
        add(city.isEmpty() ? "claim.unsupported" : "claim.contradiction", Severity.BLOCK, from, to, reason, city);
    }

    private void add(String rule, Severity severity, int from, int to, String reason, String suggestion) {
        int start = text.tokens().get(from).start();
        if (findings.stream().noneMatch(other -> other.start() <= start && start < other.end())) {
            findings.add(text.finding(rule, severity, from, to, reason, suggestion, ""));
        }
    }

    private boolean inEnglish() {
        return text.options().language() == Language.EN;
    }

    private boolean namesNothing(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!NOT_PLACES.contains(text.word(at))) {
                return false;
            }
        }
        return true;
    }

    /** Behind a mark that may end one: a full stop ends "sq. ft." and the sentence with it. */
    private boolean startsSentence(int at) {
        if (at == 0 || text.tokens().get(at - 1).isMark() && !text.word(at - 1).equals(",")) {
            return true;
        }
        String between = text.text()
                .substring(
                        text.tokens().get(at - 1).end(), text.tokens().get(at).start());
        return between.contains(".") || text.tokens().get(at - 1).text().endsWith(".");
    }

    /** A word with a capital letter and small ones after it: no abbreviation. */
    private boolean isName(int at) {
        if (at >= text.tokens().size() || !text.tokens().get(at).capital()) {
            return false;
        }
        Token token = text.tokens().get(at);
        return token.text().length() > 1
                && token.end() - token.start() > 1
                && Character.isLowerCase(text.text().charAt(token.start() + 1));
    }

    /** In a line whose words mostly have capitals, as titles have, a capital names nothing. */
    private boolean isHeading(int at) {
        int capitals = 0;
        int words = 0;
        for (int step : new int[] {-1, 1}) {
            for (int i = step < 0 ? at : at + 1;
                    i >= 0 && i < text.tokens().size() && !text.word(i).equals(".");
                    i += step) {
                if (text.word(i).length() > 3) {
                    words++;
                    capitals += text.tokens().get(i).capital() ? 1 : 0;
                }
            }
        }
        return words > 2 && capitals * 3 >= words * 2;
    }

    /** Checks one relation and answers where to go on. */
    private int relation(int at) {
        int link = at + 1;
        boolean linked = text.word(at).equals("near");
        while (text.anyOf(link, RELATION_LINK) && link < at + 4) {
            linked = true;
            link++;
        }
        boolean spanishFence =
                text.word(at).equals("cerca") && !text.anyOf(at + 1, Set.of("del")) && !text.anyOf(at + 2, EMPTY);
        if (!linked || spanishFence) {
            return at;
        }
        int to = link;
        boolean supported = false;
        while (to < text.tokens().size()
                && to < link + 4
                && !text.tokens().get(to).isMark()
                && (to == link || !text.anyOf(to, LEAVES))) {
            supported |= !EMPTY.contains(text.word(to)) && known.says(text.word(to));
            to++;
        }
        int name = text.anyOf(link, EMPTY) ? link + 1 : link;
        int endOfName = endOfName(name);
        if (endOfName > name && !namesNothing(name, endOfName)) {
            supported = known.covers(words(name, endOfName));
            to = Math.max(to, endOfName);
        }
        if (to == link || supported || isInside(text, at, link)) {
            return at;
        }
        boolean counted = at > 0 && org.leadnest.copydesk.words.NumberWords.isNumber(text.word(at - 1));
        int from = counted ? at - 1 : at;
        String reason = inEnglish()
                ? "No fact of this listing gives this relation to another place"
                : "Ningún dato del anuncio respalda esta relación con otro lugar";
        add("claim.relation", counted ? Severity.BLOCK : Severity.WARN, from, to, reason, "");
        return to - 1;
    }

    /** "Next to the kitchen" and "close to the laundry" stay inside the property. */
    private static boolean isInside(Text text, int at, int link) {
        for (int i = link; i < link + 3; i++) {
            if (text.word(i)
                    .toLowerCase(Locale.ROOT)
                    .matches(
                            "kitchen|bedroom|bedrooms|bath|room|living|dining|garage|laundry|patio|pool|house|home|hand|wall|clock|cocina|casa|mano|primary|each|year|way")) {
                return true;
            }
        }
        return text.word(at).equals("around") && !text.word(at + 2).equals("corner");
    }
}
