package org.leadnest.leads.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Repeat;
import org.leadnest.leads.Task;
import org.leadnest.leads.TaskId;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.DispatcherServlet;

/** Tasks that come again, wait, and stand in a calendar. */
@LeadNestTest
class AgendaTests {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Leads leads;

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
    void theNextTurnKeepsTheHourOverTheChangeOfClocksAndMissesNoMonthsEnd() {
        Instant due = Instant.parse("2027-03-13T14:00:00Z");
        assertThat(Repeat.DAILY.next(due, due, NEW_YORK)).isEqualTo("2027-03-14T13:00:00Z");
        Instant january = Instant.parse("2027-01-31T15:00:00Z");
        assertThat(Repeat.MONTHLY.next(january, january, NEW_YORK)).isEqualTo("2027-02-28T15:00:00Z");
        assertThat(Repeat.MONTHLY.next(january, Instant.parse("2027-03-01T00:00:00Z"), NEW_YORK))
                .isEqualTo("2027-03-31T14:00:00Z");
        assertThat(Repeat.WEEKLY.next(due, Instant.parse("2027-05-01T00:00:00Z"), NEW_YORK))
                .isAfter("2027-05-01T00:00:00Z");
    }

    @Test
    void aTaskThatComesAgainIsThereAgainWhenItIsDone() throws Exception {
        String due = clock.instant().atZone(NEW_YORK).toLocalDate().plusDays(1) + "T10:00";
        assertThat(post("/app/tasks", "title", "Call the lender", "due", due, "repeats", "WEEKLY", "assignee", me()))
                .hasStatus3xxRedirection();
        Task first = mine().getFirst();
        post("/app/tasks/" + first.id() + "/completion");
        assertThat(mine()).singleElement().satisfies(next -> {
            assertThat(next.id()).isNotEqualTo(first.id());
            assertThat(next.title()).isEqualTo("Call the lender");
            assertThat(next.dueAt())
                    .isEqualTo(Repeat.WEEKLY.next(
                            java.util.Objects.requireNonNull(first.dueAt()), clock.instant(), NEW_YORK));
        });
        assertThat(page("/app/tasks").text()).contains("every week");
    }

