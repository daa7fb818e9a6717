package org.leadnest.privacy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.leadnest.platform.errors.SentryProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Every company that the program can hand data to, and whether it does so on this installation, read from the very
 * properties that switch it on.
 */
@Component
public class Subprocessors {
    private static final String ABACUS = "abacus.ai";
    private static final String SENTRY = "sentry.io";
    private static final String AWS = "amazonaws.com";
    private static final String AI = "AI for texts and photos";
    private static final String TEXTS =
            "Facts of a listing, text to write or check; for a draft about a lead its stage, its inquiry and last message,"
                    + " without names, addresses and contacts";
    private static final String PHOTOS =
            "; where an image model is set up with it, the photo that somebody asks to have changed (staging, decluttering,"
                    + " dusk), one for each time of asking, without its location";
    private static final String FILES = "Photos and their renditions, portraits, files of messages, files of exports";
    private static final String LINES =
            "What failed or was refused, with numbers of accounts and users and shortened network addresses; no names,"
                    + " e-mail addresses, phone numbers or content";
    private static final String SIGN_IN =
            "That you sign in here; we receive name, e-mail address and, where you have one"
                    + " there and none here, your picture, which is fetched once and kept";

    private final List<Subprocessor> all;
    private final boolean photosLeave;

    Subprocessors(Environment environment, AnalyticsProperties analytics) {
        this.photosLeave = photosLeave(environment);
        this.all = List.copyOf(list(environment, analytics));
    }

    public enum Use {
        HERE("Yes"),
        BY_CUSTOMER("Where a customer enters its own keys"),
        NOT_HERE("No");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** @param hosts that the program calls; empty where whoever runs it names the host */
    public record Subprocessor(
            String company, String purpose, String receives, String when, Use use, List<String> hosts) {}

    public List<Subprocessor> all() {
        return all;
    }

    /** Whether the AI of the installation itself may get photos: an image model is named at it. */
    boolean photosLeave() {
        return photosLeave;
    }

