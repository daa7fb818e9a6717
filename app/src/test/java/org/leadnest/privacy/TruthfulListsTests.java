package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
            "www.openstreetmap.org"); // a link that a reader may follow

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
                    .filter(host -> !NOT_CALLED.contains(host) && !listed.contains(host))
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
                        "leadnest.sign-in.google.client-id", "id",
                        "leadnest.sign-in.google.issuer", "https://id.harbor.example",
                        "leadnest.storage.provider", "s3",
                        "leadnest.storage.s3.endpoint", "https://files.harbor.example:9000")))
                .containsExactlyInAnyOrder(
                        "The server llm.harbor.example",
                        "The server errors.harbor.example",
                        "The server id.harbor.example",
                        "The server mail.harbor.example",
                        "The server files.harbor.example");
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

    private static List<String> sentences(Map<String, Object> properties) {
        return new InstallationFacts(analytics(properties), list(properties)).sentences();
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
