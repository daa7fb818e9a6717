package org.leadnest.messaging.preferences;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.messaging.Channel;

/**
 * What a person asks of us with a message, in English or Spanish: to stop, to start again, or for help. A text counts by
 * its whole wording, as any reasonable way of saying it revokes consent (47 CFR 64.1200(a)(10)); an e-mail only when its
 * first line is one of the words, because below it stands what we wrote ourselves.
 */
public enum Keyword {
    STOP,
    START,
    HELP;

    private static final Set<String> STOP_WORDS = Set.of(
            "stop",
            "stopall",
            "stop all",
            "unsubscribe",
            "end",
            "quit",
            "cancel",
            "revoke",
            "optout",
            "opt out",
            "remove",
            "remove me",
            "alto",
            "parar",
            "pare",
            "baja",
            "cancelar",
            "detener");
    private static final Set<String> START_WORDS = Set.of("start", "unstop", "opt in", "optin", "comenzar", "iniciar");
    private static final Set<String> HELP_WORDS = Set.of("help", "info", "ayuda");

    private static final Pattern STOP_WORDING = Pattern.compile(
            "\\b(?:stop|quit|cease)\\s+(?:\\w+\\s+){0,2}(?:text|messag|email|mail|contact|call|send|writ|bother)\\w*"
                    + "|\\b(?:don'?t|do not|never)\\s+(?:\\w+\\s+){0,2}(?:text|messag|email|mail|contact|send|write|bother)\\b"
                    + "|\\b(?:take|remove)\\s+(?:me|my\\s+\\w+)\\s+(?:off|from)\\b"
                    + "|\\bunsubscribe\\s+me\\b|\\bopt(?:ing)?\\s+(?:me\\s+)?out\\b|\\bleave me alone\\b"
                    + "|\\bno more\\s+(?:\\w+\\s+)?(?:text|messag|email)\\w*"
                    + "|\\b(?:deje|deja|dejen|pare|paren)\\s+de\\s+(?:enviar|mandar|escribir|contactar)\\w*"
                    + "|\\bno\\s+(?:me|más|mas)\\s+(?:\\w+\\s+)?(?:escriba|escriban|mande|manden|env[ií]e|env[ií]en|contacte|contacten|mensajes)\\b");

    /** What the message asks for, if it is one of these. */
    public static Optional<Keyword> in(Channel channel, String text) {
        var wording = plain(
                switch (channel) {
                    case SMS -> text;
                    case EMAIL -> text.strip().lines().findFirst().orElse("");
                });
        if (STOP_WORDS.contains(wording)) {
            return Optional.of(STOP);
        }
        if (START_WORDS.contains(wording)) {
            return Optional.of(START);
        }
        if (HELP_WORDS.contains(wording)) {
            return Optional.of(HELP);
        }
        return channel == Channel.SMS && STOP_WORDING.matcher(wording).find() ? Optional.of(STOP) : Optional.empty();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[^\\p{L}\\p{N}' ]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
