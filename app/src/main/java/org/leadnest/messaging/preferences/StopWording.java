package org.leadnest.messaging.preferences;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ways of saying "stop" in English and Spanish. All of them are asked about plain words: small letters, no accents, no
 * apostrophes, one space between two words.
 */
final class StopWording {
    /** By law (47 CFR 64.1200(a)(10)) and custom, when nothing else is said; in a sentence they may mean something else. */
    private static final Set<String> KEYWORDS = Set.of(
            "end",
            "quit",
            "cancel",
            "remove",
            "parar",
            "para",
            "pare",
            "paren",
            "baja",
            "cancelar",
            "detener",
            "eliminar",
            "anular",
            "anule",
            "salir",
            "salirme",
            "ya no");

    /** These mean it whatever politeness or annoyance stands around them. */
    private static final Set<String> PLAIN = Set.of(
            "stop",
            "stopp",
            "stop all",
            "stopall",
            "stop it",
            "stop this",
            "stop that",
            "stop now",
            "stop everything",
            "unsubscribe",
            "unsubscribe me",
            "unsubscribe all",
            "unsub",
            "unsub me",
            "revoke",
            "optout",
            "opt out",
            "opt me out",
            "remove me",
            "delete me",
            "erase me",
            "dnc",
            "dnc list",
            "do not call list",
            "cease",
            "discontinue",
            "take me off",
            "leave me alone",
            "go away",
            "get lost",
            "enough already",
            "no sms",
            "no text",
            "no texts",
            "no texting",
            "no texting me",
            "no messages",
            "no msgs",
            "no calls",
            "no emails",
            "no contact",
            "no spam",
            "no more",
            "alto",
            "alto ya",
            "basta",
            "basta ya",
            "no mas",
            "detenga",
            "detengan",
            "detenganse",
            "no escriban",
            "no escriba",
            "no escribas",
            "no llamen",
            "no llame",
            "no mensajes",
            "no molesten",
            "no moleste",
            "no molestes",
            "no molestar",
            "darse de baja",
            "dar de baja");

    private static final String POLITE =
            "please|pls|plz|kindly|por favor|porfavor|favor|thanks|thank you|thx|ty|gracias|now|ya";

    private static final String AROUND = POLITE
            + "|ok|okay|k|yes|no|nope|hi|hello|hey|hola|just|sorry|sir|maam|asap|immediately|already|today|forever|right|reply"
            + "|(?:i am |im )?not interested|no interest|no estoy interesad[oa]|no me interesa|wrong number"
            + "|numero equivocado|i said|i say|(?:can|could|would|will) you|lol|bye|dude|bro|everyone|omg|ugh";

    private static final Pattern POLITENESS = Pattern.compile("^(?:" + POLITE + ") | (?:" + POLITE + ")$");
    private static final Pattern FILLERS = Pattern.compile("^(?:" + AROUND + ") | (?:" + AROUND + ")$");

    private static final String NOUN =
            "(?:texts?|txts?|msgs?|messages?|e ?mails?|mails|sms|spam|alerts|notifications|communications?|mailings?)";
    private static final String DOING =
            "(?:text|txt|messag|msg|e ?mail|mail|contact|call|phon|send|writ|bother|spam|harass|pester|annoy|bug+ing|solicit"
                    + "|reach|hit+ing|blow|sms)";

    /** What may not stand between "stop" and "texting": "I can stop by and text you" asks for nothing. */
    private static final String NEAR =
            "(?:(?!(?:by|at|in|over|and|to|for|or|then|near|on|after|before|when|if|once|while|here|there|so|i|we|you|ill|well)\\b)\\w+ ){0,2}";

    /** A time or a condition after it makes it a wish about when, not whether. */
    private static final String NO_TIME =
            "(?!(?: \\w+){0,3}? (?:before|after|until|till|between|during|while|unless|yet|today"
                    + "|tonight|tomorrow|early|late|if|when|past|at (?!this|all)|on (?!this|my)|this (?!number|phone|again))\\b)";

    /** They say when they do what others ask not to be done, or what follows if it is not. */
    private static final String NOT_THEIR_OWN =
            "(?<!\\b(?:why|i|we|they|he|she|who|people|did) )(?<!\\b(?:if|since|because|when) you )";

    /** "Please don't stop texting me", "which bus stop, called what?" */
    private static final String NOT_DENIED = "(?<!\\b(?:dont|do not|not|never|cant|cannot|didnt|wont|bus|train|next) )";

