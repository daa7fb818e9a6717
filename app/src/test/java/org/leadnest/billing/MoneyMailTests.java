package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What people are told of trial and payments, and what is never kept. */
@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithStripe.class})
@Import(Customer.class)
@ExtendWith(OutputCaptureExtension.class)
class MoneyMailTests {
    private static final Pattern CARD_WORDS =
            Pattern.compile("(?i)card.?number|cardnum|cvc|cvv|cc-number|cc-csc|\\bpan\\b");
    private static final Pattern CARD_FIELDS =
            Pattern.compile("(?i)(name|autocomplete|id)\\s*=\\s*\"[^\"]*(" + CARD_WORDS.pattern() + ")");
    private static final Pattern CARD_DIGITS =
            Pattern.compile("(?<![0-9a-fA-F-])[3-6](?:[0-9][ -]?){12,15}(?![0-9a-fA-F-])");

    @Autowired
    private Cast cast;

    @Autowired
    private Customer customer;

    @Autowired
    private TrialNotices reminders;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ServiceClock clock;

    private Actor grace;

    @BeforeEach
    void begin() {
        grace = cast.enter().grace();
        WithStripe.PEER.takeEvents();
        WithStripe.PEER.at(clock.instant());
    }

    @Test
    void theTrialsEndIsSaid3DaysAnd1DayAheadAndWhenItCameOnceEach() {
        reminders.run();
        assertThat(customer.mails(grace)).isEmpty();
        clock.advance(Duration.ofDays(11));
        reminders.run();
        reminders.run();
        assertThat(customer.mails(grace)).containsExactly("trial-ending-3");
        clock.advance(Duration.ofDays(2));
        reminders.run();
        reminders.run();
        assertThat(customer.mails(grace)).containsExactly("trial-ending-3", "trial-ending-1");
        clock.advance(Duration.ofDays(1));
        reminders.run();
        reminders.run();
        assertThat(customer.mails(grace)).containsExactly("trial-ending-3", "trial-ending-1", "trial-ended");
    }

    @Test
    void afterAPauseOfTheServiceOnlyTheLatestReminderIsSent() {
        clock.advance(Duration.ofDays(13));
        reminders.run();
        assertThat(customer.letters(grace)).containsExactly("PRODUCT/TRIAL-ENDING-1");
        clock.advance(Duration.ofDays(3));
        reminders.run();
        assertThat(customer.letters(grace)).containsExactly("PRODUCT/TRIAL-ENDING-1", "PRODUCT/TRIAL-ENDED");
    }

    @Test
    void whoHasAPlanHearsNothingOfTheTrial() {
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        clock.advance(Duration.ofDays(15));
        reminders.run();
        assertThat(customer.mails(grace)).containsExactly("plan-begun");
    }

    /** One of each, through the story; each greets its reader, says what to do in text and HTML, and opens our own page. */
    @Test
    void everyMailReadsWellInTextAndInHtml() {
        clock.advance(Duration.ofDays(11));
        reminders.run();
        clock.advance(Duration.ofDays(2));
        reminders.run();
        clock.advance(Duration.ofDays(2));
        reminders.run();
        WithStripe.PEER.at(clock.instant());
        String subscription = customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        String invoice = WithStripe.PEER.failRenewal(subscription);
        WithStripe.PEER.askForConfirmation(invoice);
        customer.hearsOfIt();
        WithStripe.PEER.recover(subscription, invoice);
        WithStripe.PEER.seats(subscription, 6);
        customer.hearsOfIt();
        WithStripe.PEER.cancelAtEnd(subscription);
        customer.hearsOfIt();
        WithStripe.PEER.end(subscription);
        customer.hearsOfIt();
        List<Customer.Letter> letters = customer.written(grace);
        assertThat(letters.stream().map(Customer.Letter::kind).distinct())
                .contains(
                        "PRODUCT/TRIAL-ENDING-3",
                        "PRODUCT/TRIAL-ENDING-1",
                        "PRODUCT/TRIAL-ENDED",
                        "PRODUCT/PLAN-BEGUN",
                        "PRODUCT/RECEIPT",
                        "PRODUCT/PAYMENT-FAILED",
                        "PRODUCT/PAYMENT-ACTION-REQUIRED",
                        "PRODUCT/PLAN-CHANGED",
                        "PRODUCT/SUBSCRIPTION-CANCELLED",
                        "PRODUCT/SUBSCRIPTION-ENDED");
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.subject()).isNotBlank().hasSizeLessThan(80);
            assertThat(letter.text())
                    .startsWith("Hello Grace Harbor,")
                    .contains("/app/settings/plan")
                    .doesNotContain("null", "%s", "{{");
            assertThat(org.jsoup.Jsoup.parse(letter.html()).text())
                    .contains("Hello Grace Harbor,")
                    .doesNotContain("null", "%s", "{{");
            assertThat(org.jsoup.Jsoup.parse(letter.html()).select("a[href*=/app/settings/plan]"))
                    .isNotEmpty();
        });
    }

    @Test
    void noColumnNoFormAndNoLogHasACardNumber(CapturedOutput output) throws IOException {
        customer.subscribes(grace, "team", 4);
        customer.hearsOfIt();
        List<String> columns = jdbc.sql("""
                        select table_schema || '.' || table_name || '.' || column_name
                          from information_schema.columns
                         where table_schema not in ('pg_catalog', 'information_schema')
                        """).query(String.class).list();
        assertThat(columns)
                .hasSizeGreaterThan(100)
                .noneMatch(column -> CARD_WORDS.matcher(column).find());
        try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
            assertThat(templates.filter(Files::isRegularFile).toList())
                    .hasSizeGreaterThan(50)
                    .noneMatch(file -> CARD_FIELDS.matcher(read(file)).find());
        }
        assertThat(CARD_DIGITS.matcher(output.getAll()).find()).isFalse();
        assertThat(CARD_FIELDS.matcher("<input name=\"cardNumber\">").find()).isTrue();
        assertThat(CARD_DIGITS.matcher("paid with 4242 4242 4242 4242").find()).isTrue();
    }

    private static String read(Path file) {
        try {
            return Objects.requireNonNull(Files.readString(file));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
