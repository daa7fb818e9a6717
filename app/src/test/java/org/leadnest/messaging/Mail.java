package org.leadnest.messaging;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Outgoing.Origin;

/** Messages as tests send them: to Ana, who is in New York. No two say the same. */
final class Mail {
    static final Whereabouts NEW_YORK = new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null);

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Mail() {}

    static Outgoing email(UUID person) {
        return email(person, Category.COMMERCIAL, new Origin.Manual());
    }

    static Outgoing step(UUID person, UUID enrollment, UUID step) {
        return email(person, Category.COMMERCIAL, new Origin.Step(enrollment, step));
    }

    static Outgoing email(UUID person, Category category, Origin origin) {
        return new Outgoing(
                person,
                Channel.EMAIL,
                category,
                address(person),
                "Ana Lopez",
                "Still looking, Ana?",
                "Hello Ana,\n\nthree new homes came up: https://example.com/homes?q=1.\nMaya\n"
                        + COUNT.incrementAndGet(),
                NEW_YORK,
                origin,
                null);
    }

    static Outgoing sms(UUID person, Whereabouts where) {
        return new Outgoing(
                person,
                Channel.SMS,
                Category.COMMERCIAL,
                "+13055550123",
                "Ana Lopez",
                "",
                "Still looking, Ana? " + COUNT.incrementAndGet(),
                where,
                new Origin.Manual(),
                null);
    }

    /** The same with other words, from elsewhere. */
    static Outgoing saying(Outgoing mail, String text, Origin origin) {
        return new Outgoing(
                mail.person(),
                mail.channel(),
                mail.category(),
                mail.to(),
                mail.toName(),
                mail.subject(),
                text,
                mail.whereabouts(),
                origin,
                null);
    }

    /** The same to somebody who is elsewhere. */
    static Outgoing at(Outgoing mail, Whereabouts where) {
        return new Outgoing(
                mail.person(),
                mail.channel(),
                mail.category(),
                mail.to(),
                mail.toName(),
                mail.subject(),
                mail.text(),
                where,
                mail.origin(),
                mail.notAfter());
    }

    static String address(UUID person) {
        return "ana." + person + "@example.com";
    }

    static List<Outgoing> several(UUID person, int count) {
        return java.util.stream.Stream.generate(() -> email(person))
                .limit(count)
                .toList();
    }

    static UUID somebody() {
        return Ids.next();
    }
}
