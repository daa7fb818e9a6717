package org.leadnest.messaging.inbound;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What machines say for an absent person, in English and Spanish, told by the first two sentences behind a greeting. Some
 * wordings only machines use; others count unless something beside them shows that a person reads: a question, a yes, a word
 * about a home or a meeting. When in doubt it is a person.
 */
final class AutomaticWords {
    private static final int MOST_CHARS = 600;
    private static final int SENTENCES = 2;

    private static final Pattern QUOTED =
            Pattern.compile("(?im)^(?:>|-{2,}|_{2,}|(?:on|el)\\b.{3,120}\\b(?:wrote|escribió):)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}++");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02BC\u00B4`]");
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?:;])\\s+|\\s*\\n\\s*\\n\\s*");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern GREETING = Pattern.compile(
            "(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|hola|buen[oa]s (?:dias|tardes"
                    + "|noches)|saludos|estimad[oa]s?)(?: \\w+){0,3}");

    private static final String I_AM =
            "(?:i am|im|i will be|ill be|we are|we will be|well be)(?: (?:currently|now|temporarily))?";
    private static final String LATER =
            "(?:later|soon|shortly|asap|as soon as (?:i can|we can|possible)|when (?:i can|i (?:arrive|stop|park)|im (?:free|done"
                    + "|there)|i get (?:there|where im going)))";
    private static final String ANSWER_EN =
            "(?:get back|be (?:back )?in touch|respond|reply|answer|contact you|reach (?:back )?out"
                    + "|return your (?:call|message|text)|be with you)";
    private static final String PROMPTLY =
            "(?: \\w+){0,4}? (?:(?:as soon as (?:possible|we can|i can)|shortly|soon|promptly|asap"
                    + "|within|during|in (?:the order|\\d+)|(?:the )?next business day)\\b|by (?:phone|email)$)";

    /** Nobody says it of their own. */
    private static final Pattern MACHINE = Pattern.compile(String.join(
            "|",
            "^(?:this is (?:an? )?)?auto(?:matic(?:ally generated)?|mated)? ?(?:reply|response|message|answer|text)\\b",
            "\\bthis is an auto(?:matic|mated)? ?(?:reply|response|message|answer|text)\\b",
            "\\b(?:this (?:number|phone|inbox|mailbox|line|account)|texts to this number) (?:is|are) (?:not|no longer) (?:being )?"
                    + "(?:monitored|checked|read)\\b",
            "^(?:please )?do not reply to this (?:message|text|email|number)\\b",
            "\\bdriving with (?:do not disturb|focus|dnd|driving focus)\\b",
            "\\bdo not disturb while driving (?:is )?(?:turned )?on\\b",
            "\\bill see your message when i get where im going\\b",
            "\\b(?:i have|has) notifications (?:silenced|turned off)\\b",
            "\\bim not receiving notifications\\b",
            "^(?:este es un |esta es una |esto es un )?(?:mensaje|respuesta|contestacion) (?:automatic[oa]|automatizad[oa])\\b",
            "\\best[ea] es una? (?:mensaje|respuesta) automatic[oa]\\b",
            "^(?:por favor )?no respond[ae] a este (?:mensaje|correo|numero)\\b",
            "\\beste (?:numero|buzon|correo) no (?:es|esta siendo) (?:monitoreado|revisado|atendido)\\b",
            "\\bconduciendo con (?:el modo )?(?:no molestar|concentracion|enfoque)\\b",
            "\\bvere (?:tu|su) mensaje cuando llegue\\b"));

    /** The whole text, and nothing else. */
    private static final Pattern WHOLE = Pattern.compile(String.join(
            "|",
            "(?:sorry )?(?:i am|im)(?: currently)? driving(?: (?:right now|now|at the moment|just now))?"
                    + "(?: (?:and|so) (?:i )?(?:cant|cannot|can not) (?:talk|text|respond|reply|answer)(?: right now)?)?"
                    + "(?: (?:and )?(?:ill|i will) (?:get back to you|call you(?: back)?|text you(?: back)?|reply|respond|answer|call"
                    + "|text) " + LATER + ")?",
            "(?:sorry )?(?:i )?cant (?:talk|answer) right now(?: (?:ill|i will) (?:call|text) you (?:back )?" + LATER
                    + ")?",
            "(?:lo siento )?(?:ahora )?(?:estoy|voy) (?:conduciendo|manejando)(?: (?:ahora|ahora mismo|en este momento))?"
                    + "(?: (?:y )?(?:no puedo (?:hablar|responder|contestar)))?"
                    + "(?: (?:te|le|lo|la) (?:llamo|escribo|respondo|contesto|llamare|escribire|respondere|contestare)"
                    + " (?:mas tarde|luego|despues|en cuanto pueda|cuando (?:llegue|pueda|termine)))?"));

    private static final Pattern ABSENT = Pattern.compile(String.join(
            "|",
            "\\b" + I_AM + " out of (?:the |my |our )?office\\b",
            "\\b" + I_AM + " away from (?:the|my|our) (?:office|desk|phone|e ?mail)\\b",
            "^out of (?:the )?office\\b",
            "\\b(?:our|the) office is (?:currently |now )?closed\\b(?= .*\\b(?:respond|reply|get back|return|reopen))",
            "\\b(?:estoy|estare|estamos|estaremos|me encuentro|nos encontramos)(?: (?:actualmente|temporalmente|ahora))?"
                    + " fuera de (?:la |mi |nuestra )?oficina\\b",
            "^fuera de (?:la )?oficina\\b"));

    /** On leave, which people say of themselves as well: only with what machines add. */
    private static final Pattern ON_LEAVE = Pattern.compile("\\b" + I_AM
            + " (?:away|on (?:vacation|leave|holiday|pto|annual leave|(?:parental|maternity|paternity|medical) leave)|traveling"
            + "|travelling|unavailable|offline)\\b"
            + "|\\b(?:estoy|estare|me encuentro|estamos)(?: (?:actualmente|temporalmente|ahora))?"
            + " (?:de vacaciones|de viaje|ausente|de licencia|de baja)\\b");

    private static final Pattern ADDED =
            Pattern.compile("\\b(?:currently|temporarily|until|till|through|limited access|no access"
                    + "|returning|will return|upon my return|when i (?:return|get back|am back)|for urgent|if (?:this is|its) urgent"
                    + "|actualmente|temporalmente|me encuentro|hasta|acceso limitado|a mi regreso|a mi vuelta|regresare|volvere"
                    + "|si es urgente|para asuntos urgentes)\\b");

    private static final Pattern THANKS = Pattern.compile(
            "\\bthank(?:s| you) for (?:contacting|reaching out|texting|messaging|calling|writing|getting in touch"
                    + "|(?:your|the) (?:message|text|e ?mail|inquiry|interest|call))\\b"
                    + "|\\bgracias por (?:contactar|comunicar|escribir|llamar|poner(?:se|te) en contacto|(?:su|tu) (?:mensaje|correo"
                    + "|consulta|interes|llamada))");
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(?:well|we will|someone(?: from \\w+(?: \\w+)?)? will"
                    + "|(?:a|an|one of our|our|the)(?: \\w+){1,3}? will) (?:\\w+ )??" + ANSWER_EN
                    + "(?:(?: to| with)? (?:you|your \\w+|back|it))*(?:$|" + PROMPTLY + ")"
                    + "|\\b(?:ill|i will) (?:\\w+ )??" + ANSWER_EN + "(?:(?: to| with)? (?:you|your \\w+|back|it))*"
                    + PROMPTLY
                    + "|\\b(?:le|te|les|lo|la) (?:responderemos|contestaremos|contactaremos|atenderemos|llamaremos)\\b"
                    + "|\\bnos (?:pondremos en contacto|comunicaremos)\\b"
                    + "|\\b(?:un|una|uno de nuestros)(?: \\w+){1,3}? (?:se (?:pondra|comunicara)|(?:le|te|lo) (?:respondera|contactara"
                    + "|atendera|llamara))"
                    + "|\\b(?:le|te) (?:respondere|contestare)(?: \\w+){0,2}? (?:a la brevedad|en cuanto|lo antes posible|pronto)\\b");

    /** Somebody read what was written. */
    private static final Pattern PERSONAL = Pattern.compile(
            "\\?|\\b(?:yes|yeah|yep|lets|works|sounds|interested|price|house|home"
                    + "|condo|showing|offer|tour|see it|meet|but (?:i|we|yes|saturday|sunday|feel)|can (?:you|we)|could (?:you|we)"
                    + "|do you|are you|talk (?:then|after)|my (?:wife|husband|partner|agent)|pero|me interesa|casa|precio|visita|podemos"
                    + "|puede[ns]?|hablamos|nos vemos|mi (?:esposa|esposo|mujer|marido))\\b|^si (?!es |necesita|desea|tiene|requiere)");

    private AutomaticWords() {}

    static boolean in(String text) {
        List<String> said = sentences(text);
        String whole = String.join(" ", said);
        List<String> first = said.stream().limit(SENTENCES).toList();
        if (first.stream().anyMatch(one -> MACHINE.matcher(plain(one)).find())) {
            return true;
        }
        String together = unified(String.join(" ", first));
        if (PERSONAL.matcher(together).find()) {
            return false;
        }
        String plain = plain(together);
        return WHOLE.matcher(plain(whole)).matches()
                || first.stream().anyMatch(one -> ABSENT.matcher(plain(one)).find())
                || (ON_LEAVE.matcher(plain).find() && ADDED.matcher(plain).find())
                || (THANKS.matcher(plain).find()
                        && first.stream()
                                .anyMatch(one -> PROMISE.matcher(plain(one)).find()));
    }

    /** The writer's own, without a greeting. */
    private static List<String> sentences(String text) {
        String begin = text.substring(0, Math.min(text.length(), MOST_CHARS));
        String own = QUOTED.splitAsStream(begin).findFirst().orElse("");
        return Stream.of(ENDS.split(own.strip()))
                .map(String::strip)
                .filter(one -> !plain(one).isEmpty())
                .dropWhile(one -> GREETING.matcher(plain(one)).matches())
                .toList();
    }

    private static String plain(String text) {
        return NO_WORD.matcher(unified(text)).replaceAll(" ").strip();
    }

    /** Without accents, apostrophes and capitals; a question mark stays. */
    private static String unified(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return APOSTROPHES.matcher(bare).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