    /** What a person is known by on a list; a home is none of it. */
    private static final String WHOSE = "(?:full )?name|(?:(?:cell|mobile|phone|home|work) )?(?:number|phone|cell)"
            + "|e ?mail(?: address)?|address|contact(?: info)?|contacts|info|information|details";

    private static final String NEVER_AGAIN = "(?: to)?(?: (?:me|us|here))? (?:again|any ?more|ever)\\b";
    private static final String ME = "(?: to)?(?: (?:me|us|here|back)\\b| (?:my|this|our) (?:phone|number|cell)\\b"
            + "| (?:again|any ?more|ever|no more)\\b|$)";
    private static final String LIST = "(?: (?:your|ur|the|this|that|all|any|these|those|of))*"
            + "(?: (?:mailing|e ?mail|mail|text|texting|contact|call|calling|marketing|distribution|sms|messaging|spam|phone"
            + "|subscriber|data))*"
            + " (?:lists?|data ?base|base|system|records|group|subscription|texts|messages|e ?mails|contacts|everything)\\b";

    private static final String AT_END = "(?: (?:please|pls|plz|now|asap|immediately|today|thanks|thank you|thx))*$";

    private static final Pattern ENGLISH = Pattern.compile(
            String.join(
                    "|",
                    NOT_THEIR_OWN + NOT_DENIED + "\\b(?:stop|quit|cease) " + NEAR + DOING + "\\w*",
                    "(?<!\\bthe )\\b(?:end|halt|cancel|stop|cease|discontinue) (?:(?:all|my|the|this|these|those|your|any|more|further|sending) ){0,3}"
                            + "(?:" + NOUN + "|subscription)\\b",
                    NOT_THEIR_OWN
                            + "\\b(?:dont|do not|never|not to|you not|no) (?:(?:you|ever|please|keep|even|u|dare|again) ){0,2}"
                            + "(?:text|txt|message|msg|sms|e ?mail|mail|contact|write|bother|spam|harass|disturb|solicit|reach out|follow up)(?:ing)?"
                            + "(?: with)?(?:" + NEVER_AGAIN + "|" + ME + NO_TIME + ")",
                    NOT_THEIR_OWN
                            + "\\b(?:dont|do not|never) (?:(?:you|ever|please|keep|even|u) ){0,2}(?:call|phone|ring)(?:ing)?"
                            + "(?:" + NEVER_AGAIN + "|" + ME + NO_TIME
                            + ")(?!.*\\b(?:instead|rather|text|e ?mail|message|write)\\b)",
                    NOT_THEIR_OWN + "(?<!\\byou )"
                            + "\\b(?:dont|do not|never) (?:(?:you|ever|please|keep|even|u|dare|again) )?send (?:(?:me|us|any|more|these|those|your|the) ){0,4}(?:"
                            + NOUN
                            + "|anything|stuff|nothing|any ?more|again)\\b"
                            + "(?! (?:under|over|below|above|with|without|in|near|outside|that|to)\\b)" + NO_TIME,
                    "\\b(?:dont|do not|no longer|not) (?:want|wish|like|need|consent|agree)(?:ing)? (?:"
                            + "(?:(?!(?:miss|lose|delete|ignore|skip|hide)\\b)\\w+ ){0,4}?(?:texts|text messages?|msgs|messages|e ?mails"
                            + "|sms|spam|notifications|contacted|texted|messaged|called by you)"
                            + "|to hear (?:from (?:you|u|this|any of you)|anything)"
                            + "|(?:you|u) (?:to )?(?:text|call|e ?mail|messag|contact|writ)\\w* (?:me|us))\\b",
                    "\\bno longer (?:text|message|e ?mail|contact|call|write)(?: to)? (?:me|us)\\b",
                    "\\b(?:take|remove|delete|erase|get|scratch) (?:me|us|(?:my|our|this) (?:"
                            + WHOSE + ")) (?:off|from|out)(?: of)?"
                            + LIST + "(?! (?:for|on) (?!good|ever))",
                    "(?:^|\\b(?:please|pls|plz|kindly|interested|just|stop|and) )(?:remove|delete|take(?: off)?) (?:from|off)"
                            + LIST + AT_END,
                    "\\bnot interested(?: \\w+){0,2}? (?:remove|delete|unsubscribe|cancel|stop)" + AT_END,
                    NOT_THEIR_OWN + NOT_DENIED + "\\b(?:put|add|place|keep) (?:me|us|(?:my|this|our) (?:" + WHOSE
                            + ")) (?:on|to|in)"
                            + "(?: (?:your|ur|the|a|that|company))* (?:(?:do not|dont|no) (?:call|contact|text|mail|e ?mail|solicit)|dnc)\\b",
                    "(?<!\\b(?:a|an|the|of|our|their|his|her|for|this) )\\bcease and desist\\b(?! (?:letter|order|from the|to the))",
                    "\\b(?:removed from|taken off)" + LIST + "(?! (?:for|on) (?!good|ever))",
                    NOT_THEIR_OWN + NOT_DENIED
                            + "\\b(?:delete|remove|erase|lose|trash|block) (?:my|this|our) (?:phone |cell |mobile |e ?mail )?"
                            + "(?:number|contact|contacts|info|information|phone|e ?mail|address|details)\\b(?! from the (?!list))",
                    "(?<!\\b(?:dont|not|never|didnt|why) )(?<!\\bwant to )\\b(?:unsubscribe|unsub|unsubscribing)\\b",
                    "(?<!dont )(?<!not )\\bwant to (?:unsubscribe|opt out)\\b(?! of\\b)",
                    "(?<!\\b(?:dont|not|never|didnt) )\\bopt(?:ing)? (?:(?:me|us) )?out\\b(?: of(?: \\w+){0,3}? (?:"
                            + NOUN + "|lists?|marketing|contact|everything|subscription)\\b|(?! of\\b))",
                    "\\b(?:revoke|withdraw|retract|cancel) (?:(?:my|all|any|the|our|prior|previous|express) ){0,3}"
                            + "(?:consent|permission|authorization)\\b",
                    "\\bleave (?:me|us) alone\\b",
                    "\\bno more (?:\\w+ )?(?:" + NOUN + "|texting|calls|calling|contact)\\b",
                    "\\b(?:want|need|like|told|asked|tell|ask|asking|make) (?:you|u|this|it|these|them|that|those|everything|all)"
                            + "(?: \\w+){0,2} stop(?: (?:it|this|that|now|please|already|these))?$",
                    "\\b(?:please|just|said|must|(?:can|could|would|will) you) stop(?: (?:it|this|that|now|please|already|these))*$"));

