package org.leadnest.accounts.devices;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.leadnest.platform.mail.MailLanguage;

/**
 * A sign-in that its user is told of.
 *
 * @param newBrowser whether the browser was not seen before
 * @param signs what is unusual about the place
 * @param at where the user is
 */
record Sighting(Devices.Visit visit, boolean newBrowser, Set<Arrivals.Sign> signs, ZonedDateTime at) {
    /** What happened, as one or two sentences. */
    String words(MailLanguage language) {
        return language == MailLanguage.SPANISH ? inSpanish() : inEnglish();
    }

    private String inEnglish() {
        String browser = newBrowser ? "a browser that we have not seen before: " + visit.browser() : visit.browser();
        String odd = signs.isEmpty() ? "" : " That is " + Devices.unusual(signs, MailLanguage.ENGLISH) + ".";
        return "Somebody signed in to your LeadNest account with " + browser + from(", from ") + ", on "
                + when("EEEE, MMMM d, yyyy, h:mm a zzz", MailLanguage.ENGLISH) + "." + odd;
    }

    private String inSpanish() {
        String name = visit.browser().replace(" on ", " en ");
        String browser = newBrowser ? "un navegador que no habíamos visto antes: " + name : name;
        String odd = signs.isEmpty() ? "" : " Es " + Devices.unusual(signs, MailLanguage.SPANISH) + ".";
        return "Alguien entró en su cuenta de LeadNest con " + browser + from(", desde ") + ", el "
                + when("EEEE d 'de' MMMM 'de' yyyy, h:mm a zzz", MailLanguage.SPANISH) + "." + odd;
    }

    private String from(String before) {
        return visit.from().isEmpty() ? "" : before + visit.from();
    }

    private String when(String pattern, MailLanguage language) {
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at);
    }
}
