package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class MentionTests {
    @Autowired
    private Leads leads;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private LeadId lead;

    @BeforeEach
    void enter() {
        players = cast.enter();
        lead = players.atHarbor(() -> leads.capture(NewLead.named("Lee", "Lead"), players.grace())
                .lead()
                .id());
    }

    @Test
    void whoIsMentionedGetsATaskToReadIt() {
        note("@maya please call, and @Tom Becker: the keys. Not x@ana.example, not @Anaïs.");
        List<Task> found = players.atHarbor(() -> tasks.ofLead(lead));
        assertThat(found)
                .extracting(task -> String.valueOf(task.assignee()))
                .hasSize(2)
                .anySatisfy(one -> assertThat(one).contains("Maya Lopez"))
                .anySatisfy(one -> assertThat(one).contains("Tom Becker"));
        assertThat(found).allSatisfy(task -> assertThat(task.title()).contains("Grace Harbor mentions you"));
    }

    @Test
    void nobodyGivesThemselvesATaskAndANoteWithoutAnAtSignNone() {
        note("@grace to do. Maya knows.");
        assertThat(players.atHarbor(() -> tasks.ofLead(lead))).isEmpty();
    }

    @Test
    void aFirstNameThatTwoHaveMeansNeither() {
        Owner ann = new Owner(new UserId(Ids.next()), "Ann Lee");
        Owner other = new Owner(new UserId(Ids.next()), "Ann Moor");
        assertThat(Mentions.named("@ann look", List.of(ann, other))).isEmpty();
        assertThat(Mentions.named("(@ANN MOOR)", List.of(ann, other))).containsExactly(other.id());
    }

    private void note(String text) {
        players.atHarbor(() -> leads.note(lead, text, Author.of(players.grace())));
    }
}
