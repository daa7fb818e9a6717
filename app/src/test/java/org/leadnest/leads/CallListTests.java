package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class CallListTests {
    @Autowired
    private CallList calls;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private Cast cast;

    @Autowired
    private InstantSource clock;

    @Test
    void aLeadWhoseDataIsNotUsedIsNobodysToCall() {
        Cast.Players players = cast.enter();
        List<UUID> waiting = List.of(asks(players, "ida@example.com"), asks(players, "ivo@example.com"));
        assertThat(called(players)).containsExactlyInAnyOrderElementsOf(waiting);
        players.atHarbor(() -> {
            restrictions.restrict(waiting.getFirst(), "Objection");
            return true;
        });
        assertThat(called(players)).containsExactly(waiting.getLast());
    }

    private UUID asks(Cast.Players players, String address) {
        return players.atHarbor(() -> inquiries
                .file(
                        NewLead.named(null, null)
                                .reachedBy(List.of(new EmailAddress(address)), List.of())
                                .asking(new Inquiry(
                                        Inquiry.Type.SELLER_INQUIRY, "Sell", (String) null, clock.instant())),
                        Author.system("Test"))
                .lead()
                .id()
                .value());
    }

    private List<UUID> called(Cast.Players players) {
        return players.atHarbor(() -> calls.of(players.maya().user(), 10)).stream()
                .map(call -> call.lead().value())
                .toList();
    }
}
