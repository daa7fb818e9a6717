package org.leadnest.privacy;

import java.util.ArrayList;
import java.util.List;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.stereotype.Component;

/** Every cookie that this installation may set, which is what the cookies page shows. */
@Component
public class CookieCatalogue {
    private final AnalyticsProperties analytics;
    private final String prefix;

    CookieCatalogue(AnalyticsProperties analytics, DeploymentProperties deployment) {
        this.analytics = analytics;
        this.prefix = deployment.secure() ? "__Host-" : "";
    }

    /**
     * @param name as the browser shows it; a star stands for what differs
     * @param lasts such as "12 hours without use"
     */
    public record Cookie(String name, String what, String lasts, Category category) {}

    public enum Category {
        NECESSARY("Necessary"),
        ANALYTICS("Analytics");

        private final String label;

        Category(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public List<Cookie> cookies() {
        List<Cookie> all = new ArrayList<>(List.of(
                new Cookie(
                        prefix + "session",
                        "Keeps you signed in. Set when you sign in; scripts cannot read it.",
                        "Until 12 hours without use",
                        Category.NECESSARY),
                new Cookie(
                        prefix + "csrf",
                        "Protects forms against forgery. Set when you open a page with a form; scripts cannot read it.",
                        "Until the browser closes",
                        Category.NECESSARY),
                new Cookie(
                        prefix + "device",
                        "Tells a browser that you signed in with before from a new one, about which we write you a mail. Set when"
                                + " you sign in; it opens nothing, and scripts cannot read it.",
                        "One year",
                        Category.NECESSARY),
                new Cookie(
                        prefix + "signup",
                        "Lets the link in the first mail sign in the browser that opened the account, and no other.",
                        "One day",
                        Category.NECESSARY),
                new Cookie(
                        prefix + "consent",
                        "Remembers what you decided about cookies, with the number of its proof.",
                        "One year",
                        Category.NECESSARY),
                new Cookie(
                        prefix + "theme",
                        "Remembers light or dark. Set only when you press the switch for it, whatever you decided on cookies,"
                                + " because the switch would do nothing without it.",
                        "Until the browser closes; one year if you allow preferences",
                        Category.NECESSARY),
                new Cookie(
                        prefix + "usage",
                        "A random number that tells one browser from another when we count, in our own database, which pages"
                                + " and features are used. Scripts cannot read it.",
                        "30 days, then there is another one",
                        Category.ANALYTICS)));
        if (analytics.ga4Id() != null) {
            all.add(new Cookie(
                    "_ga", "Google Analytics tells one browser from another.", "Two years", Category.ANALYTICS));
            all.add(new Cookie(
                    "_ga_*", "Google Analytics keeps the state of a visit.", "Two years", Category.ANALYTICS));
        }
        if (analytics.clarityId() != null) {
            all.add(new Cookie(
                    "_clck", "Microsoft Clarity tells one browser from another.", "One year", Category.ANALYTICS));
            all.add(new Cookie(
                    "_clsk", "Microsoft Clarity joins the pages of a visit.", "One day", Category.ANALYTICS));
        }
        return List.copyOf(all);
    }

    /** What scripts keep in the browser beside cookies: nothing of it is sent to the service. */
    public record Stored(String name, String what, String lasts) {}

    public List<Stored> storage() {
        return List.of(
                new Stored(
                        "draft:*",
                        "localStorage: what you typed to a lead and have not sent, with its subject and channel.",
                        "Until you send or clear it or sign out; 14 days at most"),
                new Stored(
                        "draft:*",
                        "sessionStorage: that you have pressed Send, so that the draft goes once it is taken.",
                        "Until the next page, or the tab closes"));
    }

    /** Whether any outside analytics is configured. */
    public boolean measures() {
        return analytics.any();
    }
}
