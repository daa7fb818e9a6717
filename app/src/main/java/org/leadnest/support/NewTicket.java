package org.leadnest.support;

import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;

/**
 * A request as it was typed.
 *
 * @param actor who asks, when signed in
 */
record NewTicket(@Nullable Actor actor, String name, String email, String topic, String subject, String words) {
    static final int MOST_WORDS = 10_000;
    private static final int MOST_LINE = 200;

    NewTicket {
        name = name.strip();
        email = email.strip();
        subject = subject.strip();
        words = words.strip();
    }

    static NewTicket blank() {
        return new NewTicket(null, "", "", Topic.QUESTION.name(), "", "");
    }

    /** A child's data and a hole in the walls cannot wait for a business day. */
    Ticket.Priority priority() {
        boolean urgent = topic.equals(Topic.CHILD.name()) || topic.equals(Topic.SECURITY.name());
        return urgent ? Ticket.Priority.HIGH : Ticket.Priority.NORMAL;
    }

    FieldErrors check() {
        return new FieldErrors()
                .expect(line(name), "name", "Your name: expected 1 to 200 characters.")
                .expect(address(), "email", "Your e-mail address: expected one such as ana@example.com.")
                .expect(Topic.of(topic).isPresent(), "topic", "What it is about: expected one of the choices.")
                .expect(line(subject), "subject", "Subject: expected 1 to 200 characters.")
                .expect(words(words), "words", "Your message: expected 1 to 10,000 characters.");
    }

    static boolean words(String words) {
        return !words.isBlank() && words.length() <= MOST_WORDS && clean(words);
    }

    private static boolean line(String text) {
        return !text.isEmpty() && text.length() <= MOST_LINE && clean(text) && text.indexOf('\n') < 0;
    }

    private static boolean clean(String text) {
        return text.indexOf('\0') < 0;
    }

    private boolean address() {
        return EmailAddress.parse(email).isPresent();
    }
}
