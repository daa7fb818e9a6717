package org.leadnest.followups.drafts;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A follow-up in our own words: what it is about, then one question; longer and warmer as the agent's voice has it. */
final class FollowUpWords {
    private static final Locale ES = Locale.of("es");
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEEE, MMMM d, 'at' h:mm a", Locale.US);
    private static final DateTimeFormatter DAY_ES = DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'a las' HH:mm", ES);

    private final Story story;
    private final Voice voice;
    private final boolean spanish;

    FollowUpWords(Story story, Voice voice, boolean spanish) {
        this.story = story;
        this.voice = voice;
        this.spanish = spanish;
    }

    /**
     * @param core what it is about
     * @param question easy to answer
     * @param more said when there is room
     */
    private record Body(String core, String question, String more) {}

    /** A follow-up to nobody, to show a voice. */
    static String example(Voice voice, String agent) {
        Body body = new Body(
                "Thank you for asking about 12 Oak Street. It is listed at $450,000 and has 3 bedrooms.",
                "Would you like to see it this week?",
                "If it is not quite right, tell me what matters most to you and I will look for it.");
        return voice.letter("Ana", voiced(body, voice, false), false, agent);
    }

    List<String> paragraphs() {
        if (story.occasion() == Story.Occasion.ANSWER) {
            List<String> replies = new ReplyWords(story.home(), story.now(), story.zone(), spanish)
                    .replies(story.reading().map(reading -> reading.intent()).orElse(org.leadnest.ai.Intent.QUESTION));
            if (!replies.isEmpty()) {
                return List.of(voice.spoken(capital(replies.getFirst()), spanish));
            }
        }
        return voiced(spanish ? inSpanish() : inEnglish(), voice, spanish);
    }

    private static List<String> voiced(Body body, Voice voice, boolean spanish) {
        List<String> paragraphs = new ArrayList<>();
        String opening = voice.warmth() == Voice.Warmth.WARM
                ? spanish ? "Espero que esté muy bien. " : "I hope you are well. "
                : "";
        String core = opening + body.core();
        if (voice.exclaims()) {
            core = core.replaceFirst("\\.( |$)", "!$1");
        }
        paragraphs.add(voice.length() == Voice.Length.SHORT ? core + " " + body.question() : core);
        if (voice.length() == Voice.Length.LONG) {
            paragraphs.add(body.more());
        }
        if (voice.length() != Voice.Length.SHORT) {
            paragraphs.add(body.question() + closing(voice, spanish));
        }
        return paragraphs.stream().map(text -> voice.spoken(text, spanish)).toList();
    }

    private static String closing(Voice voice, boolean spanish) {
        return voice.warmth() == Voice.Warmth.WARM ? spanish ? " Estoy para ayudarle." : " I am glad to help." : "";
    }

    private Body inEnglish() {
        String home = story.home().known() ? story.home().called() : "the home";
        return switch (story.occasion()) {
            case SHOWING_AHEAD ->
                new Body(
                        "I look forward to showing you %s on %s."
                                .formatted(
                                        Objects.requireNonNull(story.ahead()).place(),
                                        day(story.ahead().startsAt())),
                        "Does the time still suit you?",
                        "If anything comes up, tell me and we will find another time.");
            case SHOWN ->
                new Body(
                        "Thank you for coming to see %s."
                                .formatted(Objects.requireNonNull(story.shown()).place()),
                        "What did you think of it?",
                        "I can look up what you still want to know, or set up a second look.");
            case GONE ->
                new Body(
                        "A word about %s, which you asked about: it is no longer available.".formatted(home),
                        "Shall I look for homes like it?",
                        "If you tell me what you liked about it, I will send only what comes close.");
            case CHEAPER ->
                new Body(
                        "The price of %s has come down since you asked: it is now %s.%s"
                                .formatted(home, story.home().price(), has(" It has %s.")),
                        "Would you like to see it?",
                        "I can send you the details, or go through the numbers with you.");
            case SELLER ->
                new Body(
                        "Thank you for asking about selling%s."
                                .formatted(
                                        story.home().known()
                                                ? " " + story.home().called()
                                                : " your home"),
                        "May I come and see it, or would you rather talk on the phone first?",
                        "I will bring recent sales to compare, so that you know where you stand.");
            case ASKED ->
                new Body(
                        "Thank you for asking about %s.%s".formatted(home, listed()),
                        "Would you like to see it? I could do %s at 10 AM or %s at 5 PM.".formatted(ahead(1), ahead(2)),
                        "If it is not quite right, tell me what matters most to you and I will look for it.");
            case ANSWER, SILENT ->
                new Body(
                        story.home().known()
                                ? "I wanted to ask where things stand. You asked about %s%s."
                                        .formatted(home, story.home().open() ? ", which is still available" : "")
                                : "I wanted to ask where things stand with your search.",
                        "Are you still looking?",
                        "If this is not the time, tell me and I will write again when it suits you.");
            case NEW ->
                new Body(
                        "I am here to help you with your next home.",
                        "What are you looking for, and by when?",
                        "A few words are enough: the area, the number of bedrooms, a price you are comfortable with.");
        };
    }

