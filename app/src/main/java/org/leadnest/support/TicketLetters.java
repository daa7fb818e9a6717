package org.leadnest.support;

import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.User;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What is mailed about a request. All of it goes by the house's own account: a sender may have none. */
@Component
class TicketLetters {
    private static final String SEE = "See the conversation";
    private static final String SEE_ES = "Ver la conversación";

    private final Postman postman;
    private final Operators operators;
    private final TicketSeal seal;
    private final SupportProperties properties;
    private final Links links;

    TicketLetters(Postman postman, Operators operators, TicketSeal seal, SupportProperties properties, Links links) {
        this.properties = properties;
        this.postman = postman;
        this.operators = operators;
        this.seal = seal;
        this.links = links;
    }

    /** Nothing that a stranger wrote stands in it, not even their name: the address can be anybody's. */
    void acknowledge(Ticket ticket) {
        String reference = ticket.reference();
        boolean known = ticket.customer() != null;
        Wordings words = new Wordings(
                new Wording(
                        "We have your message (" + reference + ")",
                        (known
                                        ? "your message “" + ticket.subject() + "” is here."
                                        : "Hello,\n\nA message to our support is here.")
                                + " A person reads it and answers within one business day."
                                + "\n\nThe link below shows what was said so far, and is the place to add something. Keep it"
                                + " to yourself: whoever has it can read along."
                                + (known
                                        ? ""
                                        : "\n\nIf you did not write to us, somebody else gave your address: leave this mail"
                                                + " as it is, and nothing follows."),
                        SEE),
                new Wording(
                        "Tenemos su mensaje (" + reference + ")",
                        (known
                                        ? "Su mensaje «" + ticket.subject() + "» ha llegado."
                                        : "Hola:\n\nHa llegado un mensaje a nuestro soporte.")
                                + " Una persona lo lee y responde en un día hábil."
                                + "\n\nEl enlace de abajo muestra lo dicho hasta ahora y es el lugar para añadir algo."
                                + " Guárdelo para usted: quien lo tenga puede leerlo todo."
                                + (known
                                        ? ""
                                        : "\n\nSi no nos escribió, otra persona dio su dirección: deje este mensaje como"
                                                + " está y no habrá más."),
                        SEE_ES));
        toSender(ticket, "support-received", words, known ? ticket.name() : "");
    }

    void answer(Ticket ticket, String words) {
        boolean byMail = !properties.replyDomain().isBlank();
        String subject = "Re: " + ticket.subject() + " (" + ticket.reference() + ")";
        toSender(
                ticket,
                "support-answer",
                new Wordings(
                        new Wording(
                                subject,
                                words
                                        + (byMail
                                                ? "\n\nTo answer, reply to this mail or use the link below."
                                                : "\n\nTo answer, use the link below."),
                                SEE),
                        new Wording(
                                subject,
                                words
                                        + (byMail
                                                ? "\n\nPara contestar, responda a este mensaje o use el enlace de abajo."
                                                : "\n\nPara contestar, use el enlace de abajo."),
                                SEE_ES)),
                ticket.name());
    }

    /** @param name by which the letter greets; empty for none */
    private void toSender(Ticket ticket, String kind, Wordings words, String name) {
        if (ticket.email().equals(MailReplies.NOWHERE)) {
            return;
        }
        ProductLetter letter = new ProductLetter(
                Accounts.HOUSE,
                kind,
                EmailAddress.parse(ticket.email()).orElseThrow(),
                name.isEmpty() ? ticket.email() : name,
                name.isEmpty() ? words : words.greeting(name),
                Optional.of(links.to("/support/" + seal.token(ticket.id()))));
        postman.post(letter.answeredAt(MailReplies.address(ticket, seal, properties)));
    }

    /** To whoever looks after it; while nobody does, or they are no operator any more, to all operators. */
    void tellOfLate(Ticket ticket) {
        operators.people().stream()
                .filter(person -> person.id().value().equals(ticket.assigneeId()))
                .findFirst()
                .ifPresentOrElse(
                        person -> tell(person, ticket, News.OVERDUE), () -> tellOperators(ticket, News.OVERDUE));
    }

    void tellOfHeld(int requests) {
        Wordings words = new Wordings(
                new Wording(
                        "Held requests: " + requests,
                        "that many requests are held since the last mail about it, because something about them looks odd."
                                + " Nobody was answered. Release what is true; the rest goes after two years.",
                        "Look at them"),
                new Wording(
                        "Solicitudes retenidas: " + requests,
                        "Tantas solicitudes están retenidas desde el último aviso, porque algo en ellas parece raro. Nadie"
                                + " recibió respuesta. Libere las verdaderas; el resto se elimina a los dos años.",
                        "Verlas"));
        operators
                .addresses()
                .forEach(address -> postman.post(new ProductLetter(
                        Accounts.HOUSE,
                        "support-held",
                        address,
                        "Operator",
                        words.greeting("Operator"),
                        Optional.of(links.to("/ops/support?view=HELD")))));
    }

    /** What happened to a request, for whoever works on it. */
    enum News {
        NEW("New request", "Solicitud nueva"),
        ANSWERED("Answered", "Respondido"),
        YOURS_NOW("Yours now", "Ahora es suyo"),
        OVERDUE("Overdue", "Atrasado");

        private final String words;
        private final String spanish;

        News(String words, String spanish) {
            this.words = words;
            this.spanish = spanish;
        }
    }

    void tell(User operator, Ticket ticket, News news) {
        tell(operator.email(), operator.name(), ticket, news);
    }

    void tellOperators(Ticket ticket, News news) {
        operators.addresses().forEach(address -> tell(address, "Operator", ticket, news));
    }

    private void tell(EmailAddress to, String name, Ticket ticket, News news) {
        String subject = ": " + ticket.subject() + " (" + ticket.reference() + ")";
        Wordings words = new Wordings(
                new Wording(
                        news.words + subject,
                        "from " + ticket.name() + ", about: " + ticket.topic().label() + ".",
                        "Open it"),
                new Wording(
                        news.spanish + subject,
                        "De " + ticket.name() + ", sobre: " + spanish(ticket.topic()) + ".",
                        "Abrirlo"));
        postman.post(new ProductLetter(
                Accounts.HOUSE,
                "support-queue",
                to,
                name,
                words.greeting(name),
                Optional.of(links.to("/ops/support/" + ticket.id()))));
    }

    private static String spanish(Topic topic) {
        return switch (topic) {
            case QUESTION -> "una pregunta";
            case PROBLEM -> "algo no funciona";
            case BILLING -> "planes y facturas";
            case PRIVACY -> "mis datos";
            case CHILD -> "un menor de 16 años usa LeadNest";
            case SECURITY -> "un fallo de seguridad";
            case OTHER -> "otra cosa";
        };
    }
}
