package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What asks first is read to its end, page by page. */
@LeadNestTest
class ApprovalPagingTests {
    @Autowired
    private Office office;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Test
    void theApiAndThePageReachTheLastOne() throws Exception {
        Actor maya = cast.enter().maya();
        office.moveTo("10:00");
        StepLine asks = new StepLine("EMAIL", "PT0S", null, null, null, "ASK", "Hi", "Hi", null, null, null, null);
        Sequence sequence = office.sequence(maya, input(asks));
        List<UUID> early = office.leads(maya, 30);
        office.enroll(maya, sequence, early);
        office.pass(Duration.ofMinutes(1));
        List<UUID> late = office.leads(maya, 25);
        office.enroll(maya, sequence, late);
        office.tick();

        List<String> read = new ArrayList<>();
        String after = "";
        while (after != null) {
            String page = body(maya, "/api/v1/approvals?limit=20" + (after.isEmpty() ? "" : "&after=" + after));
            read.addAll(JsonPath.<List<String>>read(page, "$.data[*].leadId"));
            after = JsonPath.read(page, "$.next");
        }
        assertThat(read).doesNotHaveDuplicates();
        assertThat(read.subList(0, 30))
                .as("the longest waiting first")
                .containsExactlyInAnyOrderElementsOf(
                        early.stream().map(UUID::toString).toList());
        assertThat(read.subList(30, 55))
                .containsExactlyInAnyOrderElementsOf(
                        late.stream().map(UUID::toString).toList());
        assertThat(mvc.get().uri("/api/v1/approvals?after=x").with(SignedIn.as(maya)))
                .hasStatus(400);

        Document first = Jsoup.parse(body(maya, "/app/sequences/approvals"));
        assertThat(first.select("section.card")).hasSize(50);
        Document second = Jsoup.parse(body(maya, first.select("a[rel=next]").attr("href")));
        assertThat(second.select("section.card")).hasSize(5);
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    private String body(Actor actor, String path) throws Exception {
        return mvc.get()
                .uri(path)
                .with(SignedIn.as(actor))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
