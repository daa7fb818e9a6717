package org.leadnest.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A number counts once a code that was texted to it came back. */
@LeadNestTest
class PhoneTests {
    private static final String PLACE = "/app/settings/profile";
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static int numbers = 100;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Profiles profiles;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceClock clock;

    private Actor maya;
    private String number;

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
        number = "+1305555" + String.format("%04d", numbers++);
    }

    @Test
    void theCodeThatWasTextedConfirmsTheNumber() throws Exception {
        assertThat(ask()).hasRedirectedUrl(PLACE);
        assertThat(profiles.of(maya.user()).phone()).isEmpty();
        String code = texted();
        assertThat(confirm(code.equals("000000") ? "000001" : "000000")).hasStatus(422);
        assertThat(confirm(code.substring(0, 3) + " " + code.substring(3))).hasRedirectedUrl(PLACE);
        assertThat(profiles.of(maya.user()).phone()).contains(new PhoneNumber(number));
        assertThat(page().text()).contains(new PhoneNumber(number).display() + " Confirmed");
        assertThat(confirm(code)).as("once").hasStatus(422);
        post("/phone/removal", Map.of());
        assertThat(profiles.of(maya.user()).phone()).isEmpty();
    }

    @Test
    void aCodeEndsAfterFiveTriesOrTenMinutes() throws Exception {
        ask();
        String code = texted();
        for (int wrong = 0; wrong < Phones.MOST_TRIES; wrong++) {
            assertThat(confirm("x")).hasStatus(422);
        }
        assertThat(confirm(code)).hasStatus(422).bodyText().contains("works no more");
        ask();
        String second = texted();
        clock.advance(Phones.VALID.plus(Duration.ofSeconds(1)));
        assertThat(confirm(second)).hasStatus(422);
        assertThat(profiles.of(maya.user()).phone()).isEmpty();
    }

    @Test
    void codesAreFewAndGoToNumbersOnly() throws Exception {
        for (int code = 0; code < 3; code++) {
            assertThat(ask()).hasRedirectedUrl(PLACE);
        }
        assertThat(ask()).hasStatus(422).bodyText().contains("several codes lately");
        maya = cast.enter().maya();
        assertThat(ask()).as("another person, the same number").hasStatus(422);
        assertThat(post("/phone", Map.of("phone", "call me"))).hasStatus(422);
    }

    @Test
    void theCodeComesInTheLanguageOfTheProfile() throws Exception {
        post("", Map.of("name", "Maya Lopez", "language", "es"));
        ask();
        dispatcher.run();
        assertThat(text()).contains("es su código de LeadNest");
    }

    private MvcTestResult ask() {
        return post("/phone", Map.of("phone", number));
    }

    private MvcTestResult confirm(String code) {
        return post("/phone/confirmation", Map.of("code", code));
    }

    private String texted() {
        dispatcher.run();
        Matcher code = CODE.matcher(text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private String text() {
        return outbox.list(Optional.empty(), 50).data().stream()
                .filter(entry -> entry.to().contains(number))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private Document page() throws Exception {
        return Jsoup.parse(mvc.get()
                .uri(PLACE)
                .with(SignedIn.as(maya))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        var form = mvc.post().uri(PLACE + path);
        fields.forEach(form::param);
        return form.with(SignedIn.as(maya)).exchange();
    }
}
