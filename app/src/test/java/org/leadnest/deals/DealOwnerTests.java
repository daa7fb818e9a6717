package org.leadnest.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.Task;
import org.leadnest.leads.Tasks;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whose a deal is: its lead's agent's, whoever is named, and from then on somebody else's with its reminders. */
@LeadNestTest
class DealOwnerTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Deals deals;

    @Autowired
    private DealReports reports;

    @Autowired
    private Leads leads;

    @Autowired
    private Tasks tasks;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;
    private LeadId lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        lead = players.atHarbor(() -> leads.capture(NewLead.named("Ana", "Lopez"), Author.of(players.grace()))
                .lead()
                .id());
        players.atHarbor(() -> leads.assign(lead, players.tom().user(), Author.of(players.grace())));
    }

    @Test
    void aDealIsItsLeadsAgentsUnlessSomebodyIsNamed() {
        assertThat(opened(new DealInput()).ownerName()).isEqualTo("Tom Becker");
        assertThat(opened(new DealInput().put("ownerId", id(players.maya().user())))
                        .ownerName())
                .isEqualTo("Maya Lopez");
    }

    @Test
    void anotherOwnerGetsTheOpenReminders() {
        String soon = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .plusDays(20)
                .toString();
        Deal deal = opened(new DealInput().put("inspection", soon));
        assertThat(due(players.tom().user())).hasSize(1);
        Deal given = saved(players.atHarbor(() -> deals.change(
                deal.id(),
                new DealInput().put("ownerId", id(players.maya().user())),
                deal.version(),
                players.grace())));
        assertThat(given.ownerName()).isEqualTo("Maya Lopez");
        assertThat(given.version()).isGreaterThan(deal.version());
        assertThat(due(players.tom().user())).isEmpty();
        assertThat(due(players.maya().user())).hasSize(1);
    }

    @Test
    void onlyAMemberCanHaveIt() throws Exception {
        Deal deal = opened(new DealInput());
        for (String wrong :
                List.of("nonsense", id(players.pia().user()), UUID.randomUUID().toString())) {
            assertThat(players.atHarbor(() ->
                            deals.change(deal.id(), new DealInput().put("ownerId", wrong), null, players.grace())))
                    .isInstanceOfSatisfying(
                            DealEdit.Refused.class,
                            refused -> assertThat(refused.errors().all()).containsOnlyKeys("ownerId"));
        }
        MvcTestResult answer = mvc.patch()
                .uri("/api/v1/deals/" + deal.id())
                .contentType("application/json")
                .content("{\"ownerId\":null}")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).hasStatus(400);
    }

    @Test
    void theFormOffersTheMembers() throws Exception {
        Deal deal = opened(new DealInput());
        MvcTestResult form = mvc.get()
                .uri("/app/deals/" + deal.id() + "/edit")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(Jsoup.parse(form.getResponse().getContentAsString())
                        .select("select[name=ownerId] option[selected]")
                        .text())
                .isEqualTo("Tom Becker");
    }

    @Test
    void aDealThatIsLostAfterItWasWonIsClosedAnew() {
        Deal won = stage(opened(new DealInput()), "Closed won");
        Deal lost = stage(won, "Closed lost");
        assertThat(lost.closedAt()).isAfter(won.closedAt());
    }

    @Test
    void aPartyCountsAsALeadWithADealAndItsIncomeOnce() {
        LeadId wife = players.atHarbor(() -> leads.capture(NewLead.named("Bea", "Lopez"), Author.of(players.grace()))
                .lead()
                .id());
        DealInput input = new DealInput().put("value", "100000").put("commissionFlat", "3000");
        input.terms().parties(List.of(new TermsInput.PartyRow("BUYER", "Bea", null, null, wife.toString())));
        stage(opened(input), "Closed won");
        List<DealReports.Funnel> funnels =
                players.atHarbor(() -> reports.byAgent(clock.instant().minusSeconds(86_400))).stream()
                        .map(DealReports.AgentLine::funnel)
                        .toList();
        assertThat(funnels).extracting(DealReports.Funnel::withDeal).containsExactlyInAnyOrder(1L, 1L);
        assertThat(funnels).extracting(DealReports.Funnel::won).containsExactlyInAnyOrder(1L, 1L);
        assertThat(funnels).extracting(one -> one.gci().cents()).containsExactlyInAnyOrder(300_000L, 0L);
    }

    private Deal stage(Deal deal, String stage) {
        return saved(players.atHarbor(
                () -> deals.change(deal.id(), new DealInput().put("stage", stage), null, players.grace())));
    }

    private List<Task> due(UserId user) {
        return players.atHarbor(() -> tasks.due(clock.instant(), clock.instant().plusSeconds(86_400L * 60), user));
    }

    private Deal opened(DealInput input) {
        return saved(players.atHarbor(
                () -> deals.open(input.put("name", "Pier 4").put("leadId", lead.toString()), players.grace())));
    }

    private static Deal saved(DealEdit edit) {
        return ((DealEdit.Saved) edit).deal();
    }

    private static String id(UserId user) {
        return user.toString();
    }
}
