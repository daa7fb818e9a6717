package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads are enrolled by what happens to them, once for each occasion. */
@LeadNestTest
class TriggersTests {
    @Autowired
    private Office office;

    @Autowired
    private Leads leads;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private SweepTriggers sweeper;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Cast cast;

    private Actor grace;
    private Sequence sequence;

    @BeforeEach
    void enter() {
        grace = cast.enter().grace();
        office.moveTo("10:00");
        sequence = office.sequence(grace, input(email("P1D", "Hi")));
    }

    @Test
    void aNewLeadOfTheSourceIsEnrolledAndAnotherIsNot() throws Exception {
        trigger("CAPTURED", "zillow", 0);
        UUID zillow = api("/api/v1/leads", """
                {"firstName":"Ida","emails":[{"value":"ida@example.com"}],"source":"Zillow"}""");
        UUID other = api("/api/v1/leads", """
                {"firstName":"Ivo","emails":[{"value":"ivo@example.com"}],"source":"Sign call"}""");
        office.tick();
        assertThat(runs(zillow)).hasSize(1).first().extracting(Run::enrolledBy).isEqualTo("Trigger");
        assertThat(runs(other)).isEmpty();
        office.tick();
        assertThat(runs(zillow)).hasSize(1);
    }

    @Test
    void anInquiryOfTheTypeEnrollsEachTimeButNotTwiceAtOnce() throws Exception {
        trigger("INQUIRY", "Property Inquiry", 0);
        inquiry("Property Inquiry");
        inquiry("Seller Inquiry");
        office.tick();
        UUID lead = runs(null).getFirst().lead();
        assertThat(runs(lead)).hasSize(1);
        inquiry("Property Inquiry");
        office.tick();
        assertThat(runs(lead)).as("enrolled already").hasSize(1);
        office.as(grace, () -> enrollments.stop(runs(lead).getFirst().id()));
        inquiry("Property Inquiry");
        office.tick();
        assertThat(runs(lead)).hasSize(2);
    }

    @Test
    void aStageAndATagEnroll() {
        trigger("STAGE", "Contacted", 0);
        trigger("TAG", "Investor", 0);
        UUID staged = office.lead(grace);
        UUID tagged = office.lead(grace);
        office.as(grace, () -> leads.changeStage(new LeadId(staged), "Contacted", Author.of(grace)));
        office.as(grace, () -> leads.tag(new LeadId(tagged), "investor", Author.of(grace)));
        office.tick();
        assertThat(runs(staged)).hasSize(1);
        assertThat(runs(tagged)).hasSize(1);
    }

    @Test
    void aBirthdayComesRoundOnceAYear() throws Exception {
        mvc.post()
                .uri("/app/settings/fields")
                .param("label", "Birthday")
                .param("type", "DATE")
                .with(SignedIn.as(grace))
                .exchange();
        LocalDate today = clock.instant().atZone(Office.NEW_YORK).toLocalDate();
        UUID born = api("/api/v1/leads", """
                {"firstName":"Ida","emails":[{"value":"ida@example.com"}],"customFields":{"birthday":"%s"}}""".formatted(today.plusDays(3).withYear(1984)));
        UUID later = api("/api/v1/leads", """
                {"firstName":"Ivo","emails":[{"value":"ivo@example.com"}],"customFields":{"birthday":"%s"}}""".formatted(today.plusDays(40).withYear(1984)));
        trigger("DATE", "birthday", 3);
        sweeper.run();
        office.tick();
        assertThat(runs(born)).hasSize(1);
        assertThat(runs(later)).isEmpty();
        office.as(grace, () -> enrollments.stop(runs(born).getFirst().id()));
        office.pass(Duration.ofMinutes(16));
        sweeper.run();
        office.tick();
        assertThat(runs(born)).as("once for this birthday").hasSize(1);
    }