    private Body inSpanish() {
        String home = story.home().known() ? story.home().called() : "la propiedad";
        return switch (story.occasion()) {
            case SHOWING_AHEAD ->
                new Body(
                        "Será un gusto mostrarle %s el %s."
                                .formatted(
                                        Objects.requireNonNull(story.ahead()).place(),
                                        day(story.ahead().startsAt())),
                        "¿Le sigue conviniendo la hora?",
                        "Si surge algo, avíseme y buscamos otro momento.");
            case SHOWN ->
                new Body(
                        "Gracias por venir a ver %s."
                                .formatted(Objects.requireNonNull(story.shown()).place()),
                        "¿Qué le pareció?",
                        "Puedo averiguar lo que le falte saber o concertar una segunda visita.");
            case GONE ->
                new Body(
                        "Le escribo por %s, sobre la que preguntó: ya no está disponible.".formatted(home),
                        "¿Le busco casas parecidas?",
                        "Si me dice qué le gustó, le envío solo lo que se le acerque.");
            case CHEAPER ->
                new Body(
                        "El precio de %s bajó desde que preguntó: ahora es de %s.%s"
                                .formatted(home, story.home().price(), has(" Tiene %s.")),
                        "¿Le gustaría verla?",
                        "Puedo enviarle los detalles o repasar los números con usted.");
            case SELLER ->
                new Body(
                        "Gracias por preguntar por la venta de %s."
                                .formatted(story.home().known() ? story.home().called() : "su casa"),
                        "¿Puedo pasar a verla, o prefiere que hablemos antes por teléfono?",
                        "Llevaré ventas recientes para comparar, así sabrá a qué atenerse.");
            case ASKED ->
                new Body(
                        "Gracias por preguntar por %s.%s".formatted(home, listed()),
                        "¿Le gustaría verla? Podría ser el %s a las 10 o el %s a las 5 de la tarde."
                                .formatted(ahead(1), ahead(2)),
                        "Si no es justo lo que busca, dígame qué es lo más importante para usted y lo busco.");
            case ANSWER, SILENT ->
                new Body(
                        story.home().known()
                                ? "Quería saber cómo va todo. Usted preguntó por %s%s."
                                        .formatted(home, story.home().open() ? ", que sigue disponible" : "")
                                : "Quería saber cómo va su búsqueda.",
                        "¿Sigue buscando?",
                        "Si no es el momento, dígamelo y le escribo cuando le convenga.");
            case NEW ->
                new Body(
                        "Estoy para ayudarle a encontrar su próxima casa.",
                        "¿Qué busca y para cuándo?",
                        "Bastan unas palabras: la zona, los dormitorios y un precio con el que esté a gusto.");
        };
    }

    private String has(String sentence) {
        String facts = story.home().facts(spanish);
        return facts.isEmpty() ? "" : sentence.formatted(facts);
    }

    private String listed() {
        String price = story.home().price();
        if (price.isEmpty() || !story.home().open()) {
            return has(spanish ? " Tiene %s." : " It has %s.");
        }
        return spanish
                ? " Su precio de lista es de %s.%s".formatted(price, has(" Tiene %s."))
                : " It is listed at %s.%s".formatted(price, has(" It has %s."));
    }

    private String ahead(int days) {
        return story.now()
                .atZone(story.zone())
                .plusDays(days)
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, spanish ? ES : Locale.US);
    }

    private String day(Instant at) {
        return (spanish ? DAY_ES : DAY_EN).format(at.atZone(story.zone()));
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Subject lines for the same occasion, the plainest first. */
    List<String> subjects() {
        String home =
                story.home().known() ? story.home().called() : spanish ? "su búsqueda de casa" : "your home search";
        String price = story.home().price();
        return switch (story.occasion()) {
            case SHOWING_AHEAD -> {
                String place = Objects.requireNonNull(story.ahead()).place();
                String day = day(story.ahead().startsAt());
                yield spanish
                        ? List.of("Su visita: " + place, "Nos vemos el " + day)
                        : List.of("Your showing: " + place, "See you on " + day);
            }
            case SHOWN -> {
                String place = Objects.requireNonNull(story.shown()).place();
                yield spanish
                        ? List.of("¿Qué le pareció " + place + "?", "Después de su visita a " + place)
                        : List.of("What did you think of " + place + "?", "After your visit to " + place);
            }
            case GONE ->
                spanish
                        ? List.of(home + " ya no está disponible", "Casas parecidas a " + home)
                        : List.of(home + " is no longer available", "Homes like " + home);
            case CHEAPER ->
                spanish
                        ? List.of("Nuevo precio: " + home, home + ", ahora " + price)
                        : List.of("New price: " + home, home + ", now " + price);
            case SELLER ->
                spanish
                        ? List.of("La venta de su casa", "Próximos pasos para vender")
                        : List.of("Selling your home", "Next steps for your sale");
            case ASKED ->
                spanish
                        ? List.of("Su pregunta sobre " + home, home + ": detalles y visita")
                        : List.of("Your question about " + home, home + ": details and a time to see it");
            case ANSWER -> spanish ? List.of("Su mensaje", "Sobre " + home) : List.of("Your message", "About " + home);
            case SILENT ->
                spanish
                        ? List.of("¿Sigue buscando?", "Sobre " + home)
                        : List.of("Are you still looking?", "About " + home);
            case NEW ->
                spanish
                        ? List.of("Su próxima casa", "¿En qué puedo ayudarle?")
                        : List.of("Your next home", "How can I help?");
        };
    }
}
