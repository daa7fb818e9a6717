package org.leadnest.followups.texts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A listing's text as a message.
 *
 * @param channel EMAIL or SMS
 * @param subject empty of a text message
 */
record Letter(String channel, String subject, String body) {
    private static final String EMAIL = "EMAIL";
    private static final String SMS = "SMS";

    /** Texts written as e-mails bring their subject in the first line; of others it is {@code otherwise}. */
    static Letter of(String text, String outlet, String otherwise) {
        String plain = text.replace("\r\n", "\n").strip();
        if (outlet.equals(SMS)) {
            return new Letter(SMS, "", plain);
        }
        int end = plain.indexOf('\n');
        String first = end < 0 ? plain : plain.substring(0, end);
        int colon = first.indexOf(": ");
        boolean titled = outlet.equals(EMAIL)
                && end > 0
                && colon > 0
                && !first.substring(0, colon).contains(" ");
        return titled
                ? new Letter(
                        EMAIL,
                        first.substring(colon + 2).strip(),
                        plain.substring(end).strip())
                : new Letter(EMAIL, otherwise, plain);
    }

    static Letter read(Map<String, String> typed) {
        boolean sms = SMS.equals(typed.get("channel"));
        return new Letter(
                sms ? SMS : EMAIL,
                sms ? "" : typed.getOrDefault("subject", "").strip(),
                typed.getOrDefault("body", "").replace("\r\n", "\n").strip());
    }

    boolean email() {
        return channel.equals(EMAIL);
    }

    /** As the form has it at first. */
    Map<String, String> typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("channel", channel);
        typed.put("subject", subject);
        typed.put("body", body);
        typed.put("days", "0");
        typed.put("name", subject);
        return typed;
    }
}
