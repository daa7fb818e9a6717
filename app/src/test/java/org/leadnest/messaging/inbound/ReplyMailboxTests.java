package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Direction;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.carriers.Outbox;
import org.leadnest.messaging.delivery.DeliverDueMessages;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.Mornings;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Answers that come to the account's mailbox: whose they are, and that each counts once. */
@LeadNestTest
class ReplyMailboxTests {
    private static final String FORM = "/app/settings/sending/mailbox";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Messages messages;

    @Autowired
    private DeliverDueMessages dispatcher;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ReplyMailboxes mailboxes;

    @Autowired
    private Attachments attachments;

    @Autowired
    private ReadReplies reading;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private final GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private final UUID ana = Ids.next();
    private final String address = "ana." + ana + "@example.com";
    private Cast.Players players;
    private GreenMailUser user;

    @BeforeEach
    void enter() {
        server.start();
        user = server.setUser("team@harbor.example", "team", "right");
        players = cast.enter();
        Mornings.next(clock);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMailboxIsTriedBeforeItIsKeptAndItsPasswordNeverShown() throws Exception {
        assertThat(connect("wrong"))
                .hasStatus(422)
                .bodyText()
                .contains("The mailbox refused the user name or the password.")
                .doesNotContain("wrong");
        assertThat(connect("right")).hasStatus3xxRedirection();
        assertThat(page("/app/settings/sending").text()).contains("team@harbor.example (team at 127.0.0.1)");
        assertThat(page(FORM).outerHtml()).contains("team@harbor.example").doesNotContain("right\"");
        assertThat(post(FORM, players.maya(), Map.of())).hasStatus(403);
        assertThat(post(FORM + "/removal", players.grace(), Map.of())).hasStatus3xxRedirection();
        assertThat(players.atHarbor(mailboxes::find)).isEmpty();
    }

    @Test
    void anAnswerFromAnotherAddressIsKnownByTheAddressItWasWrittenTo() {
        connect("right");
        var id = send();
        String replyTo = header(id, "Reply-To").orElseThrow();
        assertThat(replyTo).isEqualTo("team+" + id.toString().replace("-", "") + "@harbor.example");
        deliver("From: Ana at work <ana@work.example>\nTo: " + replyTo + "\nSubject: Re: Still looking?\n"
                + "Message-ID: <1." + ana + "@work.example>\n\nYes, Saturday.");
        look();
        look();
        assertThat(answers()).extracting(Message::body).containsExactly("Yes, Saturday.");
        assertThat(answers()).extracting(Message::from).containsExactly("ana@work.example");
    }

    @Test
    void withoutATokenTheThreadSaysWhoseItIsAndElseTheSender() {
        connect("right");
        var id = send();
        deliver("From: <ana@work.example>\nTo: team@harbor.example\nSubject: Re\nMessage-ID: <2." + ana + "@x>\n"
                + "References: <unknown@x>\n " + header(id, "Message-ID").orElseThrow() + "\n\nBy thread");
        deliver("From: <" + address + ">\nTo: team@harbor.example\nSubject: Something new\nMessage-ID: <3." + ana
                + "@x>\n\nBy sender");
        look();
        assertThat(answers()).extracting(Message::body).containsExactlyInAnyOrder("By thread", "By sender");
        var second = send();
        assertThat(header(second, "In-Reply-To").orElseThrow()).startsWith("<").contains(ana.toString());
    }

    @Test
    void aForgedTokenOfAnotherAccountLeadsNowhere() {
        connect("right");
        var theirs = players.atPine(() -> messages.queue(List.of(outgoing()))).getFirst();
        deliver("From: <eve@example.com>\nTo: team+" + theirs.toString().replace("-", "")
                + "@harbor.example\nSubject: Hi\nMessage-ID: <4." + ana + "@x>\n\nHello");
        look();
        assertThat(answers()).isEmpty();
        assertThat(strangers()).contains("eve@example.com");
    }

    @Test
    void strangersAreDecidedByHandAndMachinesLeftAlone() throws Exception {
        connect("right");
        deliver("From: Bo Lind <bo." + ana
                + "@example.com>\nTo: team@harbor.example\nSubject: Your listing\nMessage-ID: <5." + ana
                + "@x>\n\nIs it still free?");
        deliver("From: News <news@example.com>\nList-Unsubscribe: <https://x.example>\nSubject: Offers\nMessage-ID: <6."
                + ana + "@x>\n\nBuy!");
        look();
        look();
        Document list = page("/app/inbox/strangers");
        assertThat(list.text()).contains("Bo Lind", "Is it still free?").doesNotContain("Buy!");
        assertThat(list.select("h2").eachText()).contains("Your listing").doesNotContain("Offers");
        assertThat(list.select("input[name=id]")).hasSize(2);
        assertThat(page("/app/inbox").text()).contains("One letter of unknown senders to decide on");
        String id = list.select("input[name=id]").val();
        assertThat(post("/app/inbox/strangers/welcome", players.pia(), Map.of("id", id)))
                .hasStatus(404);
        var welcomed = post("/app/inbox/strangers/welcome", players.maya(), Map.of("id", id));
        assertThat(welcomed).hasStatus3xxRedirection();
        assertThat(page(welcomed.getResponse().getRedirectedUrl()).text()).contains("Bo Lind", "Is it still free?");
        assertThat(post("/app/inbox/strangers/dismissal", players.maya(), Map.of("id", id)))
                .hasStatus(404);
    }

    @Test
    void whatLayInTheMailboxBeforeIsLeftAlone() {
        deliver("From: <" + address + ">\nSubject: Long ago\nMessage-ID: <7." + ana + "@x>\n\nOld");
        send();
        connect("right");
        look();
        assertThat(answers()).isEmpty();
    }

    @Test
    void anAutomaticAnswerFromTheMailboxIsNoReply() {
        connect("right");
        send();
        deliver("From: <" + address + ">\nSubject: Out of office\nAuto-Submitted: auto-replied\nMessage-ID: <8." + ana
                + "@x>\n\nI am back on Monday.");
        look();
        assertThat(answers()).hasSize(1);
        assertThat(players.atHarbor(() -> messages.list(ana, Optional.empty(), 10))
                        .data())
                .hasSize(2);
    }

    @Test
    void filesOfALetterAreKeptAndThoseOfAStrangerWaitWithIt() throws Exception {
        connect("right");
        send();
        String parts = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\nMessage-ID: <%s." + ana
                + "@x>\n\n--b\nContent-Type: text/plain\n\nThe plan.\n--b\nContent-Type: application/pdf\n"
                + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"=?UTF-8?Q?Gr=C3=BCn.pdf?=\"\n\n"
                + "JVBERi0=\n--b--\n";
        deliver("From: <" + address + ">\nTo: team@harbor.example\nSubject: Plan\n" + parts.formatted("9"));
        deliver("From: <cy." + ana + "@example.com>\nTo: team@harbor.example\nSubject: Plan\n" + parts.formatted("10"));
        look();
        assertThat(answers()).extracting(Message::body).containsExactly("The plan.");
        UUID mine = answers().getFirst().id();
        assertThat(players.atHarbor(() -> attachments.enclosures(mine)))
                .singleElement()
                .satisfies(file -> assertThat(file.name()).isEqualTo("Grün.pdf"))
                .satisfies(file -> assertThat(new String(file.content(), StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-"));
        String id = page("/app/inbox/strangers").select("input[name=id]").attr("value");
        String welcomed = post("/app/inbox/strangers/welcome", players.maya(), Map.of("id", id))
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(String.valueOf(welcomed)).select(".ln-bubble-files a").text())
                .isEqualTo("Grün.pdf (5 bytes)");
    }

    @Test
    void aLetterThatCameBackFailsItsMessageAndBlocksADeadAddress() {
        connect("right");
        UUID id = send();
        deliver(bounce(id, address, "5.1.1"));
        look();
        assertThat(message(id).status()).isEqualTo(Status.FAILED);
        assertThat(message(id).reason()).contains("5.1.1");
        assertThat(answers()).isEmpty();
        assertThat(message(send()).rule()).isEqualTo("suppression");
    }

    @Test
    void aFullBoxADelayAndAStrangersReportBlockNothing() {
        connect("right");
        UUID id = send();
        deliver(bounce(id, address, "4.4.1").replace("Action: failed", "Action: delayed"));
        deliver(bounce(id, "somebody.else@example.com", "5.1.1"));
        deliver(bounce(UUID.randomUUID(), address, "5.1.1"));
        look();
        assertThat(message(id).status())
                .as("a report about no letter of ours can be written by anybody")
                .isEqualTo(Status.SENT);
        deliver(bounce(id, address, "5.2.2"));
        look();
        assertThat(message(id).status()).isEqualTo(Status.FAILED);
        assertThat(message(send()).status()).isEqualTo(Status.SENT);
    }

    /** As a mail server sends it (RFC 3464). */
    private String bounce(UUID message, String recipient, String status) {
        return """
                From: MAILER-DAEMON@mx.example.com
                To: team@harbor.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s@mx.example.com>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                I am sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s

                --b
                Content-Type: text/rfc822-headers

                From: team@harbor.example
                Message-ID: <%s@leadnest.example>

                --b--
                """.formatted(UUID.randomUUID(), recipient, status, message);
    }

    private Message message(UUID id) {
        return players.atHarbor(() -> messages.find(id)).orElseThrow();
    }

    private void deliver(String letter) {
        try {
            user.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8))));
        } catch (jakarta.mail.MessagingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private void look() {
        Tenancy.run(
                players.harbor(),
                () -> reading.look(players.harbor(), mailboxes.find().orElseThrow()));
    }

    private String strangers() {
        try {
            return page("/app/inbox/strangers").text();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private UUID send() {
        var id = players.atHarbor(() -> messages.queue(List.of(outgoing()))).getFirst();
        dispatcher.run();
        return id;
    }

    private Outgoing outgoing() {
        return new Outgoing(
                ana,
                Channel.EMAIL,
                Category.COMMERCIAL,
                address,
                "Ana Lopez",
                "Still looking?",
                "Still looking, Ana? " + Ids.next(),
                new Whereabouts(ZoneId.of("America/New_York"), "NY", null, null),
                new Outgoing.Origin.Manual(),
                null);
    }

    private Optional<String> header(UUID message, String name) {
        return outbox.find(message)
                .flatMap(outbox::entry)
                .map(entry -> entry.headers().get(name));
    }

    private List<Message> answers() {
        return players.atHarbor(() -> messages.list(ana, Optional.empty(), 50)).data().stream()
                .filter(message -> message.direction() == Direction.IN)
                .toList();
    }

    private MvcTestResult connect(String password) {
        return post(
                FORM,
                players.grace(),
                Map.of(
                        "address", "team@harbor.example",
                        "tagged", "true",
                        "host", "127.0.0.1",
                        "port", String.valueOf(server.getImap().getPort()),
                        "username", "team",
                        "secret", password,
                        "folder", "INBOX"));
    }

    private MvcTestResult post(String uri, Actor actor, Map<String, String> fields) {
        var request = mvc.post().uri(uri).with(SignedIn.as(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document page(@org.jspecify.annotations.Nullable String uri) throws Exception {
        var answer = mvc.get()
                .uri(String.valueOf(uri))
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
