package org.leadnest.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.billing.Credits.Taking;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What a plan holds: counted once for each thing, never past the amount, begun anew each month. */
@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithStripe.class})
@Import(Customer.class)
class CreditsTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Credits credits;

    @Autowired
    private Customer customer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private MockMvcTester mvc;

    private Actor grace;

    @BeforeEach
    void begin() {
        grace = cast.enter().grace();
    }

    @Test
    void fiftyAtOnceTakeWhatIsThereAndNoMore() throws Exception {
        used(Allowance.TEXTS, 180);
        try (ExecutorService all = Executors.newFixedThreadPool(50)) {
            List<Future<Taking>> tries = IntStream.range(0, 50)
                    .mapToObj(i -> all.submit(
                            () -> take(Allowance.TEXTS, UUID.randomUUID().toString())))
                    .toList();
            int taken = 0;
            for (Future<Taking> one : tries) {
                taken += one.get() instanceof Taking.Taken ? 1 : 0;
            }
            assertThat(taken).isEqualTo(20);
        }
        assertThat(usedNow(Allowance.TEXTS)).isEqualTo(200);
    }

    @Test
    void aRetryCountsOnceAndWhatIsRolledBackDoesNot() {
        take(Allowance.PHOTOS, "photo-1");
        take(Allowance.PHOTOS, "photo-1");
        assertThat(usedNow(Allowance.PHOTOS)).isEqualTo(1);
        Tenancy.run(
                grace.account(),
                () -> transactions.executeWithoutResult(status -> {
                    credits.take(Allowance.PHOTOS, "photo-2");
                    status.setRollbackOnly();
                }));
        assertThat(usedNow(Allowance.PHOTOS)).isEqualTo(1);
    }

    @Test
    void boughtCreditsAreUsedAfterTheMonthsAmountAndAreKept() {
        used(Allowance.TEXTS, 200);
        assertThat(take(Allowance.TEXTS, "a")).isInstanceOf(Taking.UsedUp.class);
        Tenancy.run(grace.account(), () -> {
            credits.add("x", Allowance.TEXTS, 1, "given");
            credits.add("x", Allowance.TEXTS, 1, "given again");
        });
        assertThat(take(Allowance.TEXTS, "b")).isInstanceOf(Taking.Taken.class);
        assertThat(take(Allowance.TEXTS, "c"))
                .isInstanceOfSatisfying(
                        Taking.UsedUp.class,
                        usedUp -> assertThat(usedUp.reason()).contains("This month's 200 texts are used up"));
    }

    @Test
    void theMonthBeginsAnewInTheAccountsOwnZone() {
        used(Allowance.TEXTS, 200);
        Taking refused = take(Allowance.TEXTS, "a");
        assertThat(refused).isInstanceOf(Taking.UsedUp.class);
        if (refused instanceof Taking.UsedUp usedUp) {
            var zone = java.time.ZoneId.of("America/New_York");
            assertThat(usedUp.again().atZone(zone).getDayOfMonth()).isEqualTo(1);
            assertThat(usedUp.again().atZone(zone).getHour()).isZero();
            customer.subscribes(grace, "team", 4);
            customer.hearsOfIt();
            clock.advance(Duration.between(clock.instant(), usedUp.again()));
        }
        assertThat(take(Allowance.TEXTS, "b")).isInstanceOf(Taking.Taken.class);
        assertThat(usedNow(Allowance.TEXTS)).isEqualTo(1);
    }

    @Test
    void at80And100PercentTheOwnersAreWarnedOnce() {
        used(Allowance.TEXTS, 159);
        take(Allowance.TEXTS, "a");
        assertThat(customer.mails(grace)).containsExactly("usage-80");
        take(Allowance.TEXTS, "b");
        used(Allowance.TEXTS, 199);
        take(Allowance.TEXTS, "c");
        take(Allowance.TEXTS, "d");
        assertThat(customer.mails(grace)).containsExactly("usage-80", "usage-100");
    }

    @Test
    void withoutCreditsTheApiSaysWhatHelps() throws Exception {
        String listing = mvc.post()
                .uri("/api/v1/listings")
                .with(SignedIn.as(grace))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"City\":\"Miami\",\"BedroomsTotal\":3,\"PropertyType\":\"Residential\"}")
                .exchange()
                .getResponse()
                .getContentAsString()
                .replaceAll(".*\"ListingKey\":\"([^\"]+)\".*", "$1");
        used(Allowance.TEXTS, 200);
        assertThat(mvc.post()
                        .uri("/api/v1/listings/" + listing + "/descriptions")
                        .with(SignedIn.as(grace))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"outlet\":\"MLS\"}")
                        .exchange())
                .hasStatus(402)
                .bodyText()
                .contains("texts are used up");
    }

    private Taking take(Allowance allowance, String item) {
        return Tenancy.as(
                grace.account(),
                () -> java.util.Objects.requireNonNull(transactions.execute(status -> credits.take(allowance, item))));
    }

    private long usedNow(Allowance allowance) {
        return Tenancy.as(
                grace.account(),
                () -> java.util.Objects.requireNonNull(credits.meters().get(allowance))
                        .used());
    }

    private void used(Allowance allowance, long count) {
        Tenancy.run(
                grace.account(),
                () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                        insert into billing.usage (account_id, allowance, month, used)
                        values (?, ?, date_trunc('month', ?::timestamptz at time zone 'America/New_York')::date, ?)
                        on conflict (account_id, allowance, month) do update set used = excluded.used
                        """)
                        .params(
                                grace.accountUuid(),
                                allowance.name(),
                                clock.instant().atOffset(java.time.ZoneOffset.UTC),
                                count)
                        .update()));
    }
}
