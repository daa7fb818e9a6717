package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class LeadPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Tasks tasks;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void anEmptyListSaysWhatToDoAndAFilteredOneHowToGetBack() throws Exception {
        assertThat(page("/app/leads").text()).contains("No leads yet");
        assertThat(page("/app/leads?q=nobody").text()).contains("No lead fits");
    }

    @Test
    void theListShowsFiltersAndAnswersHtmxWithTheListAlone() throws Exception {
        Lead ana = capture(NewLead.named("Ana", "<b>Lopez</b>").tagged(List.of("VIP")));
        capture(NewLead.named("Tom", "Hill"));
        Document all = page("/app/leads");
        assertThat(all.select("tbody tr")).hasSize(2);
        assertThat(all.select("a.ln-row-title").eachText()).contains("Ana <b>Lopez</b>");
        MvcTestResult fragment = mvc.get()
                .uri("/app/leads?q=ana&tag=VIP")
                .header("HX-Request", "true")
                .header("HX-Target", "lead-list")
                .with(SignedIn.as(players.maya()))
                .exchange();
        Document list = Jsoup.parse(fragment.getResponse().getContentAsString());
        assertThat(list.select("nav.ln-nav")).isEmpty();
        assertThat(list.select("a.ln-row-title").eachAttr("href")).containsExactly("/app/leads/" + ana.id());
    }

    @Test
    void aLeadEnteredByHandIsOnItsPageAndWhatIsWrongIsSaid() throws Exception {
        MvcTestResult bad = post("/app/leads", "firstName", "Ana", "emails", "nonsense");
        assertThat(bad).hasStatus(422);
        Document form = Jsoup.parse(bad.getResponse().getContentAsString());
        assertThat(form.select("textarea[name=emails]").text()).isEqualTo("nonsense");
        assertThat(form.select("input[name=firstName]").val()).isEqualTo("Ana");
        MvcTestResult good = post(
                "/app/leads",
                "firstName",
                "Ana",
                "lastName",
                "",
                "emails",
                "ana@example.com\nb@example.com",
                "owner",
                players.tom().user().toString());
        assertThat(good).hasStatus(302);
        Document lead = page(String.valueOf(good.getResponse().getRedirectedUrl()));
        assertThat(lead.select("h1").text()).isEqualTo("Ana");
        assertThat(lead.text()).contains("ana@example.com", "b@example.com", "Tom Becker", "Lead added");
    }

    @Test
    void theSecondEditorSeesBothAndLosesNothing() throws Exception {
        Lead lead = capture(NewLead.named("Ana", "Lopez"));
        String path = "/app/leads/" + lead.id();
        post(path, "version", "1", "firstName", "Anna", "lastName", "Lopez", "stage", "New");
        MvcTestResult second = post(path, "version", "1", "firstName", "Ana", "lastName", "Perez", "stage", "New");
        assertThat(second).hasStatus(409);
        Document form = Jsoup.parse(second.getResponse().getContentAsString());
        assertThat(form.select("input[name=lastName]").val()).isEqualTo("Perez");
        assertThat(form.select("tbody tr").eachText()).containsExactly("First name Anna Ana", "Last name Lopez Perez");
        String version = form.select("input[name=version]").val();
        assertThat(post(path, "version", version, "firstName", "Anna", "lastName", "Perez", "stage", "New"))
                .hasStatus(302);
        assertThat(page(path).select("h1").text()).isEqualTo("Anna Perez");
    }

    @Test
    void whoWroteIntoOtherFieldsIsNotWrittenOver() throws Exception {
        String path = "/app/leads/" + capture(NewLead.named("Ana", "Lopez")).id();
        String[] form = {"version", "1", "was.firstName", "Ana", "was.lastName", "Lopez", "was.postalCode", ""};
        post(path, with(form, "firstName", "Ana", "lastName", "Lopez", "postalCode", "01970"));
        assertThat(post(path, with(form, "firstName", "Ana", "lastName", "Perez", "postalCode", "")))
                .hasStatus(302);
        assertThat(page(path).text()).contains("Ana Perez", "01970");
        MvcTestResult third = post(path, with(form, "firstName", "Anna", "lastName", "Pires", "postalCode", ""));
        assertThat(third).hasStatus(409);
        Document both = Jsoup.parse(third.getResponse().getContentAsString());
        assertThat(both.select("tbody tr").eachText()).containsExactly("Last name Perez Pires");
        assertThat(both.select("input[name=postalCode]").val()).isEqualTo("01970");
        assertThat(both.select("input[name=firstName]").val()).isEqualTo("Anna");
        assertThat(both.select("input[name='was.lastName']").val()).isEqualTo("Perez");
    }

    @Test
    void theSmallVerbsWork() throws Exception {
        Lead lead = capture(NewLead.named("Ana", "Lopez"));
        String path = "/app/leads/" + lead.id();
        post(path + "/stage", "stage", "Contacted");
        post(path + "/tags", "tag", "Buyer");
        post(path + "/notes", "note", "Wants a <garden>");
        post(path + "/owner", "owner", players.tom().user().toString());
        post(path + "/tasks", "title", "Call back", "due", "2020-01-02");
        Document page = page(path);
        assertThat(page.select(".ln-pagehead .ln-tag").eachText()).containsExactly("Buyer");
        assertThat(page.text()).contains("New → Contacted", "Wants a <garden>", "Tom Becker", "Call back", "Overdue");
        assertThat(page(path + "?kind=note").select(".ln-entry")).hasSize(1);
        post(path + "/tags/remove", "tag", "Buyer");
        assertThat(page(path).select(".ln-pagehead .ln-tag")).isEmpty();
        assertThat(post(path + "/notes", "note", " ")).hasStatus(422);
    }

    @Test
    void tickedLeadsAreMovedTaggedAndAssigned() throws Exception {
        Lead ana = capture(NewLead.named("Ana", "Lopez"));
        Lead tom = capture(NewLead.named("Tom", "Hill"));
        String[] ticked = {"leadIds", ana.id().toString(), "leadIds", tom.id().toString()};
        post("/app/leads/bulk/stage", with(ticked, "stage", "Engaged"));
        post("/app/leads/bulk/tag", with(ticked, "tag", "Spring"));
        assertThat(post(
                        "/app/leads/bulk/owner",
                        with(ticked, "owner", players.tom().user().toString(), "list", "q=a")))
                .hasStatus(302)
                .hasRedirectedUrl("/app/leads?q=a");
        for (LeadId id : List.of(ana.id(), tom.id())) {
            Lead now = players.atHarbor(() -> leads.find(id)).orElseThrow();
            assertThat(now.stage().name()).isEqualTo("Engaged");
            assertThat(now.tags()).containsExactly("Spring");
            assertThat(now.owner()).extracting(Owner::name).isEqualTo("Tom Becker");
        }
    }

    @Test
    void aLeadsTaskIsGivenToAColleagueComesAgainAndIsPutOffThere() throws Exception {
        String path = "/app/leads/" + capture(NewLead.named("Ana", "Lopez")).id();
        String tom = players.tom().user().toString();
        post(path + "/tasks", "title", "Water plants", "due", "2030-01-02T10:30", "repeats", "WEEKLY", "assignee", tom);
        Document page = page(path);
        assertThat(page.select(".ln-task").text()).contains("Water plants", "10:30", "every week", "Tom Becker");
        String snooze = page.select(".ln-task .ln-snooze").attr("action");
        String monday = page.select(".ln-task select[name=until] option")
                .eachAttr("value")
                .getLast();
        assertThat(post(snooze, "until", monday, "lead", path.substring("/app/leads/".length())))
                .hasRedirectedUrl(path);
        assertThat(page(path).select(".ln-task").text()).contains("9:00").doesNotContain("10:30");
        Document refused = Jsoup.parse(post(path + "/tasks", "title", "Kept", "repeats", "DAILY")
                .getResponse()
                .getContentAsString());
        assertThat(refused.select("input[name=title]").val()).isEqualTo("Kept");
        assertThat(refused.text()).contains("A task that comes again needs a date.");
    }

    @Test
    void aTaskIsDoneAndOpenedAgain() throws Exception {
        Lead lead = capture(NewLead.named("Ana", "Lopez"));
        TaskId task = players.atHarbor(() -> tasks.create(
                        new NewTask(lead.id(), "Call back", null, players.maya().user()), Author.of(players.maya()))
                .orElseThrow());
        assertThat(page("/app/tasks").text()).contains("Without a date", "Call back", "Ana Lopez");
        post("/app/tasks/" + task + "/completion");
        assertThat(page("/app/tasks").text()).contains("Nothing to do");
        post("/app/tasks/" + task + "/reopening");
        assertThat(page("/app/tasks").text()).contains("Call back");
    }

    @Test
    void anExportIsNeutralisedAndForThoseWhoMay() throws Exception {
        capture(NewLead.named("=cmd|' /C calc'!A0", "+1\"x")
                .reachedBy(List.of(EmailAddress.parse("ana@example.com").orElseThrow()), List.of())
                .tagged(List.of("@tag")));
        MvcTestResult export = get("/app/leads/export.csv", players.grace());
        assertThat(export).hasStatusOk();
        assertThat(body(export))
                .contains("\"'=cmd|' /C calc'!A0\",\"'+1\"\"x\",ana@example.com")
                .contains("\"'@tag\"");
        assertThat(get("/app/leads/export.csv", players.maya())).hasStatus(403);
    }

    private Lead capture(NewLead lead) {
        return players.atHarbor(() -> leads.capture(lead, players.maya())).lead();
    }

    private Document page(String uri) throws Exception {
        MvcTestResult result = get(uri, players.maya());
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(body(result));
    }

    private MvcTestResult get(String uri, Actor actor) {
        return mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private MvcTestResult post(String uri, String... pairs) {
        var request = mvc.post().uri(uri).with(SignedIn.as(players.maya()));
        for (int i = 0; i < pairs.length; i += 2) {
            request = request.param(pairs[i], pairs[i + 1]);
        }
        return request.exchange();
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(some), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