    @Test
    void daysThatNobodyLookedAtAreMadeUpForOnceAndNotForEver() throws Exception {
        mvc.post()
                .uri("/app/settings/fields")
                .param("label", "Birthday")
                .param("type", "DATE")
                .with(SignedIn.as(grace))
                .exchange();
        trigger("DATE", "birthday", 0);
        sweeper.run();
        LocalDate today = clock.instant().atZone(Office.NEW_YORK).toLocalDate();
        UUID before = born(today.minusDays(1));
        UUID missed = born(today.plusDays(2));
        office.pass(Duration.ofDays(3));
        sweeper.run();
        office.pass(Duration.ofMinutes(16));
        sweeper.run();
        office.tick();
        assertThat(runs(missed)).as("the service was down on that day").hasSize(1);
        assertThat(runs(before)).as("before the trigger").isEmpty();
        UUID longAgo =
                born(clock.instant().atZone(Office.NEW_YORK).toLocalDate().plusDays(3));
        office.pass(Duration.ofDays(20));
        sweeper.run();
        office.tick();
        assertThat(runs(longAgo)).as("seventeen days late is no wish").isEmpty();
    }

    @Test
    void whatManyFiringsCameToIsWrittenInOneStatement() {
        List<UUID> crowd = office.leads(grace, 5);
        trigger("TAG", "crowd", 0);
        crowd.forEach(one -> office.as(grace, () -> leads.tag(new LeadId(one), "crowd", Author.of(grace))));
        office.tick();
        Long statements = office.as(
                grace,
                () -> transactions.execute(status -> jdbc.sql(
                                "select count(distinct xmin::text || '/' || cmin::text) from followups.firings")
                        .query(Long.class)
                        .single()));
        assertThat(crowd).allMatch(one -> runs(one).size() == 1);
        assertThat(statements).isEqualTo(1);
    }

    private UUID born(LocalDate day) throws Exception {
        return api("/api/v1/leads", """
                {"firstName":"Ida","emails":[{"value":"%s@example.com"}],"customFields":{"birthday":"%s"}}""".formatted(UUID.randomUUID(), day.withYear(1984)));
    }

    @Test
    void aSilenceEnrollsOnce() {
        UUID quiet = office.lead(grace);
        trigger("SILENCE", "", 30);
        sweeper.run();
        office.tick();
        assertThat(runs(quiet)).isEmpty();
        office.pass(Duration.ofDays(31));
        sweeper.run();
        office.tick();
        assertThat(runs(quiet)).hasSize(1);
    }

    /** An old trigger looks through a day or two of leads, however many fell silent since it was made. */
    @Test
    void aSweepBeginsWhereTheLastOneEndedAndMissesNobody() {
        trigger("SILENCE", "", 30);
        UUID first = office.lead(grace);
        office.pass(Duration.ofDays(31));
        sweeper.run();
        UUID second = office.lead(grace);
        office.pass(Duration.ofDays(50));
        sweeper.run();
        office.tick();
        assertThat(runs(first)).hasSize(1);
        assertThat(runs(second)).hasSize(1);
    }

    @Test
    void aSilenceThatWasThereBeforeTheTriggerEnrollsNobody() {
        UUID forgotten = office.lead(grace);
        office.pass(Duration.ofDays(40));
        UUID quiet = office.lead(grace);
        trigger("SILENCE", "", 30);
        sweeper.run();
        office.pass(Duration.ofDays(31));
        sweeper.run();
        office.tick();
        assertThat(runs(forgotten)).isEmpty();
        assertThat(runs(quiet)).hasSize(1);
    }

