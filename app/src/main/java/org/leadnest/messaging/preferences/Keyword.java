package org.leadnest.messaging.preferences;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.messaging.Channel;

/**
 * What a person asks of us with a message, in English or Spanish: to stop, to start again, or for help. A text counts by
 * its whole wording, as any reasonable way of saying it revokes consent (47 CFR 64.1200(a)(10)); an e-mail by its first line
 * alone, because below it stands what we wrote ourselves.
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

    private static final Pattern SPANISH = Pattern.compile(
            "\\b(?:alto|parar?|pare|paren|baja|cancelar|detener|ayuda|comenzar|iniciar|mensajes?|quiero|deseo|por favor|ya"
                    + "|dej\\w+|d[eé]j\\w+|escrib\\w+|m[aá]s|mand[ea]\\w*|env[ií]\\w+|texto|correos?)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** What may not stand between "stop" and "texting": "I can stop by and text you" asks for nothing. */
    private static final String NEAR = "(?:(?!(?:by|at|in|over|and|to|for)\\b)\\w+\\s+){0,2}";

    private static final Pattern STOP_WORDING = Pattern.compile(
            "\\b(?:stop|quit|cease)\\s+" + NEAR + "(?:text|messag|e ?mail|mail|contact|call|send|writ|bother)\\w*"
                    + "|\\b(?:don'?t|do not|never)\\s+(?:\\w+\\s+){0,2}(?:text|message|email|mail|contact|write|bother)\\b"
                    + "|\\b(?:don'?t|do not|never)\\s+(?:\\w+\\s+){0,1}send\\s+(?:me|us|any|anything|more|these|those)\\b"
                    + "|\\b(?:don'?t|do not|no longer)\\s+(?:want|wish|like)\\s+(?:\\w+\\s+){0,3}(?:text|messag|e ?mail)\\w*"
                    + "|\\b(?:take|remove|delete)\\s+(?:me|my\\s+\\w+)\\s+(?:off|from)\\b"
                    + "|\\bunsubscribe\\s+me\\b|\\bopt(?:ing)?\\s+(?:me\\s+)?out\\b|\\bleave me alone\\b|\\blose my number\\b"
                    + "|\\bno more\\s+(?:\\w+\\s+)?(?:text|messag|e ?mail)\\w*"
                    + "|\\b(?:deje|deja|dejen|dejad|pare|para|paren)\\s+de\\s+"
                    + "(?:enviar|mandar|escribir|contactar|llamar|molestar)\\w*"
                    + "|\\bno\\s+(?:me|nos|más|mas)\\s+(?:\\w+\\s+)?(?:escrib(?:a|as|an)|mand(?:e|es|en)|env[ií](?:e|es|en)"
                    + "|contact(?:e|es|en)|molest(?:e|es|en)|text(?:ee|ees|een)|mensajes)\\b"
                    + "|\\bno\\s+(?:quiero|deseo)\\s+(?:\\w+\\s+){0,3}(?:mensaje|texto|correo)s?\\b"
                    + "|\\b(?:qu[ií]t|b[oó]rr|s[aá]qu|elim[ií]n)\\w*\\s+de\\s+(?:la|su|tu|esta)\\s+lista\\b"
                    + "|\\bd[eé]j(?:e|a)(?:me|nos)\\s+en\\s+paz\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** Words around the one that counts: "Please stop", "STOP now", "alto por favor". */
    private static final Pattern POLITENESS = Pattern.compile(
            "^(?:please|pls|por favor)\\s+|\\s+(?:please|pls|now|thanks|thank you|por favor|ya|gracias)$");

    /** A longer line of an e-mail is read by a person: it may quote, or tell a story. */
    private static final int SHORT_LINE = 160;

    /** What the message asks for, if it is one of these. */
    public static Optional<Keyword> in(Channel channel, String text) {
        var wording = plain(
                switch (channel) {
                    case SMS -> text;
                    case EMAIL -> text.strip().lines().findFirst().orElse("");
                });
        if (STOP_WORDS.contains(POLITENESS.matcher(wording).replaceAll(""))) {
            return Optional.of(STOP);
        }
        if (START_WORDS.contains(wording)) {
            return Optional.of(START);
        }
        if (HELP_WORDS.contains(wording)) {
            return Optional.of(HELP);
        }
        boolean said = STOP_WORDING.matcher(wording).find();
        return said && (channel == Channel.SMS || wording.length() <= SHORT_LINE)
                ? Optional.of(STOP)
                : Optional.empty();
    }

    /** Whether it is written in Spanish, so that the answer is, too. */
    public static boolean spanish(String text) {
        return SPANISH.matcher(plain(text)).find();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("[^\\p{L}\\p{N}' ]", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
