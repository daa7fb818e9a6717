package org.leadnest.leads.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@LeadNestTest
class BulkTests {
    private static final Author TEST = Author.system("test");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private BulkActs acts;

    @Autowired
    private RunBulk run;

    @Autowired
    private UndoBulk undo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private List<LeadId> three;

    @BeforeEach
    void enter() {
        players = cast.enter();
        three = players.atHarbor(() -> IntStream.range(0, 3)
                .mapToObj(i -> leads.capture(
                                NewLead.named("Lead", "N" + i).at(i == 2 ? "Engaged" : "New"), players.grace())
                        .lead()
                        .id())
                .toList());
    }

    @Test
    void theListIsCountedDoneAndTakenBackWhereNobodyChangedItSince() throws Exception {
        Document asked = page("/app/leads/bulk?stage=New", players.maya());
        assertThat(asked.select("h1 + p, .ln-pagehead p").text()).contains("2 leads");
        String path = begin("stage=New", "stage", "Nurture");
        assertThat(page(path, players.maya()).text()).contains("Running");
        UUID id = id(path);
        Tenancy.run(players.harbor(), () -> run.run(players.harbor(), id));
        assertThat(stages()).containsExactly("Nurture", "Nurture", "Engaged");
        assertThat(page(path, players.maya()).text()).contains("Done", "2 of 2 leads seen, 2 changed");
        players.atHarbor(() -> leads.changeStage(three.getFirst(), "Contacted", TEST));
        assertThat(post(path + "/undo", players.maya())).hasStatus3xxRedirection();
        Tenancy.run(players.harbor(), () -> undo.run(players.harbor(), id));
        assertThat(stages()).containsExactly("Contacted", "New", "Engaged");
        assertThat(page(path, players.maya()).text()).contains("Taken back", "1 are as they were before");
        post(path + "/undo", players.maya());
        assertThat(players.atHarbor(() -> acts.find(id)).orElseThrow().status()).isEqualTo(BulkAction.Status.UNDONE);
    }

    @Test
    void tagsAndOwnersComeBackToWhatTheyWere() throws Exception {
        players.atHarbor(() -> leads.tag(three.getFirst(), "VIP", TEST));
        players.atHarbor(() -> leads.assign(three.get(1), players.tom().user(), TEST));
        List<UUID> ids = List.of(
                id(begin("", "tag", "vip")),
                id(begin("", "owner", players.maya().userUuid().toString())));
        ids.forEach(id -> Tenancy.run(players.harbor(), () -> run.run(players.harbor(), id)));
        assertThat(found()).allMatch(lead -> lead.tags().contains("VIP"));
        assertThat(found())
                .allMatch(lead -> lead.owner() != null
                        && lead.owner().id().equals(players.maya().user()));
        UUID untag = id(begin("", "untag", "VIP"));
        Tenancy.run(players.harbor(), () -> run.run(players.harbor(), untag));
        assertThat(found()).allMatch(lead -> lead.tags().isEmpty());
        List.of(untag, ids.getLast(), ids.getFirst()).forEach(id -> {
            players.atHarbor(() -> acts.undo(id));
            Tenancy.run(players.harbor(), () -> undo.run(players.harbor(), id));
        });
        assertThat(found().stream().map(lead -> lead.tags().size())).containsExactly(1, 0, 0);
        assertThat(found().stream()
                        .map(lead -> lead.owner() == null ? "" : lead.owner().name()))
                .containsExactly("", "Tom Becker", "");
    }

    @Test
    void aRunThatIsKilledGoesOnBehindItsLastSliceAndLeavesNewLeadsAlone() {
        UUID id = players.atHarbor(
                () -> acts.begin(LeadFilter.ALL, acts.verb("tag").orElseThrow(), "Spring", "Tag", players.maya()));
        players.atHarbor(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("update leads.bulk_actions set after_id = :first, seen = 1 where id = :id")
                        .param("first", three.getFirst().value())
                        .param("id", id)
                        .update()));
        players.atHarbor(() -> leads.capture(NewLead.named("Late", "Comer"), players.grace()));
        Tenancy.run(players.harbor(), () -> run.run(players.harbor(), id));
        Tenancy.run(players.harbor(), () -> run.run(players.harbor(), id));
        assertThat(found().stream().map(lead -> lead.tags().size())).containsExactly(0, 1, 1);
        BulkAction done = players.atHarbor(() -> acts.find(id)).orElseThrow();
        assertThat(done.seen()).isEqualTo(3);
        assertThat(done.changed()).isEqualTo(2);
        assertThat(players.atHarbor(
                        () -> leads.count(new LeadFilter(null, null, "Spring", null, null, LeadFilter.Sort.NAME), 10)))
                .isEqualTo(2);
    }

    @Test
    void whatIsNotChosenIsRefusedAndADamagedListIsEmpty() {
        assertThat(send("", "stage", "Nowhere")).hasStatus(422);
        assertThat(send("", "tag", " ")).hasStatus(422);
        assertThat(send("", "owner", players.pia().userUuid().toString())).hasStatus(422);
        assertThat(send("", "fly", "x")).hasStatus(422);
        assertThat(mvc.get().uri("/app/leads/bulk?where=all;shoe.is.1").with(SignedIn.as(players.maya())))
                .bodyText()
                .contains("0 leads");
    }

    private List<Lead> found() {
        return three.stream()
                .map(id -> players.atHarbor(() -> leads.find(id)).orElseThrow())
                .toList();
    }

    private List<String> stages() {
        return found().stream().map(lead -> lead.stage().name()).toList();
    }

    private String begin(String list, String verb, String value) {
        MvcTestResult answer = send(list, verb, value);
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private MvcTestResult send(String list, String verb, String value) {
        return mvc.post()
                .uri("/app/leads/bulk")
                .param("list", list)
                .param("verb", verb)
                .param(verb, value)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private MvcTestResult post(String uri, Actor actor) {
        return mvc.post().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private Document page(String uri, Actor actor) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
