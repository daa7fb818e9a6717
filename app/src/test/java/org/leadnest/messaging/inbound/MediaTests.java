package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.PersonRecords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TwilioPeer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Pictures that come with a text: fetched from Twilio alone, kept as other files, shown small. */
@LeadNestTest
class MediaTests {
    private static final TwilioPeer TWILIO = new TwilioPeer();
    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String TOKEN = "twilio-media-token";
    private static final String NUMBER = "+13055550199";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Attachments attachments;

    @Autowired
    private MediaFetches fetches;

    @Autowired
    private FetchMedia job;

    @Autowired
    private List<PersonRecords> records;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private UUID ana;

    @DynamicPropertySource
    static void carriers(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sms.twilio.base-url", TWILIO::baseUrl);
        properties.add("leadnest.sms.twilio.account-sid", () -> SID);
        properties.add("leadnest.sms.twilio.auth-token", () -> TOKEN);
    }

    @AfterAll
    static void stop() {
        TWILIO.close();
    }

    @BeforeEach
    void enter() {
        TWILIO.forget();
        TWILIO.expectToken(TOKEN);
        players = cast.enter();
        NewLead lead = NewLead.named("Ana", "Ruiz")
                .reachedBy(List.of(), PhoneNumber.parse(NUMBER).stream().toList());
        ana = players.atHarbor(
                () -> leads.capture(lead, players.grace()).lead().id().value());
    }

