package org.leadnest.messaging.inbound;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a machine's answer from a person's: RFC 3834 headers first, then the usual subjects in English and Spanish. */
final class AutomaticReply {
    private static final Pattern HEADERS = Pattern.compile("(?im)^(auto-submitted:\\s*auto-|x-auto-?reply|x-autorespond"
            + "|precedence:\\s*(auto_reply|bulk|junk)|return-path:\\s*<>)");
    private static final Pattern SUBJECT = Pattern.compile(
            "^(re:\\s*)?(automatic reply|auto(matic)?[- ]?(reply|response)"
                    + "|out of (the )?office|away from (the|my) office|respuesta autom[aá]tica|fuera de (la )?oficina)\\b");

    private AutomaticReply() {}

    static boolean is(String headers, String subject) {
        return HEADERS.matcher(headers).find()
                || SUBJECT.matcher(subject.strip().toLowerCase(Locale.ROOT)).find();
    }
}