    private static List<Subprocessor> list(Environment env, AnalyticsProperties analytics) {
        String mail = value(env, "leadnest.mail.provider");
        boolean s3 = value(env, "leadnest.storage.provider").equals("s3");
        String bucket = host(env.getProperty("leadnest.storage.s3.endpoint", ""));
        boolean remoteAi = value(env, "leadnest.ai.provider").equals("openai");
        String writer = host(env.getProperty("leadnest.ai.base-url", "https://routellm." + ABACUS));
        boolean abacusWrites = remoteAi && writer.endsWith(ABACUS);
        boolean google = !value(env, "leadnest.sign-in.google.client-id").isEmpty();
        String issuer = host(env.getProperty("leadnest.sign-in.google.issuer", "https://accounts.google.com"));
        String errors = SentryProperties.host(env.getProperty("leadnest.sentry.dsn", ""));
        List<Subprocessor> all = new ArrayList<>(List.of(
                new Subprocessor(
                        "Amazon Web Services, USA",
                        "File storage",
                        FILES,
                        "Where files are kept in Amazon S3",
                        here(s3 && (bucket.isEmpty() || bucket.endsWith(AWS))),
                        List.of(AWS)),
                new Subprocessor(
                        "Abacus.AI, USA: AI",
                        AI,
                        TEXTS + PHOTOS,
                        "Where it is the AI, for all or for a customer with a key of its own",
                        abacusWrites ? Use.HERE : Use.BY_CUSTOMER,
                        List.of("routellm.abacus.ai")),
                new Subprocessor(
                        "An AI that a customer chose",
                        AI,
                        TEXTS + PHOTOS,
                        "Where a customer enters the address of an AI, for that customer alone",
                        Use.BY_CUSTOMER,
                        List.of()),
                new Subprocessor(
                        "Abacus.AI, USA: mail",
                        "E-mail",
                        "Recipient, subject and text of an e-mail",
                        "Where it carries mail",
                        here(mail.equals("abacus")),
                        List.of("apps.abacus.ai")),
                new Subprocessor(
                        "Twilio, USA",
                        "Text messages",
                        "Phone number and text, with pictures that are sent along; whether it arrived",
                        "Where it carries texts, for all or for a customer with keys of its own",
                        value(env, "leadnest.sms.provider").equals("twilio") ? Use.HERE : Use.BY_CUSTOMER,
                        List.of("api.twilio.com", "messaging.twilio.com", "s3-external-1.amazonaws.com")),
                new Subprocessor(
                        "SendGrid (Twilio), USA",
                        "E-mail",
                        "Address, subject, text; whether it arrived",
                        "Where it carries mail, for all or for a customer with keys of its own",
                        mail.equals("sendgrid") ? Use.HERE : Use.BY_CUSTOMER,
                        List.of("api.sendgrid.com")),
                new Subprocessor(
                        "Stripe, USA",
                        "Payments",
                        "Name of the account, e-mail, plan; the card goes to Stripe alone",
                        "Where billing is configured",
                        here(value(env, "leadnest.payments.provider").equals("stripe")),
                        List.of("api.stripe.com", "checkout.stripe.com", "billing.stripe.com")),
                new Subprocessor(
                        "Google, USA: Analytics 4",
                        "Counting visits",
                        "Pseudonymous use of public pages without forms; of pages of the application the pattern alone, where"
                                + " an account’s owner let it in",
                        "Where configured, after the visitor’s yes",
                        here(analytics.ga4Id() != null),
                        List.of("www.googletagmanager.com", "*.google-analytics.com", "*.analytics.google.com")),
                new Subprocessor(
                        "Microsoft Clarity, USA",
                        "Counting visits",
                        "Pseudonymous use of public pages without forms; of the application its lists of templates and"
                                + " sequences, masked, where an account’s owner let it in",
                        "Where configured, after the visitor’s yes",
                        here(analytics.clarityId() != null),
                        List.of("*.clarity.ms", "www.clarity.ms", "c.bing.com")),
                new Subprocessor(
                        "Google, USA: sign-in",
                        "Sign-in",
                        SIGN_IN,
                        "Where configured, when you choose to sign in with it",
                        here(google && issuer.endsWith("google.com")),
                        List.of("accounts.google.com")),
                new Subprocessor(
                        "Sentry, USA",
                        "Error reports",
                        "Errors and diagnostics without personal data",
                        "Where configured; errors go to the installation’s own log in any case",
                        here(errors.endsWith(SENTRY)),
                        List.of())));
        all.addAll(
                named(env, mail, remoteAi && !abacusWrites ? writer : "", s3 && !bucket.endsWith(AWS) ? bucket : ""));
        if (google && !issuer.endsWith("google.com")) {
            all.add(chosen(issuer, "Sign-in", SIGN_IN));
        }
        if (!errors.isEmpty() && !errors.endsWith(SENTRY)) {
            all.add(chosen(errors, "Error reports", "Errors and diagnostics without personal data"));
        }
        return all;
    }

    private static boolean photosLeave(Environment env) {
        return value(env, "leadnest.ai.provider").equals("openai")
                && !value(env, "leadnest.ai.image-model").isEmpty();
    }

    /** Services that whoever runs this installation chose by address. */
    private static List<Subprocessor> named(Environment env, String mail, String writer, String bucket) {
        List<Subprocessor> named = new ArrayList<>();
        if (!writer.isEmpty()) {
            named.add(chosen(writer, AI, TEXTS + PHOTOS));
        }
        if (!bucket.isEmpty()) {
            named.add(chosen(bucket, "File storage", FILES));
        }
        String smtp = env.getProperty("spring.mail.host", "");
        if (mail.equals("smtp") && !smtp.isBlank()) {
            named.add(chosen(smtp, "E-mail", "Address, subject, text"));
        }
        String lines = env.getProperty("leadnest.logs.syslog", "").strip();
        if (!lines.isEmpty()) {
            named.add(chosen(lines.replaceFirst(":.*", ""), "Collecting log lines", LINES));
        }
        return named;
    }

    private static Subprocessor chosen(String host, String purpose, String receives) {
        return new Subprocessor(
                "The server " + host,
                purpose,
                receives,
                "Chosen by whoever runs this installation",
                Use.HERE,
                List.of());
    }

    private static Use here(boolean used) {
        return used ? Use.HERE : Use.NOT_HERE;
    }

    private static String value(Environment env, String property) {
        return env.getProperty(property, "").strip().toLowerCase(Locale.ROOT);
    }

    private static String host(String address) {
        if (address.isBlank()) {
            return "";
        }
        String host = URI.create(address.strip()).getHost();
        return host == null ? "" : host;
    }
}
