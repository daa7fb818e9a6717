package org.leadnest.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SentryPeer;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Forty words that stand for people's data go through every module into a database that refuses every row and quotes it in
 * the refusal. None of them leaves in a report, and none is written to the log as an installation writes it.
 */
@LeadNestTest
class ErrorCanariesTests {
    private static final SentryPeer SENTRY = new SentryPeer();
    private static final int CANARIES = 40;
    private static final List<String> MODULES = List.of(
            "accounts",
            "billing",
            "privacy",
            "ai",
            "messaging",
            "leads",
            "photos",
            "listings",
            "deals",
            "followups",
            "analytics",
            "support",
            "site");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Environment environment;

    @Autowired
    private ErrorReports reports;

    private final Recorder recorder = new Recorder();
    private final List<String> canaries =
            IntStream.range(0, CANARIES).mapToObj(ErrorCanariesTests::canary).toList();
    private int next;

    @DynamicPropertySource
    static void sentry(DynamicPropertyRegistry registry) {
        registry.add("leadnest.sentry.dsn", SENTRY::dsn);
    }

    /** What an installation's log looks like, beside what the exceptions themselves said. */
    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final StructuredLogEncoder encoder = new StructuredLogEncoder();
        private final StringBuffer log = new StringBuffer();
        private final StringBuffer said = new StringBuffer();

