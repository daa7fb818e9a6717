package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.secrets.KeyHalves;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.privacy.Subprocessors.Subprocessor;
import org.leadnest.privacy.Subprocessors.Use;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The lists of subprocessors and cookies name what the program has, all of it, and nothing else. */
class TruthfulListsTests {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern HOST = Pattern.compile("https://((?:\\*\\.)?[a-z0-9.-]+\\.[a-z]{2,})");
    private static final Pattern COOKIE = Pattern.compile("\"(?:__Host-)?([a-z]+)\"");

    /** Addresses that the program itself never calls, each with its reason. */
    private static final Set<String> NOT_CALLED = Set.of(
            "schema.org", // a name within structured data
            "www.openstreetmap.org", // a link that a reader may follow
            "osv.dev"); // a link that an operator may follow

    /** They are told nothing of anybody: names of components, and lists that are fetched whole. */
    private static final Set<String> TOLD_OF_NOBODY = Set.of(
            "api.osv.dev",
            "api.pwnedpasswords.com",
            "ftp.arin.net",
            "ftp.ripe.net",
            "ftp.apnic.net",
            "ftp.lacnic.net",
            "ftp.afrinic.net");

    @Test
    void everyHostThatTheProgramNamesIsOnTheListOfSubprocessors() throws IOException {
        Set<String> listed = new HashSet<>();
        nothingConfigured().forEach(one -> listed.addAll(one.hosts()));
        Set<String> unlisted = new TreeSet<>();
        for (Path file : sources()) {
            if (file.endsWith("Subprocessors.java")) {
                continue;
            }
            code(file)
                    .flatMap(line -> HOST.matcher(line).results().map(found -> found.group(1)))
                    .filter(host -> !host.endsWith("example.com") && !host.endsWith(".example"))
                    .filter(host ->
                            !NOT_CALLED.contains(host) && !TOLD_OF_NOBODY.contains(host) && !listed.contains(host))
                    .forEach(host -> unlisted.add(host + " in " + file.getFileName()));
        }
        assertThat(unlisted).isEmpty();
    }

    @Test
    void everyHostOnTheListIsNamedByTheProgram() throws IOException {
        StringBuilder program = new StringBuilder();
        for (Path file : sources()) {
            if (!file.endsWith("Subprocessors.java")) {
                code(file).forEach(line -> program.append(line).append('\n'));
            }
        }
        for (Subprocessor one : nothingConfigured()) {
            for (String host : one.hosts()) {
                assertThat(program.indexOf(host) >= 0)
                        .as(one.company() + " at " + host)
                        .isTrue();
            }
        }
    }

    /** Companies that texts about data usually name; who is named in a policy works for us, and the list says so. */
    private static final Pattern COMPANY = Pattern.compile(
            "\\b(Stripe|Google|Microsoft|Clarity|Sentry|Amazon|AWS|Abacus|Twilio|SendGrid|Cloudflare|OpenAI|Anthropic|Meta|"
                    + "Facebook|Apple|PayPal|Mailgun|Mailchimp|Postmark|Datadog|HubSpot|Intercom|Segment|Hotjar|Mixpanel)\\b");

