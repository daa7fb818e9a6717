package org.leadnest.messaging.inbound;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells what machines write from what persons do. An answer is known by its RFC 3834 headers first, then the usual subjects in English and Spanish. */
final class AutomaticReply {
    private static final Pattern HEADERS = Pattern.compile("(?im)^(auto-submitted:\\s*auto-|x-auto-?reply|x-autorespond"
            + "|precedence:\\s*(auto_reply|bulk|junk)|return-path:\\s*<>)");
    private static final Pattern SUBJECT = Pattern.compile(
            "^(re:\\s*)?(automatic reply|auto(matic)?[- ]?(reply|response)"
                    + "|out of (the )?office|away from (the|my) office|respuesta autom[aá]tica|fuera de (la )?oficina)\\b");

    private static final Pattern OF_MANY = Pattern.compile(
            "(?im)^(list-id|list-unsubscribe|precedence:\\s*(bulk|list|junk)|feedback-id|auto-submitted:\\s*auto-g)");
    private static final Pattern POST_OFFICE = Pattern.compile("(mailer-daemon|postmaster)[@+.-].*");
    private static final Pattern DEAF = Pattern.compile("(no-?reply|do-?not-?reply)[@+.-].*");

    private AutomaticReply() {}

    /** Written to many at once, by a machine: nobody waits for an answer. */
    static boolean ofMany(String headers, String from) {
        return OF_MANY.matcher(headers).find()
                || ofPostOffice(from)
                || DEAF.matcher(from.toLowerCase(Locale.ROOT)).matches();
    }

    /** It tells what became of a letter, and is nobody's answer. */
    static boolean ofPostOffice(String from) {
        return POST_OFFICE.matcher(from.toLowerCase(Locale.ROOT)).matches();
    }

    /** By its words alone, as a text has nothing else. */
    static boolean inText(String text) {
        return AutomaticWords.in(text);
    }

    static boolean is(String headers, String subject) {
        return HEADERS.matcher(headers).find()
                || SUBJECT.matcher(subject.strip().toLowerCase(Locale.ROOT)).find();
    }
}
