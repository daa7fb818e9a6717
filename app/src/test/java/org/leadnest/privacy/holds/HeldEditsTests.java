package org.leadnest.privacy.holds;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.Edit;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.Leads;
import org.leadnest.leads.ManyLeads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A lead that a hold keeps may be edited in any way, and what stood there before stays for as long. */
@LeadNestTest
class HeldEditsTests {
    private static final String LAW = "Fed. R. Civ. P. 37(e), 26-cv-2210";

    @Autowired
    private Holds holds;

    @Autowired
    private Leads leads;

    @Autowired
    private ManyLeads many;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    private Cast.Players players;
    private AccountId harbor;
    private LeadId iris;
    private LeadId other;

    @BeforeEach
    void enter() {
        players = cast.enter();
        harbor = players.harbor();
        iris = lead("Iris");
        other = lead("Olaf");
    }

    @Test
    void anEditOfAHeldLeadLeavesWhatStoodThereBeforeUntilTheHoldEnds() {
        hold(30);
        for (LeadId lead : List.of(iris, other)) {
            assertThat(players.atHarbor(() -> leads.edit(
                            lead, null, new LeadInput().text("firstName", "Anonymous"), Author.of(players.maya()))))
                    .isInstanceOf(Edit.Edited.class);
        }
        assertThat(before()).singleElement().asString().contains("Iris", "@example.com");
        run("privacy.retention");
        assertThat(before()).hasSize(1);

        clock.advance(Duration.ofDays(31));
        run("privacy.holds");
        run("privacy.retention");
        assertThat(before()).isEmpty();
    }

    @Test
    void whatIsDoneToManyLeadsLeavesTheHeldOnesAsTheyWere() {
        hold(30);
        List<UUID> both = List.of(iris.value(), other.value());
        Author maya = Author.of(players.maya());
        String stage = players.atHarbor(() -> leads.stages().getLast().name());
        assertThat(players.atHarbor(() -> many.tag(both, "Buyer", maya))).hasSize(2);
        assertThat(before()).singleElement().asString().contains("\"tags\": []");
        assertThat(players.atHarbor(() -> many.tag(both, "Buyer", maya))).isEmpty();
        assertThat(players.atHarbor(() -> many.untag(both, "Buyer", maya))).hasSize(2);
        assertThat(before()).hasSize(2).last().asString().contains("\"tags\": [\"Buyer\"]");
        assertThat(players.atHarbor(() -> many.changeStage(both, stage, maya))).hasSize(2);
        assertThat(players.atHarbor(() -> many.assign(both, players.tom().user(), maya)))
                .hasSize(2);
        assertThat(before()).hasSize(4).allSatisfy(row -> assertThat(row).contains("Iris"));
    }

    @Test
    void anImportThatFillsUpAHeldLeadLeavesItAsItWas() throws Exception {
        hold(30);
        String mail = players.atHarbor(() -> leads.find(iris).orElseThrow())
                .emails()
                .getFirst()
                .value();
        String csv = "Email,ZIP Code,Tags\n" + mail + ",33101,Filled\n";
        MvcTestResult answer = mvc.post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file(new MockMultipartFile("file", "x.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .param("mapping", "{}")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(answer).hasStatus(202);
        UUID id = UUID.fromString(JsonPath.read(answer.getResponse().getContentAsString(), "$.id"));
        handlers.stream()
                .filter(one -> one.name().equals("leads.import"))
                .forEach(one -> Tenancy.run(harbor, () -> one.run(harbor, id)));
        assertThat(players.atHarbor(() -> leads.find(iris).orElseThrow()).postalCode())
                .isEqualTo("33101");
        assertThat(before()).singleElement().asString().contains("\"postal_code\": null", "\"tags\": []");
    }

    /** What stood in held leads before each edit, the oldest first. */
    private List<String> before() {
        return Objects.requireNonNull(Tenancy.as(
                harbor,
                () -> transactions.execute(
                        status -> jdbc.sql("select before::text from leads.held_edits order by edited_at, id")
                                .query(String.class)
                                .list())));
    }

    private void hold(int days) {
        LocalDate until = clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
        holds.setOverLead(harbor, "A suit about a sale", LAW, iris.value(), until, null, players.pia());
    }

    private LeadId lead(String name) {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named(name, "Single")
                                .reachedBy(
                                        List.of(new EmailAddress(name + "." + UUID.randomUUID() + "@example.com")),
                                        List.of()),
                        players.grace())
                .lead()
                .id());
    }

    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }
}
