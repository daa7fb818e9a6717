package org.leadnest.messaging.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Links whose clicks are counted: only when the account wants it, and never a way to anywhere else. */
@LeadNestTest
@RecordApplicationEvents
class TrackedLinkTests {
    private static final String TARGET = "https://homes.example/18-harbor-lane?from=mail&n=1";
    private static final Pattern SHORT = Pattern.compile("http://localhost:\\d+(/l/[0-9A-Za-z]{10})");
    private static final String BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Clicks clicks;

    @Autowired
    private TrackedLinks links;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ApplicationEvents events;

    private Cast.Players players;
    private final UUID ana = Ids.next();

    @BeforeEach
    void enter() {
        players = cast.enter();
        Mornings.next(clock);
    }

    @Test
    void linksStayAsTheyWereWrittenUntilTheAccountCountsThem() {
        var id = send(Channel.EMAIL, "See " + TARGET + ".");
        assertThat(sent(id).text()).contains("See " + TARGET + ".").doesNotContain("/l/");
        count();
        var tracked = send(Channel.EMAIL, "Look at " + TARGET + ".");
        assertThat(sent(tracked).text()).doesNotContain(TARGET).containsPattern(SHORT);
        var page = Jsoup.parse(Objects.requireNonNull(sent(tracked).html()));
        assertThat(page.select("a[href*=/l/]").eachText()).containsExactly(TARGET);
        assertThat(sent(tracked).text())
                .contains("Unsubscribe: http://localhost")
                .contains("/u/");
    }

    @Test
    void aShortLinkLeadsWhereTheMessageSaidAndNowhereElse() {
        count();
        String path = path(send(Channel.SMS, "New: " + TARGET));
        assertThat(follow(path + "?url=https://evil.example&next=//evil.example", BROWSER))
                .hasStatus(302)
                .hasHeader(HttpHeaders.LOCATION, TARGET)
                .hasHeader("Referrer-Policy", "no-referrer");
        assertThat(follow("/l/0000000000", BROWSER)).hasStatus(404);
        assertThat(follow("/l/evil.example", BROWSER)).hasStatus(404);
    }

    @Test
    void aClickIsToldOnceAndMachinesAreNotCounted() {
        count();
        var id = send(Channel.SMS, "New: " + TARGET + " and " + TARGET);
        String path = path(id);
        follow(path, "Slackbot-LinkExpanding 1.0");
        assertThat(mvc.head().uri(path).header(HttpHeaders.USER_AGENT, BROWSER)).hasStatus(302);
        assertThat(opened(id)).isFalse();
        follow(path, BROWSER);
        follow(path, BROWSER);
        assertThat(opened(id)).isTrue();
        assertThat(events.stream(MessageEvent.LinkOpened.class))
                .singleElement()
                .satisfies(told -> assertThat(List.of(told.account(), told.message(), told.person()))
                        .containsExactly(players.harbor(), id, ana));
        assertThat(number("select clicks from messaging.links")).isEqualTo(2);
        assertThat(players.atPine(() -> clicks.opened(List.of(id)))).isEmpty();
    }

    @Test
    void theSameMessageGetsTheSameLinksAndTheWordsAsSentAreKnown() {
        count();
        var id = send(Channel.SMS, "New: " + TARGET);
        var again = players.atHarbor(() -> links.shorten(id, ana, "New: " + TARGET));
        assertThat(again).hasSize(1);
        assertThat(players.atHarbor(() -> links.asSent(id, "New: " + TARGET)))
                .isEqualTo(sent(id).text().lines().findFirst().orElseThrow());
    }

    @Test
    void ourOwnPagesAndWhatIsNoAddressAreLeftAlone() {
        count();
        var own = sent(send(Channel.EMAIL, "Hello")).text().replaceFirst("(?s).*(http://localhost:\\d+)/u/.*", "$1");
        var text = own + "/u/x https://[bad https://ok.example/a";
        var shorts = players.atHarbor(() -> links.shorten(Ids.next(), ana, text));
        assertThat(shorts).containsOnlyKeys("https://ok.example/a");
    }

    private void count() {
        assertThat(mvc.post()
                        .uri("/app/settings/sending")
                        .param("trackLinks", "true")
                        .with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult follow(String path, String program) {
        return mvc.get().uri(path).header(HttpHeaders.USER_AGENT, program).exchange();
    }

    private UUID send(Channel channel, String text) {
        var id = players.atHarbor(() -> messages.queue(List.of(new Outgoing(
                        ana,
                        channel,
                        Category.COMMERCIAL,
                        channel == Channel.EMAIL ? "ana." + ana + "@example.com" : "+13055550188",
                        "Ana Lopez",
                        "Homes",
                        text,
                        new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                        new Outgoing.Origin.Manual(),
                        null))))
                .getFirst();
        dispatcher.run();
        return id;
    }

    private Outbox.Entry sent(UUID message) {
        return outbox.find(message).flatMap(outbox::entry).orElseThrow();
    }

    private String path(UUID message) {
        var found = SHORT.matcher(sent(message).text());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private boolean opened(UUID message) {
        return players.atHarbor(() -> clicks.opened(List.of(message))).containsKey(message);
    }

    private int number(String sql) {
        return players.atHarbor(() -> Objects.requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(Integer.class).single())));
    }
}
