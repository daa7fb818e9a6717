package org.leadnest.leads.routing;

import org.jspecify.annotations.Nullable;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;

/**
 * What a letter of routing says.
 *
 * @param path the page that the button opens
 * @param endable whether the agent may end letters of this kind
 */
record LetterWords(String kind, Wordings words, String path, boolean endable) {
    private static final String OPEN = "Open the lead";
    private static final String OPEN_ES = "Abrir el prospecto";

    static LetterWords assigned(String lead, @Nullable String source, String path) {
        String from = source == null ? "" : " from " + source;
        String de = source == null ? "" : " (" + source + ")";
        return new LetterWords(
                "lead-assigned",
                new Wordings(
                        new Wording(
                                "A lead for you: " + lead,
                                lead + from + " is yours now. The sooner you answer, the likelier they talk to you.",
                                OPEN),
                        new Wording(
                                "Un prospecto para usted: " + lead,
                                lead + de + " es suyo ahora. Cuanto antes responda, más probable es que hablen con"
                                        + " usted.",
                                OPEN_ES)),
                path,
                true);
    }

    static LetterWords assigned(int leads, String path) {
        return new LetterWords(
                "lead-assigned",
                new Wordings(
                        new Wording(leads + " leads for you", leads + " leads are yours now.", "See them"),
                        new Wording(
                                leads + " prospectos para usted", leads + " prospectos son suyos ahora.", "Verlos")),
                path,
                true);
    }

    static LetterWords cameAgain(String lead, Asked asked, String path) {
        return new LetterWords(
                "lead-inquiry",
                new Wordings(
                        new Wording("New inquiry from " + lead, asked.inEnglish() + ".", OPEN),
                        new Wording("Nueva consulta de " + lead, asked.inSpanish() + ".", OPEN_ES)),
                path,
                true);
    }

    static LetterWords offered(Asked asked, int minutes) {
        return new LetterWords(
                "lead-offered",
                new Wordings(
                        new Wording(
                                "A lead to claim",
                                asked.inEnglish()
                                        + ". It is offered to several of you; whoever claims it first has it. The offer"
                                        + " stands for " + minutes + " minutes.",
                                "See and claim it"),
                        new Wording(
                                "Un prospecto por reclamar",
                                asked.inSpanish()
                                        + ". Se ofrece a varios de ustedes; quien lo reclame primero se lo queda. La"
                                        + " oferta vale " + minutes + " minutos.",
                                "Verlo y reclamarlo")),
                "/app/leads/unclaimed",
                true);
    }

    static LetterWords fellThrough(String path) {
        return new LetterWords(
                "lead-fell-through",
                new Wordings(
                        new Wording(
                                "A routing rule could not place a lead",
                                "A rule wanted this lead, but its agents have left, are away or off hours. It waits in"
                                        + " the pond.",
                                OPEN),
                        new Wording(
                                "Una regla de reparto no pudo asignar un prospecto",
                                "Una regla quería este prospecto, pero sus agentes se han ido, están ausentes o fuera de"
                                        + " horario. Espera en el estanque.",
                                OPEN_ES)),
                path,
                false);
    }

    static LetterWords unanswered(String lead, Waiting waiting, String path) {
        return new LetterWords(
                "lead-unanswered",
                new Wordings(
                        new Wording("A lead waits for an answer", lead + ": " + waiting.words + ".", OPEN),
                        new Wording("Un prospecto espera una respuesta", lead + ": " + waiting.spanish + ".", OPEN_ES)),
                path,
                false);
    }

    static LetterWords farewell(String company, String path) {
        return new LetterWords(
                "own-leads",
                new Wordings(
                        new Wording(
                                "Your own leads at " + company,
                                "You are no member of " + company
                                        + " any more. By its rules some leads there are your own;"
                                        + " fetch them and their history as a file. The link works for seven days.",
                                "Fetch my leads"),
                        new Wording(
                                "Sus propios prospectos en " + company,
                                "Usted ya no es miembro de " + company
                                        + ". Según sus reglas, algunos prospectos son suyos;"
                                        + " descárguelos con su historial en un archivo. El enlace funciona siete días.",
                                "Descargar mis prospectos")),
                path,
                false);
    }

    /** Why managers are told of a lead. */
    enum Waiting {
        UNCLAIMED("nobody claimed it in time; it is in the pond", "nadie lo reclamó a tiempo; está en el estanque"),
        AWAY("it came again, and its agent is away", "volvió a escribir y su agente está ausente"),
        UNANSWERED("nobody has answered it yet", "todavía nadie le ha respondido");

        private final String words;
        private final String spanish;

        Waiting(String words, String spanish) {
            this.words = words;
            this.spanish = spanish;
        }
    }
}
