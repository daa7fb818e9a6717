package org.leadnest.messaging.preferences;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.leadnest.messaging.Channel;

/**
 * What a person asks of us with a message, in English or Spanish: to stop, to start again, or for help. A text counts by
 * its whole wording, as any reasonable way of saying it revokes consent (47 CFR 64.1200(a)(10)); a letter by its subject
 * and its first lines alone, because below them stands what we wrote ourselves. Words are compared without case, accents,
 * apostrophes and forms of writing (Unicode NFKC).
 */
public enum Keyword {
    STOP,
    START,
    HELP;

    private static final Set<String> START_WORDS = Set.of("start", "unstop", "opt in", "optin", "comenzar", "iniciar");
    private static final Set<String> HELP_WORDS = Set.of("help", "info", "ayuda");

    private static final Pattern SPANISH = Pattern.compile(
            "\\b(?:alto|basta|pare|parar?|paren|baja|cancelar|detener|detengan?|ayuda|comenzar|iniciar|mensajes?|quiero"
                    + "|deseo|por favor|ya|dej\\w+|escrib\\w+|mas|mand[ea]\\w*|envi(?:e[ns]?|ar\\w*)|llam(?:e[ns]?|ar\\w*)"
                    + "|textos?|correos?|numero|gracias|suscripcion|anular|salir|molest(?:es?|en|ar)|elimin\\w+|borr\\w+"
                    + "|remuev\\w+|quite\\w*)\\b");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02BC\u00B4`]");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern SAID_AGAIN = Pattern.compile("\\b(\\w+(?: \\w+)?)(?: \\1\\b)++");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;:\\n\\r]+");

    private static final Pattern GREETING = Pattern.compile(
            "(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hola|buenos dias|buenas(?: tardes| noches)?"
                    + "|estimad[oa]s?|querid[oa]s?)(?: \\w+){0,4}");

    /** Where the words of the letter that is answered begin, or the writer's signature. */
    private static final Pattern NOT_THEIRS = Pattern.compile(
            "^(?:>|--|__|(?:on|el)\\b.*\\b(?:wrote|escribi[oó]):?$|(?:from|de|sent|enviado):\\s|sent from my\\b|enviado desde mi\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A subject that is ours, given back. */
    private static final Pattern ANSWERS = Pattern.compile("^\\s*(?:re|aw|fwd?|rv)\\s*:", Pattern.CASE_INSENSITIVE);

    /** Of a letter: below them stands a story, or what we wrote ourselves. */
    private static final int LINES = 3;

    /** A longer line of a letter is read by a person: it may quote, or tell a story. */
    private static final int SHORT_LINE = 160;

    /** What a text asks for, or the body of a letter, if it is one of these. */
    public static Optional<Keyword> in(Channel channel, String text) {
        return in(channel, "", text);
    }

    /** @param subject of a letter: it counts when nothing stands below it, or when it can mean nothing else */
    public static Optional<Keyword> in(Channel channel, String subject, String text) {
        return switch (channel) {
            case SMS -> said(text);
            case EMAIL -> inLetter(subject, text);
        };
    }

    private static Optional<Keyword> inLetter(String subject, String text) {
        if (StopWording.isPlain(plain(subject))) {
            return Optional.of(STOP);
        }
        List<String> lines = theirs(text);
        if (lines.isEmpty()) {
            return ANSWERS.matcher(subject).find() ? Optional.empty() : said(subject);
        }
        Optional<Keyword> first = lines.stream().findFirst().map(Keyword::plain).flatMap(Keyword::word);
        return first.isPresent()
                ? first
                : lines.stream()
                        .filter(line -> line.length() <= SHORT_LINE)
                        .filter(Keyword::stops)
                        .findFirst()
                        .map(_ -> STOP);
    }

    /** The first lines that say something after a greeting. */
    private static List<String> theirs(String text) {
        return text.lines()
                .map(String::strip)
                .takeWhile(line -> !NOT_THEIRS.matcher(line).find())
                .filter(line -> !line.isEmpty())
                .filter(line -> !GREETING.matcher(plain(line)).matches() || stops(line))
                .limit(LINES)
                .toList();
    }

    private static Optional<Keyword> said(String text) {
        return word(plain(text)).or(() -> stops(text) ? Optional.of(STOP) : Optional.empty());
    }

    private static Optional<Keyword> word(String plain) {
        if (StopWording.isKeyword(plain)) {
            return Optional.of(STOP);
        }
        return START_WORDS.contains(plain)
                ? Optional.of(START)
                : HELP_WORDS.contains(plain) ? Optional.of(HELP) : Optional.empty();
    }

    /** Sentence by sentence: "Which bus stop? Call me" asks for nothing. */
    private static boolean stops(String text) {
        return StopWording.isSaidBy(plain(text))
                || SENTENCE_END
                        .splitAsStream(unified(text))
                        .map(Keyword::plain)
                        .anyMatch(sentence -> StopWording.isSaidBy(sentence) || StopWording.isIn(sentence));
    }

    /** Whether it is written in Spanish, so that the answer is, too. */
    public static boolean spanish(String text) {
        return SPANISH.matcher(plain(text)).find();
    }

    private static String plain(String text) {
        String bare = APOSTROPHES.matcher(unified(text)).replaceAll("");
        String words = NO_WORD.matcher(bare).replaceAll(" ").strip();
        return SAID_AGAIN.matcher(DRAWN_OUT.matcher(words).replaceAll("$1")).replaceAll("$1");
    }

    /** In one form of writing, without accents and capitals. */
    private static String unified(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return MARKS.matcher(Normalizer.normalize(composed, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
