package org.leadnest.listings.describing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.billing.Allowance;
import org.leadnest.billing.Credits;
import org.leadnest.billing.WithStripe;
import org.leadnest.listings.Listing;
import org.leadnest.listings.Listings;
import org.leadnest.listings.Saving;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.FreshDatabase;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@LeadNestTest
@ContextConfiguration(initializers = {FreshDatabase.class, WithStripe.class})
class DescribeListingsTests {
    private static final Map<String, Object> HOME = Map.of(
            "StandardStatus", "Active",
            "PropertyType", "Residential",
            "PropertySubType", "Single Family Residence",
            "City", "Sarasota",
            "StateOrProvince", "FL",
            "BedroomsTotal", 4,
            "BathroomsFull", 2,
            "LivingArea", 2150,
            "Flooring", List.of("Hardwood"));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Credits credits;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void writesWhereTextIsLackingAndCountsEachOnce() throws Exception {
        Listing first = listing(Map.of("UnparsedAddress", "1 A St"));
        Listing second = listing(Map.of("UnparsedAddress", "2 B St"));
        Listing told = listing(Map.of("UnparsedAddress", "3 C St", "PublicRemarks", "Already told."));
        Listing sold = listing(Map.of("UnparsedAddress", "4 D St", "StandardStatus", "Closed"));
        assertThat(page("/app/listings/describing")
                        .select("button[type=submit]")
                        .eachText())
                .contains("Write 2 texts");
        JsonNode begun = begin("{\"tone\":\"warm\"}");
        assertThat(begun.path("expected").asInt()).isEqualTo(2);
        String id = begun.path("id").asString();
        assertThat(page("/app/listings/describing/" + id).select("#describing").attr("hx-trigger"))
                .isNotEmpty();
        long before = used();
        work(id);
        work(id);
        assertThat(used()).as("each text takes one credit, once").isEqualTo(before + 2);
        JsonNode done = find(id, players.maya());
        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.path("written").asInt()).isEqualTo(2);
        assertThat(remarks(first)).contains("Sarasota").isNotBlank();
        assertThat(remarks(second)).isNotBlank();
        assertThat(remarks(told)).isEqualTo("Already told.");
        assertThat(remarks(sold)).isEmpty();
        Document ended = page("/app/listings/describing/" + id);
        assertThat(ended.select("#describing").attr("hx-trigger")).isEmpty();
        assertThat(ended.select("#describing").text()).contains("Done", "2 of 2 listings");
    }

    @Test
    void stopsAndSaysWhyWhenTheMonthIsUsedUp() throws Exception {
        Listing lacking = listing(Map.of("UnparsedAddress", "1 A St"));
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        insert into billing.usage (account_id, allowance, month, used)
                        values (?, 'TEXTS', date_trunc('month', ?::timestamptz at time zone 'America/New_York')::date, 1000000)
                        """)
                .params(players.harbor().value(), clock.instant().atOffset(ZoneOffset.UTC))
                .update()));
        String id = begin("{}").path("id").asString();
        work(id);
        JsonNode stopped = find(id, players.maya());
        assertThat(stopped.path("status").asString()).isEqualTo("stopped");
        assertThat(stopped.path("reason").asString()).contains("texts are used up");
        assertThat(remarks(lacking)).isEmpty();
    }

    @Test
    void anUnknownToneIsRefusedAndAnotherAccountSeesNothing() throws Exception {
        assertThat(post("/api/v1/listings/describing", "{\"tone\":\"loud\"}")).hasStatus(400);
        assertThat(mvc.post()
                        .uri("/app/listings/describing")
                        .param("tone", "loud")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(422);
        String id = begin("{}").path("id").asString();
        assertThat(mvc.get()
                        .uri("/api/v1/listings/describing/" + id)
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus(404);
    }

    private void work(String id) {
        JobHandler describe = handlers.stream()
                .filter(one -> one.name().equals("listings.describe"))
                .findFirst()
                .orElseThrow();
        players.atHarbor(() -> {
            describe.run(players.harbor(), UUID.fromString(id));
            return true;
        });
    }

    private long used() {
        return players.atHarbor(() ->
                Objects.requireNonNull(credits.meters().get(Allowance.TEXTS)).used());
    }

    private Listing listing(Map<String, Object> more) {
        Map<String, Object> reso = new HashMap<>(HOME);
        reso.putAll(more);
        return ((Saving.Saved) players.atHarbor(() -> listings.enter(reso, players.maya()))).listing();
    }

    private String remarks(Listing listing) {
        return players.atHarbor(() -> listings.find(listing.key()))
                .orElseThrow()
                .text("PublicRemarks");
    }

    private JsonNode begin(String body) throws Exception {
        MvcTestResult begun = post("/api/v1/listings/describing", body);
        assertThat(begun).hasStatus(202);
        return new JsonMapper().readTree(begun.getResponse().getContentAsByteArray());
    }

    private JsonNode find(String id, Actor actor) throws Exception {
        MvcTestResult found = mvc.get()
                .uri("/api/v1/listings/describing/" + id)
                .with(SignedIn.as(actor))
                .exchange();
        return new JsonMapper().readTree(found.getResponse().getContentAsByteArray());
    }

    private MvcTestResult post(String uri, String body) {
        return mvc.post()
                .uri(uri)
                .contentType("application/json")
                .content(body)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private Document page(String url) {
        MvcTestResult result =
                mvc.get().uri(url).with(SignedIn.as(players.maya())).exchange();
        assertThat(result).as(url).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
