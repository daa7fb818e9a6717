package org.leadnest.copydesk.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds telephone numbers, e-mail addresses, links and social handles, also with spaces or "at/dot" for signs. */
public final class Contacts {
    /** A contact at a character range. */
    record Contact(String rule, int start, int end) {}

    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\d$,.])(?:\\+?1[\\s.-]{0,2})?(?:\\(\\s?[2-9]\\d{2}\\s?\\)|[2-9]\\d{2})[\\s.\u2013-]{0,3}\\d{3}[\\s.\u2013-]{1,3}\\d{4}(?!\\d)"
                    + "|(?<![\\d$,.#])(?:\\+?1)?[2-9]\\d{2}[2-9]\\d{6}(?!\\d)"
                    + "|\\+\\d[\\d\\s().-]{7,16}\\d");
    private static final Pattern SHORT_PHONE = Pattern.compile(
            "(?i)\\b(?:call|text|phone|tel|cell|mobile|llame|llamar|tel[eé]fono)\\b[^.\\n]{0,20}?\\b\\d{3}[\\s.-]\\d{4}\\b");
    private static final Pattern EMAIL = Pattern.compile(
            "(?i)[a-z0-9._%+'-]{1,64}\\s?(?:@|\\(at\\)|\\[at\\])\\s?[a-z0-9-]{1,63}(?:\\s?(?:\\.|\\(dot\\)|\\[dot\\])\\s?[a-z0-9-]{2,24}){1,3}"
                    + "|\\b[a-z0-9._-]{2,40} at [a-z0-9-]{2,40} dot (?:com|net|org|io|co|us|info)\\b");
    private static final Pattern LINK = Pattern.compile(
            "(?i)\\b(?:https?:\\S+|ftp:\\S+|www\\.\\S+|[a-z0-9][a-z0-9-]{1,62}\\.(?:com|net|org|io|us|info|biz|realtor|homes|house|realestate|tv|me|ly|co|app)\\b(?:/\\S*)?)");
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w.])@[A-Za-z][\\w.]{2,30}\\b");

    private Contacts() {}

    public static boolean isIn(String text) {
        return !find(text).isEmpty();
    }

    static List<Contact> find(String text) {
        List<Contact> contacts = new ArrayList<>();
        boolean digits = text.chars().filter(Character::isDigit).limit(7).count() >= 7;
        if (digits) {
            collect("mls.contact", PHONE, text, contacts);
            collect("mls.contact", SHORT_PHONE, text, contacts);
        }
        if (text.indexOf('@') >= 0 || text.contains("(at)") || text.contains("[at]") || text.contains(" dot ")) {
            collect("mls.contact", EMAIL, text, contacts);
            collect("mls.contact", HANDLE, text, contacts);
        }
        if (text.indexOf('.') >= 0 || text.contains("://")) {
            collect("mls.link", LINK, text, contacts);
        }
        return contacts;
    }

    private static void collect(String rule, Pattern pattern, String text, List<Contact> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int start = matcher.start();
            int end = matcher.end();
            if (into.stream().noneMatch(other -> other.start() < end && start < other.end())) {
                into.add(new Contact(rule, start, end));
            }
        }
    }
}
