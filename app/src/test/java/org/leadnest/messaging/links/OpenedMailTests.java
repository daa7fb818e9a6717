package org.leadnest.messaging.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.StepTallies;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.Restrictions;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** That mail was opened is known only where the account asks for it, and a machine that fetches pictures is no reader. */
@LeadNestTest
class OpenedMailTests {
    private static final Pattern PICTURE = Pattern.compile("src=\"https?://[^/\"]+(/o/[^\"]+\\.gif)\"");
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148";

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private StepTallies tallies;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private final UUID step = Ids.next();

    @BeforeEach
    void enter() {
        players = cast.enter();
        Mornings.next(clock);
    }

    @Test
    void nothingIsCountedUnlessTheAccountAsks() {
        assertThat(picture(sent(Category.COMMERCIAL))).isNull();
        count(true);
        assertThat(picture(sent(Category.TRANSACTIONAL))).isNull();
        String picture = picture(sent(Category.COMMERCIAL));
        assertThat(picture).isNotNull();
        count(false);
        fetch(String.valueOf(picture), PHONE, false);
        count(true);
        assertThat(tally().opened()).isZero();
    }

    @Test
    void aReaderCountsOnceAndAMachineApart() {
        count(true);
        String first = String.valueOf(picture(sent(Category.COMMERCIAL)));
        String second = String.valueOf(picture(sent(Category.COMMERCIAL)));
        fetch(first, "Mozilla/5.0", false);
        fetch(first, PHONE, true);
        assertThat(tally())
                .extracting(StepTallies.Tally::opened, StepTallies.Tally::machineOpened)
                .containsExactly(0L, 1L);
        fetch(first, PHONE, false);
        fetch(first, PHONE, false);
        fetch(second, "Mozilla/5.0 (Windows NT 5.1) Firefox/11.0 (via ggpht.com GoogleImageProxy)", false);
        assertThat(tally())
                .extracting(StepTallies.Tally::opened, StepTallies.Tally::machineOpened)
                .containsExactly(1L, 1L);
        assertThat(mvc.get().uri("/o/nonsense.gif").exchange()).hasStatusOk();
        count(false);
        assertThat(tally().opened()).as("shown only while it is counted").isZero();
    }

    @Test
    void whoObjectedIsNotCounted() {
        count(true);
        UUID person = Ids.next();
        String picture = String.valueOf(picture(sent(person, Category.COMMERCIAL)));
        players.atHarbor(() -> {
            transactions.executeWithoutResult(status -> restrictions.restrict(person, "objected"));
            return true;
        });
        fetch(picture, PHONE, false);
        assertThat(tally().opened()).isZero();
    }

    private StepTallies.Tally tally() {
        return players.atHarbor(() -> tallies.of(List.of(step)))
                .getOrDefault(step, List.of())
                .getFirst();
    }

    private void fetch(String picture, String program, boolean gpc) {
        var request = mvc.get().uri(picture).header("User-Agent", program);
        MvcTestResult answer = (gpc ? request.header("Sec-GPC", "1") : request).exchange();
        assertThat(answer).hasStatusOk().hasContentType("image/gif");
    }

    private UUID sent(Category category) {
        return sent(Ids.next(), category);
    }

    private UUID sent(UUID person, Category category) {
        UUID message = players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        person,
                        Channel.EMAIL,
                        category,
                        "ana." + person + "@example.com",
                        "Ana Lopez",
                        "Hello",
                        "Hello " + Ids.next(),
                        new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Step(Ids.next(), step),
                        null))))
                .getFirst();
        dispatcher.run();
        return message;
    }

    private @Nullable String picture(UUID message) {
        String html = jdbc.sql("select html from messaging.outbox where message_id = ?")
                .param(message)
                .query(String.class)
                .single();
        Matcher found = PICTURE.matcher(html);
        return found.find() ? found.group(1) : null;
    }

    private void count(boolean opens) {
        assertThat(mvc.post()
                        .uri("/app/settings/sending")
                        .param("postalAddress", "1 Harbor Road, Miami FL 33101")
                        .param("trackOpens", Boolean.toString(opens))
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus3xxRedirection();
    }
}
