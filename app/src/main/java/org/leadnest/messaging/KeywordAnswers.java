package org.leadnest.messaging;

import java.util.EnumSet;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.messaging.Outgoing.Origin;
import org.leadnest.messaging.preferences.Keyword;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** Does what a person asks for with a keyword, at once, and answers a text with one of ours. */
@Component
class KeywordAnswers {
    private final Consents consents;
    private final Accounts accounts;

    KeywordAnswers(Consents consents, Accounts accounts) {
        this.consents = consents;
        this.accounts = accounts;
    }

    /** In the transaction that stores the message; the answer, if one is due, is the caller's to queue. */
    Optional<Outgoing> to(Incoming incoming) {
        var asked = incoming.automatic() ? Optional.<Keyword>empty() : Keyword.in(incoming.channel(), incoming.text());
        asked.ifPresent(keyword -> act(keyword, incoming));
        return asked.filter(_ -> incoming.channel() == Channel.SMS).map(keyword -> answer(keyword, incoming));
    }

    private void act(Keyword keyword, Incoming incoming) {
        var evidence =
                new Evidence("REPLY", incoming.text().strip(), incoming.provider() + " " + incoming.providerId());
        switch (keyword) {
            case STOP -> consents.optOut(incoming.person(), EnumSet.allOf(Channel.class), evidence);
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