        @Override
        protected void append(ILoggingEvent event) {
            log.append(new String(encoder.encode(event), StandardCharsets.UTF_8));
            if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
                for (Throwable cause = proxy.getThrowable(); cause != null; cause = cause.getCause()) {
                    said.append(cause).append('\n');
                }
            }
        }
    }

    @BeforeEach
    void watchTheLog() {
        SENTRY.forget();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.putObject(
                Environment.class.getName(),
                new MockEnvironment()
                        .withProperty("logging.structured.json.exclude", "error.message")
                        .withProperty("logging.structured.json.stacktrace.printer", QuietTrace.class.getName()));
        recorder.encoder.setContext(context);
        recorder.encoder.setFormat("ecs");
        recorder.encoder.start();
        recorder.setContext(context);
        recorder.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(recorder);
    }

    @AfterEach
    void leaveTheLog() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(recorder);
    }

    @Test
    void noneOfFortyCanariesLeavesInAReportOrStandsInTheLog() throws Exception {
        Cast.Players players = cast.enter();
        Actor grace = players.grace();
        String lead =
                id(grace, "/api/v1/leads", "{\"firstName\":\"Ida\",\"emails\":[{\"value\":\"ida@example.com\"}]}");
        String listing = id(grace, "/api/v1/listings", """
                {"UnparsedAddress":"18 Harbor Lane","City":"Salem","StateOrProvince":"MA","PostalCode":"01970",
                 "PropertyType":"Residential","ListPrice":489000}""");
        everyRowIsRefusedAndQuoted();

        List<Integer> answers = new ArrayList<>();
        answers.add(json(grace, "/api/v1/leads", """
                {"firstName":"%s","lastName":"%s","emails":[{"value":"%s@example.com"}],"source":"%s"}""", 4));
        answers.add(json(grace, "/api/v1/inquiries", """
                {"type":"General Inquiry","message":"%s","person":{"firstName":"%s","emails":[{"value":"%s@example.com"}]}}""", 3));
        answers.add(form(grace, "/app/leads/" + lead + "/tasks", "title", word()));
        answers.add(form(grace, "/app/leads/" + lead + "/notes", "body", word(), "text", word()));
        answers.add(form(grace, "/app/leads/lists", "name", word(), "list", "stage=New"));
        answers.add(json(grace, "/api/v1/deals", "{\"name\":\"%s\",\"leadId\":\"" + lead + "\"}", 1));
        answers.add(json(grace, "/api/v1/listings", """
                {"UnparsedAddress":"%s","City":"%s","StateOrProvince":"MA","PostalCode":"01970",
                 "PropertyType":"Residential","ListPrice":489000,"PrivateRemarks":"%s"}""", 3));
        answers.add(json(grace, "/api/v1/sequences", """
                {"name":"%s","steps":[{"channel":"EMAIL","delay":"PT0S","subject":"%s","body":"%s"}]}""", 3));
        answers.add(
                form(grace, "/app/inbox/" + lead + "/messages", "channel", "EMAIL", "subject", word(), "text", word()));
        answers.add(
                form(grace, "/app/templates", "name", word(), "channel", "EMAIL", "subject", word(), "body", word()));
        answers.add(form(grace, "/app/settings/team/invitations", "email", word() + "@example.com", "role", "AGENT"));
        answers.add(form(grace, "/app/support", "topic", "OTHER", "subject", word(), "words", word()));
        answers.add(form(grace, "/app/settings/profile", "name", word(), "phone", "+1 212 555 0187"));
        answers.add(form(grace, "/app/settings/api-keys", "name", word(), "scope", "READ"));
        answers.add(form(
                null,
                "/sign-up",
                "name",
                word(),
                "company",
                word(),
                "email",
                word() + "@example.com",
                "password",
                word() + " over the hill",
                "age",
                "on",
                "terms",
                "on"));
        answers.add(form(null, "/cookies/choices", "choice", "all"));
        answers.add(mvc.post()
                .uri("/hooks/leads/" + players.harbor())
                .header("Authorization", "Bearer " + word())
                .header("User-Agent", word())
                .param("token", word())
                .content("Subject: " + word() + "\n\n" + word())
                .exchange()
                .getResponse()
                .getStatus());
        answers.add(mvc.post()
                .uri("/api/v1/listings/" + listing + "/photos")
                .multipart()
                .file(new MockMultipartFile("file", word() + ".jpg", "image/jpeg", picture()))
                .with(SignedIn.as(grace))
                .exchange()
                .getResponse()
                .getStatus());
        answers.add(form(grace, "/app/settings/closing", "company", word()));
        for (String module : MODULES) {
            LoggerFactory.getLogger("org.leadnest." + module)
                    .error("a job failed", new IllegalStateException(word(), new java.io.IOException(word())));
        }
        reports.flush();

        String received = String.join("\n", SENTRY.received());
        String said = recorder.said.toString().toLowerCase(Locale.ROOT);
        assertThat(next).isGreaterThanOrEqualTo(CANARIES);
        assertThat(answers.stream().filter(status -> status == 500)).hasSizeGreaterThan(12);
        assertThat(canaries.stream().filter(said::contains)).as("in exceptions").hasSizeGreaterThan(25);
        assertThat(MODULES).allSatisfy(module -> assertThat(received).contains("org.leadnest." + module));
        assertThat(received)
                .contains("\"route\":\"/api/v1/leads\"", "\"sqlState\":\"P0001\"", "\"reference\":")
                .contains("\"environment\":\"production\"");
        assertThat(recorder.log).contains("org.postgresql.util.PSQLException sqlState=P0001");
        assertThat(canaries).noneMatch(received::contains);
        assertThat(canaries).noneMatch(recorder.log.toString()::contains);
    }

    private String word() {
        return canaries.get(next++ % CANARIES);
    }

    /** Letters that no code, header or id has. */
    private static String canary(int number) {
        return "zqx" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "wvk";
    }

    private String id(Actor actor, String path, String body) throws Exception {
        String answer = mvc.post()
                .uri(path)
                .contentType("application/json")
                .content(body)
                .with(SignedIn.as(actor))
                .exchange()
                .getResponse()
                .getContentAsString();
        return answer.replaceFirst("(?s).*?\"(?:id|ListingKey)\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private int json(Actor actor, String path, String body, int words) {
        Object[] all = IntStream.range(0, words).mapToObj(_ -> word()).toArray();
        return mvc.post()
                .uri(path)
                .contentType("application/json")
                .content(body.formatted(all))
                .with(SignedIn.as(actor))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private int form(@org.jspecify.annotations.Nullable Actor actor, String path, String... pairs) {
        var request = mvc.post()
                .uri(path)
                .with(
                        actor == null
                                ? org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf()
                                : SignedIn.as(actor));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return request.exchange().getResponse().getStatus();
    }

    private void everyRowIsRefusedAndQuoted() throws SQLException {
        try (Connection connection = TestDatabase.superuser(
                        new DatabaseAccess(environment.getRequiredProperty("leadnest.database.url"), "", "", "", ""));
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create function public.refuse() returns trigger language plpgsql as $$
                    begin
                      if row_to_json(new)::text ilike '%zqx%' then raise exception 'no: %', row_to_json(new); end if;
                      return new;
                    end $$;
                    do $$ declare t regclass; begin
                      for t in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind = 'r' and n.nspname in ('accounts', 'billing', 'privacy', 'messaging', 'leads',
                                      'photos', 'listings', 'deals', 'followups', 'support', 'analytics')
                      loop execute format('create trigger refuse before insert or update on %s for each row
                                           execute function public.refuse()', t); end loop;
                    end $$;
                    """);
        }
    }

    private static byte[] picture() throws java.io.IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(64, 48, java.awt.image.BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