    @Test
    void whoeverAPolicyNamesIsOnTheListAndEveryCookieThatItNamesIsInTheCatalogue() throws IOException {
        String listed = nothingConfigured().stream()
                .map(one -> one.company().replace("Amazon Web Services", "Amazon Web Services AWS"))
                .collect(java.util.stream.Collectors.joining(" "));
        for (String policy : List.of("privacy", "cookies", "terms", "security", "subprocessors")) {
            String text = Files.readString(newest(policy));
            assertThat(COMPANY.matcher(text).results().map(found -> found.group(1)))
                    .as(policy)
                    .allMatch(listed::contains);
        }
        assertThat(Pattern.compile("`([a-z_*]+)`")
                        .matcher(Files.readString(newest("cookies")))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !catalogue().contains(name)))
                .isEmpty();
        assertThat(Files.readString(newest("subprocessors"))).contains("{{companies}}");
        assertThat(Files.readString(newest("cookies"))).contains("{{cookies}}");
    }

    private static Path newest(String policy) throws IOException {
        try (Stream<Path> versions = Files.list(MAIN.resolve("resources/policies/" + policy))) {
            return versions.max(java.util.Comparator.naturalOrder()).orElseThrow();
        }
    }

    private static List<String> catalogue() {
        return new CookieCatalogue(
                        new AnalyticsProperties("G-TEST123456", "abc123"),
                        new DeploymentProperties(DeploymentProperties.Mode.DEVELOPMENT, Path.of("data"), null, false))
                .cookies().stream().map(CookieCatalogue.Cookie::name).toList();
    }

    @Test
    void eachIsInUseExactlyWhereItsPropertySaysSo() {
        assertThat(inUse(Map.of())).isEmpty();
        assertThat(inUse(Map.of("leadnest.mail.provider", "sendgrid"))).containsExactly("SendGrid (Twilio), USA");
        assertThat(inUse(Map.of("leadnest.mail.provider", "abacus"))).containsExactly("Abacus.AI, USA: mail");
        assertThat(inUse(Map.of("leadnest.sms.provider", "twilio"))).containsExactly("Twilio, USA");
        assertThat(inUse(Map.of("leadnest.payments.provider", "stripe"))).containsExactly("Stripe, USA");
        assertThat(inUse(Map.of("leadnest.sentry.dsn", "https://abc@o1.ingest.us.sentry.io/7")))
                .containsExactly("Sentry, USA");
        assertThat(inUse(Map.of("leadnest.storage.provider", "s3"))).containsExactly("Amazon Web Services, USA");
        assertThat(inUse(Map.of("leadnest.ai.provider", "openai"))).containsExactly("Abacus.AI, USA: AI");
        assertThat(inUse(Map.of("leadnest.analytics.ga4-id", "G-TEST123456")))
                .containsExactly("Google, USA: Analytics 4");
        assertThat(inUse(Map.of("leadnest.sign-in.google.client-id", "id"))).containsExactly("Google, USA: sign-in");
        assertThat(inUse(Map.of("leadnest.analytics.clarity-id", "abc123"))).containsExactly("Microsoft Clarity, USA");
    }

    @Test
    void aServerThatTheOperatorChoseIsNamedByItsHost() {
        assertThat(inUse(Map.of(
                        "leadnest.ai.provider", "openai",
                        "leadnest.ai.base-url", "https://llm.harbor.example/v1",
                        "leadnest.mail.provider", "smtp",
                        "spring.mail.host", "mail.harbor.example",
                        "leadnest.sentry.dsn", "https://abc@errors.harbor.example/7",
                        "leadnest.logs.syslog", "lines.harbor.example:6514",
                        "leadnest.sign-in.google.client-id", "id",
                        "leadnest.sign-in.google.issuer", "https://id.harbor.example",
                        "leadnest.storage.provider", "s3",
                        "leadnest.storage.s3.endpoint", "https://files.harbor.example:9000")))
                .containsExactlyInAnyOrder(
                        "The server llm.harbor.example",
                        "The server errors.harbor.example",
                        "The server lines.harbor.example",
                        "The server id.harbor.example",
                        "The server mail.harbor.example",
                        "The server files.harbor.example");
    }

    /**
     * Every class that calls out of the program, with the company that it reaches and words that its row must say it
     * receives. A class that begins to call out fails the test until the list says what it hands over.
     */
    private static final Map<String, List<String>> HANDED_OVER = Map.ofEntries(
            Map.entry(
                    "ChatCompletions", List.of("Abacus.AI, USA: AI", "Facts of a listing", "inquiry and last message")),
            Map.entry("ImageCalls", List.of("Abacus.AI, USA: AI", "the photo that somebody asks to have changed")),
            Map.entry("SendgridCarrier", List.of("SendGrid (Twilio), USA", "Address, subject, text")),
            Map.entry("SendgridProbe", List.of("SendGrid (Twilio), USA", "Address")),
            Map.entry("TwilioCarrier", List.of("Twilio, USA", "Phone number and text")),
            Map.entry("TwilioMedia", List.of("Twilio, USA", "pictures")),
            Map.entry("TwilioProbe", List.of("Twilio, USA", "Phone number")),
            Map.entry("AbacusCarrier", List.of("Abacus.AI, USA: mail", "Recipient, subject and text")),
            Map.entry("StripeHttp", List.of("Stripe, USA", "Name of the account, e-mail, plan")),
            Map.entry("StripeGateway", List.of("Stripe, USA", "Name of the account, e-mail, plan")),
            Map.entry("GoogleClient", List.of("Google, USA: sign-in", "name, e-mail address", "picture")),
            Map.entry("FirstPictures", List.of("Google, USA: sign-in", "picture, which is fetched once and kept")),
            Map.entry("StorageConfiguration", List.of("Amazon Web Services, USA", "Photos", "exports")),
            Map.entry("EnvelopeCarrier", List.of("Sentry, USA", "without personal data")),
            Map.entry("ErrorReports", List.of("Sentry, USA", "without personal data")));

    /** They reach an address that a customer entered for itself, or its own keys' service, and no company of ours. */
    private static final Set<String> TO_THE_CUSTOMERS_OWN = Set.of(
            "CallWebhooks", "StepNames", "SmtpProbe", "MailboxReader", "Ways", "Carriers", "KeyManagement", "KeyRing");

    /** They hand nothing of anybody over; their own tests show what they send. */
    private static final Set<String> OF_NOBODY = Set.of("BreachedPasswordsCommand", "CountriesCommand", "Osv");

    @Test
    void theListSaysWhatEachClassThatCallsOutHandsOver() throws IOException {
        Set<String> calling = new TreeSet<>();
        for (Path file : sources()) {
            String name = file.getFileName().toString().replace(".java", "");
            if (!file.toString().contains("/platform/outbound/")
                    && !name.equals("package-info")
                    && code(file)
                            .anyMatch(line -> line.contains("platform.outbound.") || line.contains("HttpClient"))) {
                calling.add(name);
            }
        }
        Set<String> accounted = new TreeSet<>(HANDED_OVER.keySet());
        accounted.addAll(TO_THE_CUSTOMERS_OWN);
        accounted.addAll(OF_NOBODY);
        assertThat(calling).containsExactlyElementsOf(accounted);
        HANDED_OVER.forEach((name, words) -> assertThat(nothingConfigured().stream()
                        .filter(one -> one.company().equals(words.getFirst()))
                        .map(Subprocessor::receives))
                .as(name)
                .singleElement()
                .asString()
                .contains(words.subList(1, words.size())));
    }

    @Test
    void anAiThatACustomerMayEnterIsNeverListedAsUnused() {
        assertThat(nothingConfigured().stream().filter(one -> one.purpose().equals("AI for texts and photos")))
                .hasSize(2)
                .allMatch(one -> one.use() == Use.BY_CUSTOMER)
                .allMatch(one -> one.receives().contains("photo"));
        assertThat(list(Map.of(
                                "leadnest.ai.provider",
                                "openai",
                                "leadnest.ai.base-url",
                                "https://llm.harbor.example/v1"))
                        .all())
                .filteredOn(one -> one.company().equals("The server llm.harbor.example"))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.receives()).contains("Facts of a listing", "the photo that somebody asks"));
    }

    @Test
    void thePrivacyPageSaysWhetherPhotosLeaveThisInstallation() throws IOException {
        assertThat(sentences(Map.of())).anyMatch(one -> one.contains("photos are worked on by our own engines"));
        assertThat(sentences(Map.of("leadnest.ai.provider", "openai")))
                .anyMatch(one -> one.startsWith("Photos are worked on by our own engine unless"));
        assertThat(sentences(Map.of("leadnest.ai.provider", "openai", "leadnest.ai.image-model", "painter")))
                .anyMatch(one -> one.startsWith("Texts are written, and photos changed") && one.contains("Abacus"))
                .noneMatch(one -> one.contains("our own engine"));
        assertThat(Files.readString(newest("privacy")))
                .contains("a photo goes there when somebody asks", "Google", "picture")
                .doesNotContain("Photos are worked on by our own engine, and texts as well");
    }

    @Test
    void thePrivacyPageSaysWhatOpensFilesInABackup() {
        String strong = "nothing opens copies of its files";
        String lately = "from before keys were parted";
        assertThat(opening("", null))
                .as("the data folder is backed up as a whole")
                .contains(lately);
        assertThat(opening("data/elsewhere", null)).contains(lately);
        assertThat(opening("/srv/halves", null)).contains(strong);
        assertThat(opening("/srv/halves", NOW.minus(Duration.ofDays(34)))).contains(lately);
        assertThat(opening("/srv/halves", NOW.minus(Duration.ofDays(36)))).contains(strong);
        assertThat(sentences(Map.of("leadnest.storage.provider", "s3")))
                .anyMatch(one -> one.contains("can be opened from backups until those end"))
                .noneMatch(one -> one.contains("nothing opens copies"));
    }

    @Test
    void whatScriptsKeepInTheBrowserStandsOnTheCookiesPage() throws IOException {
        Set<String> kept = new TreeSet<>();
        for (Path file : sources()) {
            if (file.toString().endsWith(".js")) {
                code(file)
                        .flatMap(line -> Pattern.compile("(localStorage|sessionStorage|indexedDB|caches)\\.")
                                .matcher(line)
                                .results()
                                .map(found -> found.group(1)))
                        .forEach(kept::add);
            }
        }
        assertThat(new CookieCatalogue(
                                new AnalyticsProperties(null, null),
                                new DeploymentProperties(
                                        DeploymentProperties.Mode.PRODUCTION, Path.of("data"), null, false))
                        .storage().stream().map(one -> one.what().replaceFirst(":.*", "")))
                .containsExactlyInAnyOrderElementsOf(kept);
        String inbox = Files.readString(MAIN.resolve("resources/static/js/inbox.js"));
        assertThat(inbox).contains("PREFIX = 'draft:'", "KEPT_MS = 14 * 24");
        assertThat(Files.readString(newest("cookies"))).contains("{{storage}}");
    }

    @Test
    void thePrivacyPageSaysWhetherOutsideAnalyticsRuns() {
        assertThat(sentences(Map.of()))
                .contains("No outside analytics is configured: no page loads any, whatever you choose.");
        List<String> both = sentences(
                Map.of("leadnest.analytics.ga4-id", "G-TEST123456", "leadnest.analytics.clarity-id", "abc123"));
        assertThat(both).anyMatch(one -> one.startsWith("Google Analytics 4 and Microsoft Clarity are configured."));
        assertThat(both).noneMatch(one -> one.startsWith("No outside analytics"));
    }

    @Test
    void everyCookieThatTheProgramSetsIsInTheCatalogueAndTheOtherWayRound() throws IOException {
        Set<String> set = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (file.endsWith("CookieCatalogue.java")) {
                continue;
            }
            if (text.contains("document.cookie = `${secure ? \"__Host-\" : \"\"}theme=")) {
                set.add("theme");
            }
            if (text.contains("ResponseCookie.from(")
                    || text.contains("setCookieName(")
                    || text.contains("cookieName =")) {
                code(file)
                        .filter(line -> line.contains("__Host-"))
                        .flatMap(line -> COOKIE.matcher(line).results())
                        .map(found -> found.group(1))
                        .forEach(set::add);
            }
            assertThat(text.replace("document.cookie = `${secure", ""))
                    .as(file.toString())
                    .doesNotContain("document.cookie =");
        }
        List<String> catalogue = new CookieCatalogue(
                        new AnalyticsProperties(null, null),
                        new DeploymentProperties(DeploymentProperties.Mode.PRODUCTION, Path.of("data"), null, false))
                .cookies().stream().map(CookieCatalogue.Cookie::name).toList();
        assertThat(catalogue).containsExactlyInAnyOrderElementsOf(set);
    }

    private static List<String> inUse(Map<String, Object> properties) {
        return list(properties).all().stream()
                .filter(one -> one.use() == Use.HERE)
                .map(Subprocessor::company)
                .toList();
    }

    private static final Instant NOW = Instant.parse("2026-12-03T00:00:00Z");

    private static List<String> sentences(Map<String, Object> properties) {
        return sentences(properties, "", null);
    }

    /** The one sentence about keys of files. */
    private static String opening(String halves, @Nullable Instant parted) {
        return sentences(Map.of(), halves, parted).stream()
                .filter(one -> one.contains("key of an account"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sentences(Map<String, Object> properties, String halves, @Nullable Instant parted) {
        return new InstallationFacts(
                        analytics(properties),
                        list(properties),
                        new KeyHalves(
                                halves,
                                String.valueOf(properties.getOrDefault("leadnest.storage.provider", "folder")),
                                new DeploymentProperties(
                                        DeploymentProperties.Mode.DEVELOPMENT, Path.of("data"), null, false)),
                        () -> Optional.ofNullable(parted),
                        () -> NOW)
                .sentences();
    }

    private static List<Subprocessor> nothingConfigured() {
        return list(Map.of()).all();
    }

    private static Subprocessors list(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", properties));
        return new Subprocessors(environment, analytics(properties));
    }

    private static AnalyticsProperties analytics(Map<String, Object> properties) {
        return new AnalyticsProperties((String) properties.get("leadnest.analytics.ga4-id"), (String)
                properties.get("leadnest.analytics.clarity-id"));
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("java", "resources/static/js")) {
            try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(java|js)")).forEach(all::add);
            }
        }
        return all;
    }

    /** Without comments: a law's address there is no call. */
    private static Stream<String> code(Path file) throws IOException {
        return Files.readAllLines(file).stream().filter(line -> !line.strip().matches("(\\*|//|/\\*).*"));
    }
}
