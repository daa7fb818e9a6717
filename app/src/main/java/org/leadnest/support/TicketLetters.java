package org.leadnest.support;

import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Operators;
import org.leadnest.accounts.User;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** What is mailed about a request. All of it goes by the house's own account: a sender may have none. */
@Component
class TicketLetters {
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

    void acknowledge(Ticket ticket) {
        toSender(
                ticket,
                "support-received",
                "We have your message (" + ticket.reference() + ")",
                "your message “" + ticket.subject()
                        + "” is here. A person reads it and answers within one business day."
                        + "\n\nThe link below shows what was said so far, and is the place to add something. Keep it to"
                        + " yourself: whoever has it can read along.");
    }

    void answer(Ticket ticket, String words) {
        toSender(
                ticket,
                "support-answer",
                "Re: " + ticket.subject() + " (" + ticket.reference() + ")",
                words
                        + (properties.replyDomain().isBlank()
                                ? "\n\nTo answer, use the link below."
                                : "\n\nTo answer, reply to this mail or use the link below."));
    }

    private void toSender(Ticket ticket, String kind, String subject, String text) {
        postman.post(new ProductLetter(
                Accounts.HOUSE,
                kind,
                EmailAddress.parse(ticket.email()).orElseThrow(),
                ticket.name(),
                subject,
                "Hello " + ticket.name() + ",\n\n" + text,
                Optional.of(new ProductLetter.Action(
                        "See the conversation", links.to("/support/" + seal.token(ticket.id())))),
                Optional.empty(),
                MailReplies.address(ticket, seal, properties)));
    }

    /** To whoever looks after it; while nobody does, or they are no operator any more, to all operators. */
    void tellOfLate(Ticket ticket) {
        operators.people().stream()
                .filter(person -> person.id().value().equals(ticket.assigneeId()))
                .findFirst()
                .ifPresentOrElse(person -> tell(person, ticket, "Overdue"), () -> tellOperators(ticket, "Overdue"));
    }

    void tell(User operator, Ticket ticket, String what) {
        tell(operator.email(), operator.name(), ticket, what);
    }

    void tellOperators(Ticket ticket, String what) {
        operators.addresses().forEach(address -> tell(address, "Operator", ticket, what));
    }

    private void tell(EmailAddress to, String name, Ticket ticket, String what) {
        postman.post(new ProductLetter(
                Accounts.HOUSE,
                "support-queue",
                to,
                name,
                what + ": " + ticket.subject() + " (" + ticket.reference() + ")",
                "Hello " + name + ",\n\nfrom " + ticket.name() + ", about: "
                        + ticket.topic().label() + ".",
                Optional.of(new ProductLetter.Action("Open it", links.to("/operator/support/" + ticket.id())))));
    }
}
