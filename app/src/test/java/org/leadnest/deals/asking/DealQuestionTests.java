package org.leadnest.deals.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.deals.DealInput;
import org.leadnest.deals.Deals;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Tasks;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions about deals and tasks are answered with rows, or refused with the words that were not understood. */
@LeadNestTest
class DealQuestionTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final DealQuestion.Names NAMES =
            new DealQuestion.Names(List.of("Prospect", "Under contract", "Offer"), List.of("Maya Lopez", "Tom Reed"));
    private static final Author AUTHOR = Author.system("test");

    @Autowired
    private DealQuestions palette;

    @Autowired
    private TaskQuestions taskPalette;

    @Autowired
    private Deals deals;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Leads leads;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private LocalDate today;

    @BeforeEach
    void enter() {
        players = cast.enter();
        today = LocalDate.ofInstant(
                clock.instant(), accounts.account(players.harbor()).zone());
        LeadId busy = players.atHarbor(() -> {
            leads.capture(NewLead.named("Ana", "Lopez"), players.grace());
            return leads.list(LeadFilter.ALL, null, 5).data().stream()
                    .map(Lead::id)
                    .findFirst()
                    .orElseThrow();
        });
        deal("Pier 1", "450000", today.toString(), null);
        deal("Pier 2", "390000", today.plusDays(400).toString(), null);
        deal("Pier 3", "1200000", "", busy);
        task("Call Ana", Duration.ZERO, busy);
        task("Order the sign", Duration.ofDays(40), null);
        players.atHarbor(() ->
                tasks.create(new NewTask(null, "Someday", null, players.tom().user()), AUTHOR));
    }

    private void deal(String name, String value, String closing, @Nullable LeadId lead) {
        DealInput input = new DealInput().put("name", name).put("value", value).put("expectedClose", closing);
        if (lead != null) {
            input.put("leadId", lead.toString());
        }
        players.atHarbor(() -> deals.open(input, players.maya()));
    }

    private void task(String title, Duration from, @Nullable LeadId lead) {
        players.atHarbor(() -> tasks.create(
                new NewTask(
                        lead, title, clock.instant().plus(from), players.maya().user()),
                AUTHOR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deals closing this month | Pier 1",
                "Which deals are closing today? | Pier 1",
                "deals over 400k without a next task | Pier 1",
                "deals over 400k | Pier 3, Pier 1",
                "deals with a next task | Pier 3",
                "deals without a closing date | Pier 3",
                "how many deals are open | Pier 3, Pier 2, Pier 1",
                "deals worth under $400,000 | Pier 2",
                "won deals | ''",
                "deals in stage prospect | Pier 3, Pier 2, Pier 1",
                "deals without a lead | Pier 2, Pier 1",
                "deals added today | Pier 3, Pier 2, Pier 1"
            })
    void dealsAreAnsweredWithTheirRows(String question, String rows) {
        List<PaletteEntry> found = ask(question);
        List<String> expected = rows.isEmpty() ? List.of() : List.of(rows.split(", "));
        assertThat(found.getFirst().label()).isEqualTo(expected.size() == 1 ? "1 deal" : expected.size() + " deals");
        assertThat(found.subList(1, found.size()))
                .extracting(PaletteEntry::label)
                .containsExactlyElementsOf(expected);
        assertThat(found.subList(1, found.size())).allMatch(row -> row.url().startsWith("/app/deals/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deals closing next week | Closing next week",
                "deals that close in the next 30 days | Closing in the next 30 days",
                "overdue deals | Closing day has passed",
                "deals lost last month | Lost last month",
                "deals won this year | Won this year",
                "closed deals | Closed",
                "deals with no next step | Without a next task",
                "deals without any tasks | Without a next task",
                "deals without a commission | Without a commission",
                "deals without an owner | Without an owner",
                "deals without a listing | Without a listing",
                "deals in under contract | Stage is Under contract",
                "deals of Maya | Owner is Maya Lopez",
                "Tom Reed's open deals | Owner is Tom Reed; Open",
                "deals worth between 300k and 500k | Value $300,000 to $500,000",
                "deals at least $1 million | Value at least $1,000,000",
                "deals not touched in two weeks | Not changed in the last 14 days",
                "deals stale for 60 days | Not changed in the last 60 days",
                "new deals this week | Added this week"
            })
    void questionsAboutDealsAreReadToTheLastWord(String question, String understood) {
        DealQuestion read =
                DealQuestion.read(question, NAMES, TODAY, ZoneOffset.UTC).orElseThrow();
        assertThat(read.asked().leftOver()).isEmpty();
        assertThat(String.join("; ", read.asked().words())).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks due today | 1 task | Call Ana",
                "what tasks are due this week | 1 task | Call Ana",
                "which tasks have no date | 1 task | Someday",
                "tasks due in the next 60 days | 2 tasks | Call Ana",
                "open tasks of Tom | 1 task | Someday",
                "overdue tasks | 1 task | Call Ana",
                "tasks due tomorrow | 0 tasks | ''",
                "my tasks today | 1 task | Call Ana",
                "unassigned tasks | 0 tasks | ''"
            })
    void tasksAreAnsweredWithTheirRows(String question, String count, String first) {
        List<PaletteEntry> found = tasks(question);
        assertThat(found.getFirst().label()).isEqualTo(count);
        assertThat(found.size() > 1 ? found.get(1).label() : "").isEqualTo(first);
    }

    @Test
    void aTaskLeadsToItsLead() {
        assertThat(tasks("tasks due today").get(1).url()).startsWith("/app/leads/");
        assertThat(tasks("tasks without a date").get(1).url()).isEqualTo("/app/tasks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which deals will close on time",
                "show deals over 400k or under 100k",
                "which deals are not in stage prospect",
                "what deals make Maya happy",
                "list deals closing before the wedding"
            })
    void dealsAreRefusedWithTheWordsThatWereNotUnderstood(String question) {
        assertThat(ask(question)).hasSize(1).first().satisfies(answer -> {
            assertThat(answer.label()).startsWith("Not answered: ").endsWith("is not understood");
            assertThat(answer.detail()).contains("stage, owner, value");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"which tasks are boring", "show overdue tasks or tasks due today", "what tasks did Ana finish"})
    void tasksAreRefusedWithTheWordsThatWereNotUnderstood(String question) {
        assertThat(tasks(question))
                .hasSize(1)
                .first()
                .satisfies(answer -> assertThat(answer.label()).startsWith("Not answered: "));
    }

    @Test
    void nobodyIsAnsweredWhatTheyMayNotRead() {
        assertThat(players.atHarbor(() -> palette.find("open deals", Set.of("TASKS_READ"), 8)))
                .isEmpty();
        assertThat(players.atHarbor(() -> palette.find("deals without a next task", Set.of("DEALS_READ"), 8)))
                .as("it would tell of tasks")
                .isEmpty();
        assertThat(players.atHarbor(() -> taskPalette.find("tasks due today", Set.of("DEALS_READ"), 8)))
                .isEmpty();
    }

    private List<PaletteEntry> ask(String question) {
        return players.atHarbor(() -> palette.find(question, Set.of("DEALS_READ", "TASKS_READ"), 8));
    }

    private List<PaletteEntry> tasks(String question) {
        return players.atHarbor(() -> taskPalette.find(question, Set.of("TASKS_READ"), 8));
    }
}