    @Test
    void aPriceChangeReachesThoseWhoAsked() throws Exception {
        trigger("PRICE", "", 0);
        UUID listing = api("/api/v1/listings", """
                {"UnparsedAddress":"18 Harbor Lane","City":"Salem","StateOrProvince":"MA","PostalCode":"01970",
                 "PropertyType":"Residential","ListPrice":489000}""");
        mvc.post()
                .uri("/api/v1/inquiries")
                .contentType("application/json")
                .content("""
                        {"type":"Property Inquiry","message":"Is it free?","property":{"listingId":"%s"},
                         "person":{"emails":[{"value":"ida@example.com"}]}}""".formatted(listing))
                .with(SignedIn.as(grace))
                .exchange();
        MvcTestResult changed = mvc.patch()
                .uri("/api/v1/listings/" + listing)
                .contentType("application/merge-patch+json")
                .content("{\"ListPrice\":475000}")
                .with(SignedIn.as(grace))
                .exchange();
        assertThat(changed).hasStatus2xxSuccessful();
        office.tick();
        assertThat(runs(null)).hasSize(1);
    }

    @Test
    void whoOptedOutIsLeftAloneAndARemovedTriggerDoesNothing() throws Exception {
        String made = trigger("TAG", "Investor", 0);
        assertThat(trigger("TAG", "Investor", 0)).as("the same one").isEqualTo(made);
        mvc.delete()
                .uri("/api/v1/sequences/" + sequence.id() + "/triggers/" + made)
                .with(SignedIn.as(grace))
                .exchange();
        UUID tagged = office.lead(grace);
        office.as(grace, () -> leads.tag(new LeadId(tagged), "Investor", Author.of(grace)));
        office.tick();
        assertThat(runs(tagged)).isEmpty();
    }

    @Test
    void thePageAddsNamesWhatIsWrongAndRemoves() throws Exception {
        String url = "/app/sequences/" + sequence.id() + "/triggers";
        MvcTestResult refused = mvc.post()
                .uri(url)
                .param("kind", "STAGE")
                .param("value", "Nowhere")
                .param("days", "soon")
                .with(SignedIn.as(grace))
                .exchange();
        assertThat(refused).hasStatus(422);
        Document form = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(form.select("#f-value").attr("value")).isEqualTo("Nowhere");
        assertThat(form.select("#f-value-error").text()).contains("Contacted");
        assertThat(form.select("#f-days").attr("value")).isEqualTo("soon");
        trigger("CAPTURED", "", 0);
        Document page = Jsoup.parse(mvc.get()
                .uri(url)
                .with(SignedIn.as(grace))
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(page.text()).contains("A new lead comes in");
        String removal = page.select("form[action$=/removal]").attr("action");
        assertThat(mvc.post().uri(removal).with(SignedIn.as(grace)).exchange()).hasStatus3xxRedirection();
        assertThat(mvc.post().uri(removal).with(SignedIn.as(grace)).exchange()).hasStatus(404);
    }

    private void inquiry(String type) {
        assertThat(mvc.post()
                        .uri("/api/v1/inquiries")
                        .contentType("application/json")
                        .content("{\"type\":\"" + type
                                + "\",\"message\":\"Hello\",\"person\":{\"emails\":[{\"value\":\"ida@example.com\"}]}}")
                        .with(SignedIn.as(grace))
                        .exchange())
                .hasStatus2xxSuccessful();
    }

    private String trigger(String kind, String value, int days) {
        return api("/api/v1/sequences/" + sequence.id() + "/triggers", """
                {"kind":"%s","value":"%s","days":%d}""".formatted(kind, value, days))
                .toString();
    }

    private UUID api(String uri, String body) {
        try {
            MvcTestResult made = mvc.post()
                    .uri(uri)
                    .contentType("application/json")
                    .content(body)
                    .with(SignedIn.as(grace))
                    .exchange();
            String answer = made.getResponse().getContentAsString();
            assertThat(made).as(answer).hasStatus(201);
            return UUID.fromString(JsonPath.read(answer, answer.contains("ListingKey") ? "$.ListingKey" : "$.id"));
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Run> runs(@Nullable UUID lead) {
        return office.as(grace, () -> enrollments.list(lead, sequence.id(), null, 50))
                .data();
    }
}
