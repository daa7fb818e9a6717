package org.leadnest.followups.drafts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.leadnest.ai.Intent;

/** Answers in our own words, by what the message wants; they go on after a greeting, so they begin small. */
record ReplyWords(Home home, LocalDate today, boolean spanish) {
    ReplyWords(Home home, Instant now, ZoneId zone, boolean spanish) {
        this(home, LocalDate.ofInstant(now, zone), spanish);
    }

    private String day(int ahead) {
        return today.plusDays(ahead)
                .getDayOfWeek()
                .getDisplayName(TextStyle.FULL, spanish ? Locale.of("es") : Locale.US);
    }

    private String place() {
        return home.known() ? home.called() : spanish ? "la propiedad" : "the home";
    }

    List<String> replies(Intent intent) {
        return spanish ? inSpanish(intent) : inEnglish(intent);
    }

    private List<String> inEnglish(Intent intent) {
        return switch (intent) {
            case SCHEDULE ->
                List.of(
                        "happy to show you %s. Would %s at 10 AM or %s at 5 PM work for you?"
                                .formatted(place(), day(1), day(2)),
                        "thank you. Which day and time suit you best? I will confirm right away.");
            case INTERESTED ->
                List.of(
                        "good to hear from you about %s. Would you like to see it in person? I could do %s at 10 AM or %s at 5 PM."
                                .formatted(place(), day(1), day(2)),
                        "thank you for your interest in %s. What matters most to you in a home, so that I send only what fits?"
                                .formatted(place()));
            case QUESTION ->
                answers(
                        "thank you for asking. I will check and write back today.",
                        "here is what I have on %s: %s. I will check the rest and write back today.");
            case PRICE ->
                home.price().isEmpty()
                        ? List.of(
                                "thank you for asking. I will look up the figures and write back today.",
                                "happy to go through the numbers with you. When is a good time to call?")
                        : List.of(
                                "%s is listed at %s. Would you like the full details, or a time to see it?"
                                        .formatted(place(), home.price()),
                                "happy to go through the numbers with you. When is a good time to call?");
            case NOT_NOW ->
                List.of(
                        "no problem at all, thank you for telling me. Shall I check in again in three months?",
                        "thank you for letting me know. Write any time when the moment is right.");
            case WRONG_NUMBER -> List.of("sorry for the mix-up, and thank you for telling me. I will correct it here.");
            case STOP -> List.of();
        };
    }

    private List<String> inSpanish(Intent intent) {
        return switch (intent) {
            case SCHEDULE ->
                List.of(
                        "con gusto le muestro %s. ¿Le conviene el %s a las 10 o el %s a las 5 de la tarde?"
                                .formatted(place(), day(1), day(2)),
                        "gracias. ¿Qué día y a qué hora le conviene? Se lo confirmo enseguida.");
            case INTERESTED ->
                List.of(
                        "gracias por su interés en %s. ¿Le gustaría verla en persona? Podría ser el %s a las 10 o el %s a las 5 de la tarde."
                                .formatted(place(), day(1), day(2)),
                        "gracias por escribir. ¿Qué es lo más importante para usted en una casa? Así le envío solo lo que le sirve.");
            case QUESTION ->
                answers(
                        "gracias por preguntar. Lo reviso y le escribo hoy mismo.",
                        "esto es lo que tengo sobre %s: %s. Reviso lo demás y le escribo hoy mismo.");
            case PRICE ->
                home.price().isEmpty()
                        ? List.of(
                                "gracias por preguntar. Busco las cifras y le escribo hoy mismo.",
                                "con gusto repasamos los números. ¿A qué hora puedo llamarle?")
                        : List.of(
                                "el precio de lista de %s es de %s. ¿Le envío todos los detalles o prefiere verla?"
                                        .formatted(place(), home.price()),
                                "con gusto repasamos los números. ¿A qué hora puedo llamarle?");
            case NOT_NOW ->
                List.of(
                        "no hay problema, gracias por decírmelo. ¿Le escribo de nuevo en tres meses?",
                        "gracias por avisarme. Escríbame cuando sea el momento.");
            case WRONG_NUMBER -> List.of("disculpe la confusión y gracias por avisar. Lo corrijo aquí.");
            case STOP -> List.of();
        };
    }

    private List<String> answers(String plain, String withFacts) {
        return home.facts(spanish).isEmpty()
                ? List.of(plain)
                : List.of(withFacts.formatted(place(), home.facts(spanish)), plain);
    }
}
