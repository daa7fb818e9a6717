package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.ShowingBooked;
import org.leadnest.leads.ShowingChanged;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Showings: booked with a confirmation and a calendar file, or logged by hand. */
@LeadNestTest
class ShowingTests {
    private static final Pattern FILE = Pattern.compile("(/showing/[A-Za-z0-9_-]+\\.ics)");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private ShowingConfirmations confirmations;

    @Autowired
    private Messages messages;

    @Autowired
    private Accounts accounts;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;
    private String lead = "";

    @BeforeEach
    void enter() throws Exception {
        players = cast.enter();
        lead = JsonPath.read(
                body(mvc.post()
                        .uri("/api/v1/inquiries")
                        .contentType("application/json")
                        .content("""
                                {"type":"General Inquiry","person":{"firstName":"Ana","lastName":"Lopez",
                                 "emails":[{"value":"ana@example.com"}]}}""")
                        .with(SignedIn.as(players.maya()))
                        .exchange()),
                "$.lead.id");
    }

    @Test
    void aBookedShowingIsConfirmedOnceWithACalendarFile() throws Exception {
        assertThat(enter(local(Duration.ofDays(3)), "18 Harbor Lane, \"Salem\"; rear", true))
                .hasRedirectedUrl("/app/leads/" + lead);
        Document page = page();
        assertThat(page.select("[aria-label=Showings]").text())
                .contains("18 Harbor Lane, \"Salem\"; rear Booked")
                .contains(players.maya().name());
        assertThat(page.text()).contains("Showing booked: 18 Harbor Lane");
        String file = page.select("[aria-label=Showings] a").attr("href");
        UUID showing = UUID.fromString(file.replaceAll(".*/showings/(.*)/calendar.ics", "$1"));
        ShowingBooked booked = new ShowingBooked(players.harbor(), UUID.fromString(lead), showing, true, Instant.MAX);
        confirmations.booked(booked);
        confirmations.booked(booked);
        List<Message> queued = players.atHarbor(
                () -> messages.list(UUID.fromString(lead), Optional.empty(), 10).data());
        assertThat(queued).singleElement().satisfies(message -> {
            assertThat(message.subject()).startsWith("Your showing of 18 Harbor Lane");
            assertThat(message.body())
                    .contains("Hello Ana Lopez,")
                    .contains("with " + players.maya().name());
        });
        Matcher address = FILE.matcher(queued.getFirst().body());
        assertThat(address.find()).isTrue();
        MvcTestResult open = mvc.get().uri(URI.create(address.group(1))).exchange();
        assertThat(open).hasStatusOk();
        assertThat(body(open).replace("\r\n ", ""))
                .contains("BEGIN:VEVENT")
                .contains("LOCATION:18 Harbor Lane\\, \"Salem\"\\; rear")
                .contains("STATUS:CONFIRMED");
        String forged = address.group(1).replaceFirst("/showing/.", "/showing/-");
        assertThat(mvc.get().uri(URI.create(forged)).exchange()).hasStatus(404);

        assertThat(mvc.get().uri(file).with(SignedIn.as(players.pia()))).hasStatus(404);
        assertThat(body(mvc.get().uri(file).with(SignedIn.as(players.tom())).exchange()))
                .contains("Showing with Ana Lopez");
        assertThat(mvc.post().uri(file.replace("calendar.ics", "cancellation")).with(SignedIn.as(players.maya())))
                .hasStatus(302);
        assertThat(page().select("[aria-label=Showings]").text()).contains("Canceled");
        assertThat(body(mvc.get().uri(URI.create(address.group(1))).exchange())).contains("STATUS:CANCELLED");
    }

    @Test
    void aShowingThatIsMovedOrCanceledIsToldOnceAndItsCalendarFileSaysSo() throws Exception {
        enter(local(Duration.ofDays(3)), "Pier 4", false);
        assertThat(body(get("/app/leads?where=all;lastContact.lastDays.1")))
                .as("a booking is a contact")
                .contains("Ana Lopez");
        String file = page().select("[aria-label=Showings] a").attr("href");
        UUID showing = UUID.fromString(file.replaceAll(".*/showings/(.*)/calendar.ics", "$1"));
        ShowingChanged changed = new ShowingChanged(players.harbor(), UUID.fromString(lead), showing);
        for (String wrong : List.of("soon", local(Duration.ofDays(-1)), local(Duration.ofDays(800)))) {
            post(file.replace("calendar.ics", "move"), "at", wrong);
        }
        assertThat(body(get(file))).contains("SEQUENCE:0");
        post(file.replace("calendar.ics", "move"), "at", local(Duration.ofDays(4)));
        assertThat(body(get(file))).contains("SEQUENCE:1", "STATUS:CONFIRMED");
        confirmations.changed(changed);
        confirmations.changed(changed);
        post(file.replace("calendar.ics", "cancellation"), "confirm", "on");
        assertThat(body(get(file))).contains("SEQUENCE:2", "STATUS:CANCELLED");
        confirmations.changed(changed);
        confirmations.changed(changed);
        assertThat(players.atHarbor(() -> messages.list(UUID.fromString(lead), Optional.empty(), 10)
                        .data()))
                .extracting(message -> message.subject().replaceAll(":.*", ""))
                .containsExactlyInAnyOrder("New time", "Canceled");
        assertThat(mvc.post()
                        .uri(file.replace("calendar.ics", "move"))
                        .param("at", local(Duration.ofDays(4)))
                        .with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    private void post(String uri, String field, String value) {
        assertThat(mvc.post().uri(uri).param(field, value).with(SignedIn.as(players.maya())))
                .hasStatus(302);
    }

    @Test
    void oneInThePastIsLoggedAndAContact() throws Exception {
        assertThat(enter(local(Duration.ofMinutes(-1)), "Pier 4", true)).hasStatus(302);
        assertThat(page().select("[aria-label=Showings]").text()).contains("Pier 4 Done");
        assertThat(page().text()).contains("Showed Pier 4");
        assertThat(body(get("/app/leads?where=all;lastContact.lastDays.1"))).contains("Ana Lopez");
        assertThat(players.atHarbor(() -> messages.list(UUID.fromString(lead), Optional.empty(), 10)
                        .data()))
                .isEmpty();
    }

    @Test
    void theSameShowingIsNotEnteredTwiceAndABadOneKeepsWhatWasTyped() throws Exception {
        String at = local(Duration.ofDays(2));
        enter(at, "Pier 4", false);
        MvcTestResult twice = enter(at, "Pier 5", false);
        assertThat(twice).hasStatus(422);
        assertThat(Jsoup.parse(body(twice)).text()).contains("you have a showing with this lead then");
        assertThat(Jsoup.parse(body(twice)).select("#f-place").attr("value")).isEqualTo("Pier 5");
        assertThat(enter("soon", "Pier 4", false)).hasStatus(422);
        assertThat(enter(local(Duration.ofDays(1)), " ", false)).hasStatus(422);
    }

    private String local(Duration ahead) {
        ZoneId zone = accounts.account(players.harbor()).zone();
        return clock.instant()
                .plus(ahead)
                .atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private MvcTestResult enter(String at, String place, boolean confirm) {
        var form = mvc.post()
                .uri("/app/leads/" + lead + "/showings")
                .param("place", place)
                .param("at", at)
                .param("minutes", "45");
        return (confirm ? form.param("confirm", "true") : form)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult get(String path) {
        Actor maya = players.maya();
        return mvc.get().uri(path).with(SignedIn.as(maya)).exchange();
    }

    private Document page() throws UnsupportedEncodingException {
        return Jsoup.parse(body(get("/app/leads/" + lead)));
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
