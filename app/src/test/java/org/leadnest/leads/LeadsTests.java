package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class LeadsTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Timeline timeline;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void theSameAddressInAnotherCaseIsTheSameLeadFilledWhereItWasEmpty() {
        Lead first = capture(NewLead.named("Ana", null).reachedBy(emails("Ana@Example.com"), List.of()));
        Capture second = players.atHarbor(() -> leads.capture(
                NewLead.named("Anita", "Lopez")
                        .reachedBy(emails("ana@example.COM"), phones("(305) 555-0123"))
                        .tagged(List.of("Buyer")),
                players.maya()));
        assertThat(second).isInstanceOf(Capture.Matched.class);
        assertThat(second.lead().id()).isEqualTo(first.id());
        assertThat(second.lead().firstName()).isEqualTo("Ana");
        assertThat(second.lead().lastName()).isEqualTo("Lopez");
        assertThat(second.lead().emails()).extracting(EmailAddress::value).containsExactly("Ana@example.com");
        assertThat(second.lead().phones()).extracting(PhoneNumber::value).containsExactly("+13055550123");
        assertThat(second.lead().tags()).containsExactly("Buyer");
    }

    @Test
    void theSameNumberInAnotherWritingIsTheSameLead() {
        Lead first = capture(NewLead.named("Ana", "Lopez").reachedBy(List.of(), phones("305.555.0123")));
        Lead second = capture(NewLead.named("A.", "L.").reachedBy(List.of(), phones("+1 (305) 555-0123")));
        assertThat(second.id()).isEqualTo(first.id());
    }

    @Test
    void aLeadIsFoundByItsNameItsAddressAndItsNumberInAnyWriting() {
        Lead lead = capture(NewLead.named("José María", "O'Brien-Smith")
                .reachedBy(emails("jm.obrien@example.com"), phones("(305) 555-0187")));
        for (String q : List.of(
                "jose",
                "JOSÉ",
                "maria",
                "obrien",
                "O'Brien",
                "smith",
                "o'brien jo",
                "jose smith",
                "jm.ob",
                "jm.obrien@example.com",
                "305 555 0187",
                "+1 305-555-0187",
                "1 (305) 555-0187",
                "3055550187",
                "5550187",
                "0187")) {
            assertThat(found(q)).as(q).containsExactly(lead.id());
        }
        assertThat(found("ose")).isEmpty();
        assertThat(found("jose miller")).isEmpty();
        assertThat(found("%")).isEmpty();
    }

    @Test
    void namesComeBackAsTheyWentIn() {
        for (String name : List.of(
                " two  blanks ",
                "x".repeat(300),
                "\u202Emirrored",
                "👩‍👩‍👧‍👦 Ω≈ç√∫",
                "Robert'); drop table leads;--",
                "<script>alert(1)</script>",
                "=1+1",
                "%s%n${7*7}")) {
            Lead lead = capture(NewLead.named(name, name));
            Lead read = players.atHarbor(() -> leads.find(lead.id())).orElseThrow();
            assertThat(read.firstName()).isEqualTo(name);
            assertThat(read.lastName()).isEqualTo(name);
        }
    }

    @Test
    void refusesWhatCannotBeKept() {
        FieldErrors errors = new FieldErrors();
        LeadInput input = new LeadInput()
                .text("firstName", "a\0b")
                .text("lastName", "\uD800")
                .list("emails", List.of("not an address"))
                .list("phones", List.of("12"))
                .text("state", "Atlantis")
                .text("timeZone", "Mars/Olympus")
                .text("stage", "Nowhere");
        assertThat(players.atHarbor(
                        () -> leads.capture(input, NewLead.named(null, null), errors, Author.of(players.maya()))))
                .isEmpty();
        assertThat(errors.ordered().keySet())
                .containsExactlyInAnyOrder("firstName", "lastName", "emails", "phones", "state", "timeZone", "stage");
    }

    @Test
    void theSecondOfTwoEditorsSeesTheConflictAndNothingIsWritten() {
        Lead lead = capture(NewLead.named("Ana", "Lopez").reachedBy(emails("ana@example.com"), List.of()));
        Edit first = edit(lead, lead.version(), new LeadInput().text("firstName", "Anna"));
        Edit second = edit(lead, lead.version(), new LeadInput().text("lastName", "Perez"));
        assertThat(first).isInstanceOf(Edit.Edited.class);
        assertThat(second).isInstanceOfSatisfying(Edit.Conflict.class, conflict -> {
            assertThat(conflict.current().firstName()).isEqualTo("Anna");
            assertThat(conflict.current().lastName()).isEqualTo("Lopez");
        });
    }

    @Test
    void anAddressOfAnotherLeadIsRefused() {
        capture(NewLead.named("Ana", "Lopez").reachedBy(emails("ana@example.com"), List.of()));
        Lead tom = capture(NewLead.named("Tom", "Hill").reachedBy(emails("tom@example.com"), List.of()));
        Edit edit = edit(tom, null, new LeadInput().list("emails", List.of("ANA@example.com")));
        assertThat(edit)
                .isInstanceOfSatisfying(
                        Edit.Refused.class,
                        refused -> assertThat(refused.errors().of("emails")).contains("another lead"));
    }

    @Test
    void pagesHoldEachLeadOnceInEveryOrder() {
        Set<LeadId> all = IntStream.range(0, 23)
                .mapToObj(i -> capture(NewLead.named("P" + i % 3, "Q" + i % 5)).id())
                .collect(java.util.stream.Collectors.toSet());
        for (LeadFilter.Sort sort : LeadFilter.Sort.values()) {
            java.util.List<LeadId> seen = new java.util.ArrayList<>();
            String next = null;
            do {
                Page<Lead> page = page(LeadFilter.ALL.sorted(sort), next);
                page.data().forEach(lead -> seen.add(lead.id()));
                next = page.next();
            } while (next != null);
            assertThat(seen).as(sort.name()).hasSize(23).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void filtersByStageTagSourceAndOwner() {
        Lead lead = capture(NewLead.named("Ana", "Lopez")
                .at("contacted")
                .from("Zillow")
                .tagged(List.of("VIP"))
                .ownedBy(players.tom().user()));
        capture(NewLead.named("Tom", "Hill"));
        assertThat(filtered("Contacted", null, null, null)).containsExactly(lead.id());
        assertThat(filtered(null, "vip", null, null)).containsExactly(lead.id());
        assertThat(filtered(null, null, "zillow", null)).containsExactly(lead.id());
        assertThat(filtered(null, null, null, players.tom().user().toString())).containsExactly(lead.id());
        assertThat(filtered(null, null, null, LeadFilter.NO_OWNER)).hasSize(1).doesNotContain(lead.id());
        assertThat(filtered("Nowhere", null, null, null)).isEmpty();
    }

    @Test
    void anotherAccountSeesAndChangesNothing() {
        Lead lead = capture(NewLead.named("Ana", "Lopez").reachedBy(emails("ana@example.com"), List.of()));
        Author pia = Author.of(players.pia());
        assertThat(players.atPine(() -> leads.find(lead.id()))).isEmpty();
        assertThat(players.atPine(() -> leads.list(LeadFilter.ALL, null, 50)).data())
                .isEmpty();
        assertThat(players.atPine(() -> leads.changeStage(lead.id(), "Lost", pia)))
                .isFalse();
        assertThat(players.atPine(() -> leads.note(lead.id(), "mine", pia))).isEmpty();
        assertThat(players.atPine(() -> leads.recipients(List.of(lead.id())))).isEmpty();
        Capture theirs = players.atPine(() ->
                leads.capture(NewLead.named("A", "B").reachedBy(emails("ana@example.com"), List.of()), players.pia()));
        assertThat(theirs).isInstanceOf(Capture.Created.class);
        assertThat(players.atHarbor(() -> leads.assign(lead.id(), players.pia().user(), Author.of(players.maya()))))
                .isFalse();
    }

    @Test
    void theTimelineTellsWhatHappenedNewestFirst() {
        Lead lead = capture(NewLead.named("Ana", "Lopez").from("Zillow"));
        Author maya = Author.of(players.maya());
        players.atHarbor(() -> leads.note(lead.id(), "Wants a garden", maya));
        players.atHarbor(() -> leads.changeStage(lead.id(), "Contacted", maya));
        TaskId task = players.atHarbor(() -> tasks.create(
                        new NewTask(lead.id(), "Call back", null, players.maya().user()), maya)
                .orElseThrow());
        assertThat(players.atHarbor(() -> tasks.complete(task, maya))).isTrue();
        assertThat(players.atHarbor(() -> tasks.complete(task, maya))).isFalse();
        List<TimelineEntry> entries = players.atHarbor(() -> timeline.page(lead.id(), Set.of(), null, 50))
                .data();
        assertThat(entries)
                .extracting(TimelineEntry::title)
                .containsExactly(
                        "Task done: Call back", "Task: Call back", "New → Contacted", "Note", "Lead added from Zillow");
        assertThat(entries.get(3).text()).isEqualTo("Wants a garden");
        assertThat(players.atHarbor(() -> timeline.page(lead.id(), Set.of(TimelineKind.NOTE), null, 50))
                        .data())
                .hasSize(1);
    }

    @Test
    void recipientsAreReadTogether() {
        Lead lead = capture(NewLead.named("Ana", "Lopez")
                .reachedBy(emails("ana@example.com", "b@example.com"), phones("3055550123"))
                .living("FL", "33101", "America/New_York")
                .ownedBy(players.maya().user()));
        assertThat(players.atHarbor(() -> leads.recipients(List.of(lead.id()))))
                .singleElement()
                .satisfies(recipient -> {
                    assertThat(recipient.email()).isEqualTo("ana@example.com");
                    assertThat(recipient.phone()).isEqualTo("+13055550123");
                    assertThat(recipient.timeZone()).isEqualTo("America/New_York");
                    assertThat(recipient.stage()).isEqualTo("New");
                    assertThat(recipient.ownerName()).isEqualTo("Maya Lopez");
                });
    }

    private Lead capture(NewLead lead) {
        return players.atHarbor(() -> leads.capture(lead, players.maya())).lead();
    }

    private Edit edit(Lead lead, @Nullable Integer version, LeadInput input) {
        return players.atHarbor(() -> leads.edit(lead.id(), version, input, Author.of(players.tom())));
    }

    private List<LeadId> found(String q) {
        return ids(new LeadFilter(q, null, null, null, null, LeadFilter.Sort.ACTIVITY));
    }

    private List<LeadId> filtered(
            @Nullable String stage, @Nullable String tag, @Nullable String source, @Nullable String owner) {
        return ids(new LeadFilter(null, stage, tag, source, owner, LeadFilter.Sort.ACTIVITY));
    }

    private List<LeadId> ids(LeadFilter filter) {
        return page(filter, null).data().stream().map(Lead::id).toList();
    }

    private Page<Lead> page(LeadFilter filter, @Nullable String after) {
        return players.atHarbor(() ->
                leads.list(filter, after == null ? null : filter.place(after).orElseThrow(), 5));
    }

    private static List<EmailAddress> emails(String... values) {
        return java.util.Arrays.stream(values)
                .map(value -> EmailAddress.parse(value).orElseThrow())
                .toList();
    }

    private static List<PhoneNumber> phones(String... values) {
        return java.util.Arrays.stream(values)
                .map(value -> PhoneNumber.parse(value).orElseThrow())
                .toList();
    }
}
