package org.leadnest.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.messaging.Outgoing.Origin;
import org.leadnest.messaging.preferences.Keyword;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Does what a person asks for with a keyword, at once, and answers a text with one of ours. */
@Component
class KeywordAnswers {
    /** Who asks again and again for the same is not answered each time. */
    private static final Duration ANSWERED_ONCE_IN = Duration.ofHours(1);

    private final Consents consents;
    private final Accounts accounts;
    private final MessageStore store;

    KeywordAnswers(Consents consents, Accounts accounts, MessageStore store) {
        this.consents = consents;
        this.accounts = accounts;
        this.store = store;
    }

    /**
     * In the transaction that stores the message; the answer, if one is due, is the caller's to queue. An opt-out is
     * confirmed once, when it begins; what the carrier answered is not answered again.
     *
     * @param key the hash of the address that it came from
     */
    Optional<Outgoing> to(Incoming incoming, String key, Instant now) {
        Optional<Keyword> asked = asked(incoming);
        boolean open = consents.open(incoming.person()).contains(Channel.SMS);
        asked.ifPresent(keyword -> act(keyword, incoming, key));
        return asked.filter(_ -> incoming.channel() == Channel.SMS && incoming.handled() == null)
                .flatMap(keyword -> Optional.of(answer(keyword, incoming))
                        .filter(answer -> keyword == Keyword.STOP ? open : !said(answer, key, now)));
    }

    private boolean said(Outgoing answer, String key, Instant now) {
        return store.said(Tenancy.required(), answer.person(), key, answer.text(), now.minus(ANSWERED_ONCE_IN));
    }

    /** A mailbox that unsubscribes for its reader says that it is a machine; nothing else does a machine ask for. */
    private static Optional<Keyword> asked(Incoming incoming) {
        return Optional.ofNullable(incoming.handled())
                .or(() -> Keyword.in(incoming.channel(), incoming.subject(), incoming.text()))
                .filter(keyword -> keyword == Keyword.STOP || !incoming.automatic());
    }

    private void act(Keyword keyword, Incoming incoming, String key) {
        String said = incoming.text().isBlank() ? incoming.subject() : incoming.text();
        var evidence = new Evidence("REPLY", said.strip(), incoming.provider() + " " + incoming.providerId());
        switch (keyword) {
            case STOP -> {
                var from = new Seal.Opened(Tenancy.required(), incoming.person(), incoming.channel(), key);
                consents.optOut(incoming.person(), EnumSet.allOf(Channel.class), Optional.of(from), evidence);
            }
            case START -> consents.comeBack(incoming.person(), incoming.channel(), incoming.from(), evidence);
            case HELP -> {}
        }
    }

    private Outgoing answer(Keyword keyword, Incoming incoming) {
        var company = accounts.name(Tenancy.required());
        return new Outgoing(
                incoming.person(),
                Channel.SMS,
                Category.TRANSACTIONAL,
                incoming.from(),
                "",
                "",
                company + ": " + (Keyword.spanish(incoming.text()) ? inSpanish(keyword) : inEnglish(keyword)),
                Whereabouts.UNKNOWN,
                new Origin.Api(),
                null);
    }

    private static String inEnglish(Keyword keyword) {
        return switch (keyword) {
            case STOP -> "you are unsubscribed and will get no more messages. Reply START to come back.";
            case START -> "you will get messages again. Reply STOP to opt out.";
            case HELP -> "messages about homes that you asked for. Reply STOP to opt out.";
        };
    }

    private static String inSpanish(Keyword keyword) {
        return switch (keyword) {
            case STOP -> "cancelado, no le enviaremos mensajes. Responda COMENZAR para recibirlos otra vez.";
            case START -> "recibe mensajes otra vez. Responda ALTO para dejar de recibirlos.";
            case HELP -> "mensajes sobre casas que le interesan. Responda ALTO para dejar de recibirlos.";
        };
    }
}
