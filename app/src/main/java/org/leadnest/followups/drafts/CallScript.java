package org.leadnest.followups.drafts;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.ai.Intent;

/** What to say on the telephone, in our own words and the lead's language: why, what to ask, what to offer. */
final class CallScript {
    private final Story story;
    private final FollowUpWords words;
    private final boolean spanish;

    CallScript(Story story, Voice voice) {
        this.story = story;
        this.spanish = story.spanish();
        this.words = new FollowUpWords(story, plain(voice), spanish);
    }

    /** Spoken words need neither a warm opening nor more than two sentences. */
    private static Voice plain(Voice voice) {
        return new Voice(
                voice.greeting(),
                "",
                voice.saludo(),
                "",
                Voice.Length.MEDIUM,
                Voice.Warmth.FRIENDLY,
                false,
                voice.contracts());
    }

    String opening(String agent, String company) {
        String name = story.first();
        return spanish
                ? "Hola%s, le habla %s, de %s. ¿Tiene un momento?"
                        .formatted(name.isEmpty() ? "" : " " + name, agent, company)
                : "Hi%s, this is %s with %s. Is this a good moment?"
                        .formatted(name.isEmpty() ? "" : " " + name, agent, company);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(words.paragraphs());
        if (story.seller()) {
            lines.add(spanish ? "¿Para cuándo quisiera haber vendido?" : "When would you like to have sold?");
            lines.add(spanish ? "¿Qué ha renovado en la casa?" : "What have you renewed in the house?");
            lines.add(
                    spanish
                            ? "¿Ya sabe adónde se mudará, o también le ayudo con eso?"
                            : "Do you know where you will move, or can I help with that as well?");
        } else {
            lines.add(
                    spanish
                            ? "¿Qué es lo que no puede faltar, y qué sería un extra?"
                            : "What must the home have, and what would be an extra?");
            lines.add(spanish ? "¿Para cuándo quisiera mudarse?" : "By when would you like to move?");
            lines.add(spanish ? "¿Ya habló con un banco sobre el financiamiento?" : "Have you talked to a lender yet?");
        }
        answer().ifPresent(lines::add);
        lines.add(
                spanish
                        ? "Le envío lo que hablamos por escrito. ¿Prefiere correo o mensaje de texto?"
                        : "I will send you what we talked about. Do you prefer e-mail or text?");
        return lines;
    }

    private java.util.Optional<String> answer() {
        return story.reading()
                .filter(reading -> reading.intent() == Intent.NOT_NOW)
                .map(reading -> spanish
                        ? "Si no es el momento: ¿cuándo le vuelvo a llamar?"
                        : "If this is not the time: when shall I call again?");
    }
}