    @Test
    void aTaskIsRewrittenGivenAwayAndDeleted() throws Exception {
        TaskId id = players.atHarbor(() -> tasks.create(
                        new NewTask(null, "Rent", null, players.maya().user()), Author.of(players.maya()))
                .orElseThrow());
        String path = "/app/tasks/" + id;
        assertThat(page(path + "/edit").select("#f-title").attr("value")).isEqualTo("Rent");
        assertThat(post(path, "title", " ", "assignee", me())).hasStatus(422);
        assertThat(post(path, "title", "Rent", "assignee", players.pia().user().toString()))
                .hasStatus(422);
        assertThat(post(path, "title", "Rent", "repeats", "WEEKLY"))
                .as("without a date")
                .hasStatus(422);
        assertThat(post(
                        path,
                        "title",
                        "Pay the rent",
                        "due",
                        "2027-03-01T10:00",
                        "repeats",
                        "MONTHLY",
                        "assignee",
                        me()))
                .hasStatus3xxRedirection();
        assertThat(mine()).singleElement().satisfies(task -> {
            assertThat(task.title()).isEqualTo("Pay the rent");
            assertThat(task.repeats()).isEqualTo(Repeat.MONTHLY);
        });
        assertThat(mvc.patch()
                        .uri("/api/v1/tasks/" + id)
                        .contentType("application/json")
                        .content("{\"assigneeId\":\"" + players.tom().user() + "\",\"repeats\":\"NEVER\"}")
                        .with(SignedIn.as(players.maya())))
                .hasStatusOk()
                .bodyText()
                .contains("Tom Becker", "\"repeats\":null", "Pay the rent");
        for (String wrong :
                List.of("{\"title\":\" \"}", "{\"repeats\":\"OFTEN\"}", "{\"assigneeId\":\"" + id + "\"}")) {
            assertThat(mvc.patch()
                            .uri("/api/v1/tasks/" + id)
                            .contentType("application/json")
                            .content(wrong)
                            .with(SignedIn.as(players.maya())))
                    .as(wrong)
                    .hasStatus(400);
        }
        assertThat(mvc.delete().uri("/api/v1/tasks/" + id).with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(mvc.delete().uri("/api/v1/tasks/" + id).with(SignedIn.as(players.maya())))
                .hasStatus(204);
        assertThat(mvc.get().uri(path + "/edit").with(SignedIn.as(players.maya())))
                .hasStatus(404);
    }

    @Test
    void undoingTakesTheNextTurnBackAndPuttingOffKeepsTheRhythm() throws Exception {
        Instant due = clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .plus(Duration.ofDays(1));
        TaskId id = players.atHarbor(() -> tasks.create(
                        new NewTask(null, "Rent", due, players.maya().user(), Repeat.WEEKLY), Author.of(players.maya()))
                .orElseThrow());
        post("/app/tasks/" + id + "/completion");
        post("/app/tasks/" + id + "/reopening");
        assertThat(mine()).extracting(Task::id).containsExactly(id);
        post(
                "/app/tasks/" + id + "/snooze",
                "until",
                due.plus(Duration.ofDays(2)).toString());
        post("/app/tasks/" + id + "/completion");
        assertThat(mine())
                .singleElement()
                .satisfies(next -> assertThat(next.dueAt()).isEqualTo(Repeat.WEEKLY.next(due, due, NEW_YORK)));
    }

    @Test
    void aDeletedTaskComesBackByTheMessageThatTellsOfIt() throws Exception {
        Instant due = clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .plus(Duration.ofDays(1));
        TaskId id = players.atHarbor(() -> tasks.create(
                        new NewTask(null, "Rent", due, players.maya().user(), Repeat.WEEKLY), Author.of(players.maya()))
                .orElseThrow());
        post("/app/tasks/" + id + "/completion");
        Task done = players.atHarbor(() -> tasks.find(id)).orElseThrow();
        List<Task> next = mine();
        MvcTestResult deleted = post("/app/tasks/" + id + "/deletion");
        assertThat(mine()).isEmpty();
        Document told = Jsoup.parse(mvc.get()
                .uri("/app/tasks")
                .requestAttr(
                        DispatcherServlet.INPUT_FLASH_MAP_ATTRIBUTE,
                        deleted.getMvcResult().getFlashMap())
                .with(SignedIn.as(players.maya()))
                .exchange()
                .getResponse()
                .getContentAsString());
        String undo = "/app/tasks/" + id + "/restoration";
        assertThat(told.select("#toasts form[action=" + undo + "] button").text())
                .isEqualTo("Undo");
        assertThat(mvc.post().uri(undo).with(SignedIn.as(players.pia()))).hasStatus(404);
        for (String press : List.of("once", "twice")) {
            assertThat(post(undo)).as(press).hasStatus3xxRedirection();
            assertThat(mine()).as(press).isEqualTo(next);
            assertThat(players.atHarbor(() -> tasks.find(id))).as(press).hasValue(done);
        }
    }

    @Test
    void aDeletedTaskOfALeadComesBackWithinTheHourOnly() throws Exception {
        LeadId lead = players.atHarbor(() -> leads.capture(NewLead.named("Ana", "Lopez"), players.maya())
                .lead()
                .id());
        TaskId id = players.atHarbor(
                () -> tasks.create(new NewTask(lead, "Call", null, players.tom().user()), Author.of(players.maya()))
                        .orElseThrow());
        post("/app/tasks/" + id + "/deletion");
        post("/app/tasks/" + id + "/restoration");
        assertThat(page("/app/leads/" + lead).text()).contains("Task brought back: Call");
        assertThat(mvc.delete().uri("/api/v1/tasks/" + id).with(SignedIn.as(players.maya())))
                .hasStatus(204);
        clock.advance(Duration.ofMinutes(61));
        assertThat(post("/app/tasks/" + id + "/restoration")).hasStatus(404);
        assertThat(post("/app/tasks/not-an-id/restoration")).hasStatus(404);
    }

    @Test
    void whatIsWrongIsToldAndKept() throws Exception {
        MvcTestResult answer = post(
                "/app/tasks",
                "title",
                "Kept",
                "due",
                "",
                "repeats",
                "DAILY",
                "assignee",
                players.pia().userUuid().toString());
        assertThat(answer).hasStatus(422);
        Document page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select(".ln-errors").text())
                .contains("A task that comes again needs a date.", "Choose somebody of the account.");
        assertThat(page.select("input[name=title]").attr("value")).isEqualTo("Kept");
    }