    private static final String NOUN_ES = "(?:mensajes?|textos?|correos?|llamadas?|sms|notificaciones)";
    private static final String NO_TIME_ES =
            "(?!.*\\b(?:todavia|aun|antes|despues|hasta|a las?|de noche|por la|los|entre|hoy|manana|si|cuando|tarde|temprano|durante|mientras)\\b)";

    /** Where people are kept; a home is in none of them but a list. */
    private static final String LISTS_ES = " de (?:(?:la|las|su|sus|tu|tus|esta|estas|este|todas|todos|los|el) ){1,3}"
            + "(?:listas?|bases? de datos|contactos|registros?|sistema|agenda|envios|grupo)\\b(?! (?:para|del?|a las?|por) )";

    private static final String AT_END_ES = "(?: (?:por favor|porfavor|gracias|ya|ahora))*$";

    private static final Pattern SPANISH = Pattern.compile(String.join(
            "|",
            "\\b(?:deje|deja|dejen|dejad|pare|para|paren|cese|cesen) de "
                    + "(?:enviar|mandar|escribir|contactar|llamar|molestar|textear|mensajear)\\w*",
            "\\bno (?:(?:me|nos|mas|ya) )+(?:vuelva[ns]? a )?(?:escrib(?:a|as|an|ir)|contact(?:e|es|en|ar)|molest(?:e|es|en|ar)"
                    + "|text(?:ee|ees|een))\\b" + NO_TIME_ES,
            "\\bno (?:(?:me|nos|mas|ya) )+(?:vuelva[ns]? a )?llam(?:e|es|en|ar)\\b" + NO_TIME_ES
                    + "(?!.*\\b(?:escrib|text|mand|envi|correo|mensaje)\\w*)",
            "\\bno (?:(?:me|nos|mas|ya) )*(?:mand|envi)(?:e|es|en) (?:(?:mas|sus|tus|esos|estos) ){0,2}(?:" + NOUN_ES
                    + "|nada|mas$)" + NO_TIME_ES,
            "\\bno (?:(?:me|nos) )?(?:escrib(?:a|as|an)|llam(?:e|es|en)|mand(?:e|es|en)|envi(?:e|es|en)|contact(?:e|es|en)) mas\\b",
            "\\bno (?:(?:me|nos) )?(?:mand|envi)(?:e|es|en)$",
            "\\bno mas " + NOUN_ES + "\\b",
            "\\bno (?:quiero|deseo|quisiera) (?:(?!perder\\b|borrar\\b)\\w+ ){0,3}" + NOUN_ES + "\\b",
            "\\bno (?:quiero|deseo) que (?:(?:me|nos|mas|ya) )+(?:escrib|llam|mand|envi|contact|molest|text)\\w*"
                    + NO_TIME_ES,
            "\\b(?:quit|borr|saqu|sac|elimin)\\w* (?:mi \\w+ )?de (?:la|su|tu|esta|sus) lista\\b(?! (?:para|del?)\\b)",
            "\\b(?:quit|borr|saqu|sac|elimin|remuev|remov|retir)\\w*(?:(?:me|nos)| (?:mi|este) \\w+(?: \\w+)?)"
                    + LISTS_ES,
            "\\b(?:me|nos) (?:puede[ns]?|podria[ns]?|quite[ns]?|borre[ns]?|saque[ns]?|elimine[ns]?|remueva[ns]?|retire[ns]?)"
                    + "(?: (?:sacar|quitar|borrar|eliminar|remover|retirar))?" + LISTS_ES,
            "\\bno (?:vuelva[ns]? a )?molest(?:e|es|en|ar)(?: mas)?" + AT_END_ES,
            "\\bno (?:quiero|deseo|quisiera) (?:recibir )?(?:(?:mas|ya) )?nada(?: mas)?(?: de (?:ustedes|usted|ti))?"
                    + AT_END_ES,
            "\\bno (?:quiero|deseo|quisiera) (?:recibir|ver) (?:(?:mas|su|sus|ya) )*(?:informacion|publicidad|propaganda|anuncios)"
                    + "(?: (?:suya|de ustedes))?" + AT_END_ES,
            "\\bno (?:quiero|deseo|quisiera) saber (?:mas |nada )*de (?:ustedes|usted|ti)\\b",
            "\\b(?:stop|alto a|basta de|fin de|anul(?:ar|e|en)|no) (?:(?:los|las|sus|tus|estos|esos|mas|mis|de|todos) ){0,3}"
                    + NOUN_ES + AT_END_ES,
            "\\banul(?:ar|e|en|a|ame|enme) (?:(?:mi|la|esta) ){0,2}suscripcion\\b",
            "\\b(?:quit|borr|saqu|elimin)\\w* (?:mi|este) (?:numero|telefono|celular|correo)\\b",
            "\\bdej(?:e|a|en)(?:me|nos) en paz\\b",
            "\\b(?:darme|darnos|deme|denme|dame|denos) de baja\\b",
            "\\b(?:me|nos) (?:quiero|queremos|quisiera) dar de baja\\b",
            "\\bcancel(?:ar|e|en|a|ame)? (?:(?:mi|la|esta|mis|los|todos|sus) ){0,2}(?:suscripcion|" + NOUN_ES + ")\\b",
            "\\b(?:detener|detengan?|parar|paren?|terminar) (?:(?:con|los|las|sus|estos|esos|todos|de) ){0,3}" + NOUN_ES
                    + "\\b",
            "\\bdesuscri\\w+"));

    private StopWording() {}

    /** A keyword and nothing else, or with politeness. */
    static boolean isKeyword(String plain) {
        String bare = without(POLITENESS, plain);
        return KEYWORDS.contains(plain) || KEYWORDS.contains(bare) || PLAIN.contains(plain) || PLAIN.contains(bare);
    }

    /** One of those that mean it anywhere, and nothing else, or with politeness. */
    static boolean isPlain(String plain) {
        return PLAIN.contains(plain) || PLAIN.contains(without(POLITENESS, plain));
    }

    /** Nothing else is said but what people say around it. */
    static boolean isSaidBy(String plain) {
        String bare = plain;
        while (!PLAIN.contains(bare)) {
            String less = FILLERS.matcher(bare).replaceFirst("").strip();
            if (less.equals(bare)) {
                return false;
            }
            bare = less;
        }
        return true;
    }

    /** It is said somewhere in the sentence. */
    static boolean isIn(String sentence) {
        return ENGLISH.matcher(sentence).find() || SPANISH.matcher(sentence).find();
    }

    private static String without(Pattern ends, String plain) {
        String bare = ends.matcher(plain).replaceFirst("").strip();
        return bare.equals(plain) ? plain : without(ends, bare);
    }
}