    @Test
    void aPictureIsFetchedOnceKeptAndShownSmall() throws Exception {
        byte[] photo = picture("jpg", 1200, 900);
        UUID text = text("SM1", "", TWILIO.keep(SID, "image/jpeg", photo), "image/jpeg");
        assertThat(files(text)).isEmpty();
        assertThat(thread().select(".ln-bubble-files").text()).contains("Picture being fetched");
        assertThat(thread().select(".ln-bubble-text").text()).isEqualTo("[picture]");
        assertThat(api("/api/v1/messages/" + text + "/attachments")).bodyText().contains("\"coming\":1");

        run(text);
        run(text);
        assertThat(files(text))
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("picture-1.jpg"));
        UUID id = files(text).getFirst().id();
        assertThat(players.atHarbor(() -> attachments.file(id)).orElseThrow().content())
                .isEqualTo(photo);
        Document thread = thread();
        assertThat(thread.select(".ln-bubble-files").text())
                .contains("picture-1.jpg")
                .doesNotContain("fetched");
        assertThat(thread.select(".ln-bubble-files img").attr("alt")).isEqualTo("Picture that came: picture-1.jpg");
        String small = thread.select(".ln-bubble-files img").attr("src");
        MvcTestResult shown = get(small, players.maya());
        assertThat(shown).hasStatusOk().hasContentType(MediaType.IMAGE_JPEG);
        BufferedImage drawn =
                ImageIO.read(new ByteArrayInputStream(shown.getResponse().getContentAsByteArray()));
        assertThat(Math.max(drawn.getWidth(), drawn.getHeight())).isEqualTo(480);
        assertThat(get(small, players.pia())).hasStatus(404);
    }

    @Test
    void whatFailsIsTriedAgainWithoutTheOthersAndThenSaid() throws Exception {
        UUID text = text(
                "SM2",
                "Two of them",
                TWILIO.keep(SID, "image/png", picture("png", 20, 10)),
                "image/png",
                TWILIO.keep(SID, "application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'}),
                "application/pdf");
        TWILIO.failWith(Faults.at(3, Faults.Kind.BEFORE_EFFECT));
        assertThatThrownBy(() -> run(text)).hasMessageContaining("Twilio failed (500)");
        assertThat(files(text)).extracting(Attachments.Attachment::name).containsExactly("picture-1.png");
        TWILIO.failWith(Faults.since(1, Faults.Kind.TOO_MANY));
        assertThatThrownBy(() -> run(text)).hasMessageContaining("busy");
        assertThat(TWILIO.calls()).as("the first one is here").isEqualTo(1);
        players.atHarbor(() -> {
            job.gaveUp(players.harbor(), text, "busy");
            return text;
        });
        assertThat(thread().select(".ln-bubble-files").text())
                .contains("picture-1.png", "File could not be fetched: it was tried several times");
        TWILIO.failWith(Faults.NONE);
        run(text);
        assertThat(files(text)).hasSize(1);
        assertThat(TWILIO.calls()).isZero();
    }

    @Test
    void nothingIsFetchedFromElsewhereNorWithTheCredentialsOfAnother() {
        String path = "/2010-04-01/Accounts/" + SID + "/Messages/MM1/Media/ME1";
        String other = "AC" + "f".repeat(32);
        UUID text = text(
                "SM3",
                "Look",
                "https://api.twilio.com.evil.example" + path,
                "image/jpeg",
                TWILIO.baseUrl() + "/2010-04-01/Accounts/" + SID + "/Messages.json",
                "image/jpeg",
                TWILIO.keep(other, "image/jpeg", picture("jpg", 64, 64)),
                "image/jpeg",
                TWILIO.baseUrl() + path + "?to=https://evil.example",
                "image/jpeg");
        run(text);
        assertThat(TWILIO.calls()).isZero();
        assertThat(files(text)).isEmpty();
        assertThat(problems(text)).hasSize(4).anyMatch(one -> one.contains("credentials are not known"));
        assertThat(column("select string_agg(address, '') from messaging.media_fetches"))
                .isEmpty();
    }

    @Test
    void aRedirectToElsewhereIsNotFollowed() {
        UUID text = text("SM4", "Look", TWILIO.keepElsewhere(SID, "http://127.0.0.1:9/files/x"), "image/jpeg");
        run(text);
        assertThat(problems(text)).containsExactly("Twilio points to a place that is not its own");
        UUID gone = text(
                "SM5",
                "Look",
                TWILIO.baseUrl() + "/2010-04-01/Accounts/" + SID + "/Messages/MM9/Media/ME9",
                "image/gif");
        run(gone);
        assertThat(problems(gone)).containsExactly("Twilio does not have it any more");
        TWILIO.expectToken("another");
        UUID refused = text("SM6", "Look", TWILIO.keep(SID, "image/jpeg", picture("jpg", 64, 64)), "image/jpeg");
        run(refused);
        assertThat(problems(refused)).containsExactly("Twilio refuses the credentials (401)");
    }

    @Test
    void whatIsTooLargeIsNamedAndNotKept() {
        byte[] large = new byte[(int) Attachments.MOST_BYTES - 10];
        UUID text = text(
                "SM7",
                "Big",
                TWILIO.keep(SID, "image/jpeg", large),
                "image/jpeg",
                TWILIO.keep(SID, "image/jpeg", new byte[100]),
                "image/jpeg");
        run(text);
        assertThat(files(text)).extracting(Attachments.Attachment::kept).containsExactly(true, false);
    }

    @Test
    void whatIsNoPictureHasNoSmallOne() throws Exception {
        UUID text = text("SM8", "Look", TWILIO.keep(SID, "image/jpeg", new byte[] {1, 2, 3}), "image/jpeg");
        run(text);
        assertThat(get("/app/inbox/attachments/" + files(text).getFirst().id() + "/picture", players.maya()))
                .hasStatus(404);
    }

    @Test
    void theyAreOfThePersonAndGoWithTheirText() {
        UUID text = text("SM9", "Look", "https://elsewhere.example/x", "image/jpeg");
        run(text);
        assertThat(players.atHarbor(() -> transactions.execute(_ -> own().copy(ana)))
                        .get("messaging.media_fetches"))
                .contains("picture-1.jpg", text.toString());
        players.atHarbor(() -> transactions.execute(_ -> {
            own().erase(ana);
            return ana;
        }));
        assertThat(column("select count(*)::text from messaging.media_fetches")).isEqualTo("0");
    }

    private PersonRecords own() {
        return records.stream()
                .filter(one -> one.module().equals("messaging"))
                .findFirst()
                .orElseThrow();
    }

    /** A text with files; each is an address and a type. */
    private UUID text(String sid, String body, String... media) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("MessageSid", sid);
        form.put("From", NUMBER);
        form.put("To", "+13055550000");
        form.put("Body", body);
        form.put("NumMedia", String.valueOf(media.length / 2));
        for (int i = 0; i < media.length; i += 2) {
            form.put("MediaUrl" + i / 2, media[i]);
            form.put("MediaContentType" + i / 2, media[i + 1]);
        }
        assertThat(post(form)).isEqualTo(200);
        assertThat(post(form)).as("brought twice").isEqualTo(200);
        return players.atHarbor(() -> messages.list(ana, Optional.empty(), 1)).data().stream()
                .map(Message::id)
                .findFirst()
                .orElseThrow();
    }

    private int post(Map<String, String> form) {
        String path = "/hooks/twilio/" + players.harbor();
        Map<String, List<String>> signed = new LinkedHashMap<>();
        form.forEach((name, value) -> signed.put(name, List.of(value)));
        var request = mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-Twilio-Signature", TwilioSignature.of(TOKEN, "http://localhost" + path, signed));
        form.forEach(request::param);
        return request.exchange().getResponse().getStatus();
    }

    private void run(UUID text) {
        Tenancy.run(players.harbor(), () -> job.run(players.harbor(), text));
    }

    private List<Attachments.Attachment> files(UUID text) {
        return players.atHarbor(() -> attachments.of(List.of(text))).getOrDefault(text, List.of());
    }

    private List<String> problems(UUID text) {
        return players.atHarbor(() -> fetches.of(List.of(text))).getOrDefault(text, List.of()).stream()
                .map(one -> String.valueOf(one.problem()))
                .toList();
    }

    private String column(String sql) {
        return players.atHarbor(() -> Objects.requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(String.class).single())));
    }

    private Document thread() throws Exception {
        MvcTestResult answer = get("/app/inbox/" + ana, players.maya());
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult api(String uri) {
        return get(uri, players.maya());
    }

    private MvcTestResult get(String uri, Actor actor) {
        return mvc.get().uri(uri).with(SignedIn.as(actor)).exchange();
    }

    private static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