    @Test
    void aTaskIsPutOffAndOnlyByItsOwnAccount() throws Exception {
        TaskId id = task("Sign", clock.instant().plus(Duration.ofHours(1)));
        String until = clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .plus(Duration.ofDays(3))
                .toString();
        assertThat(mvc.post()
                        .uri("/app/tasks/" + id + "/snooze")
                        .param("until", until)
                        .with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(post("/app/tasks/" + id + "/snooze", "until", "whenever")).hasStatus(404);
        post("/app/tasks/" + id + "/snooze", "until", until);
        assertThat(mine().getFirst().dueAt()).isEqualTo(until);
    }

    @Test
    void theCalendarHoldsOnesOwnTasksAndItsOldAddressDies() throws Exception {
        task("Meet; bring keys, plans \\ Ünïcode ".repeat(4), clock.instant().plus(Duration.ofDays(1)));
        players.atHarbor(() -> tasks.create(
                new NewTask(
                        null,
                        "Not mine",
                        clock.instant().plus(Duration.ofDays(1)),
                        players.tom().user()),
                Author.of(players.grace())));
        String feed = feed();
        String text = mvc.get().uri(feed).exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("Meet\\; bring keys\\, plans \\\\ ")
                .doesNotContain("Not mine");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("Ünïcode");
        post("/app/tasks/calendar");
        assertThat(mvc.get().uri(feed)).hasStatus(404);
        assertThat(feed()).isNotEqualTo(feed);
        assertThat(mvc.get().uri(feed())).hasStatusOk();
        assertThat(mvc.get().uri("/calendar/AAAA.ics")).hasStatus(404);
    }

    @Test
    void theCalendarHoldsOnesOwnShowingsAtTheirHourWhereverTheyAre() throws Exception {
        LeadId lead = players.atHarbor(() -> leads.capture(NewLead.named("Ana", "Lopez"), players.maya())
                .lead()
                .id());
        String day = clock.instant().atZone(NEW_YORK).toLocalDate().plusDays(3).toString();
        post(
                "/app/leads/" + lead + "/showings",
                "place",
                "18 Harbor Lane, Salem",
                "at",
                day + "T15:00",
                "minutes",
                "45");
        String text = mvc.get().uri(feed()).exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
        Instant at =
                java.time.LocalDateTime.parse(day + "T15:00").atZone(NEW_YORK).toInstant();
        assertThat(text)
                .contains("SUMMARY:Showing: 18 Harbor Lane\\, Salem")
                .contains("DTSTART:" + at.toString().replaceAll("[-:]", ""));
    }

    private String feed() throws Exception {
        String address = page("/app/tasks").select(".ln-feed code").text();
        return address.substring(address.indexOf("/calendar/"));
    }

    private String me() {
        return players.maya().userUuid().toString();
    }

    private TaskId task(String title, Instant due) {
        return players.atHarbor(
                () -> tasks.create(new NewTask(null, title, due, players.maya().user()), Author.of(players.maya()))
                        .orElseThrow());
    }

    private List<Task> mine() {
        return players.atHarbor(() -> tasks.due(
                Instant.EPOCH,
                clock.instant().plus(Duration.ofDays(400)),
                players.maya().user()));
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer =
                mvc.get().uri(uri).with(SignedIn.as(players.maya())).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(String uri, String... fields) {
        Actor maya = players.maya();
        var request = mvc.post().uri(uri).with(SignedIn.as(maya));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
