package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.messaging.Attachments;
import org.leadnest.platform.mail.MailboxReader;
import org.leadnest.platform.mail.MailboxReader.Beginning;
import org.leadnest.platform.mail.MailboxReader.Mark;
import org.leadnest.platform.mail.MailboxReader.Reading;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.ClamdPeer;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One odd letter does not stop an account's mail. */
@LeadNestTest
class OddLettersTests {
    private static final ClamdPeer CLAMD = new ClamdPeer();

    @Autowired
    private MailboxReader reader;

    @Autowired
    private ReplyMailboxes mailboxes;

    @Autowired
    private ReadReplies reading;

    @Autowired
    private Strangers strangers;

    @Autowired
    private PassedLetters passed;

    @Autowired
    private Attachments attachments;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private final GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private Cast.Players players;
    private GreenMailUser user;
    private MailboxReader.Place place;

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry properties) {
        properties.add("leadnest.files.clamd", CLAMD::place);
    }

    @AfterAll
    static void close() {
        CLAMD.close();
    }

    @BeforeEach
    void connect() {
        server.start();
        user = server.setUser("team@harbor.example", "team", "right");
        players = cast.enter();
        place = new MailboxReader.Place("127.0.0.1", server.getImap().getPort(), false, "team", "INBOX");
        Reading first = reader.read(place, "right", new Mark(null, 0, 0), Beginning.NEXT_ARRIVAL, 1, raw -> {});
        players.atHarbor(() -> {
            mailboxes.keep(place, "right", "team@harbor.example", false, first.mark());
            return true;
        });
    }

    @AfterEach
    void stop() {
        CLAMD.breakDown(false);
        server.stop();
    }

    @Test
    void anIdOfAnyLengthIsTakenAndTheLettersBehindItToo() {
        deliver(letter("long", "Message-ID: <" + "x".repeat(4_000) + "@x>\n"));
        deliver(letter("next", ""));
        look();
        look();
        assertThat(subjects()).containsExactlyInAnyOrder("long", "next");
    }

    @Test
    void aThreadOfManyThousandLinesIsALetterAsAnyOther() {
        deliver(letter("deep", "References: <a@b>\n" + " <c@d>\n".repeat(20_000)));
        deliver(letter("next", ""));
        look();
        assertThat(subjects()).containsExactlyInAnyOrder("deep", "next");
    }

    @Test
    void aLetterWithoutAnIdIsKeptOnceThoughItIsReadAgain() {
        deliver(letter("no id", ""));
        ReplyMailbox before = mailbox();
        look();
        Tenancy.run(players.harbor(), () -> reading.look(players.harbor(), before));
        assertThat(subjects()).containsExactly("no id");
    }

    @Test
    void aLetterThatCannotBeTakenInIsPassedOverAfterThreeTries() {
        deliver(letter("good", ""));
        deliver(letter("bad", ""));
        deliver(letter("behind", ""));
        List<String> taken = new ArrayList<>();
        Mark mark = mailbox().mark();
        for (int look = 1; look <= 3; look++) {
            Reading read = read(mark, taken);
            assertThat(read.mark().failed()).isEqualTo(look % 3);
            assertThat(read.problem())
                    .as("look " + look)
                    .matches(said -> (said == null) == (read.mark().failed() == 0));
            assertThat(read.passedOver() == null).isEqualTo(look < 3);
            mark = read.mark();
        }
        assertThat(taken).containsExactly("good", "behind");
    }

    @Test
    void aLetterThatCannotBeOpenedIsListedWithWhatCanBeReadOfIt() throws Exception {
        deliver("From: Bo <<bo@\nTo: team@harbor.example\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\n from afar\n\nHello");
        deliver(letter("next", ""));
        look();
        look();
        assertThat(subjects()).containsExactly("next");
        assertThat(players.atHarbor(passed::list)).singleElement().satisfies(one -> {
            assertThat(one.subject()).isEqualTo("Grüße from afar");
            assertThat(one.sender()).contains("bo@");
            assertThat(one.unopened()).isTrue();
        });
        var page = mvc.get()
                .uri("/app/inbox/strangers")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(Jsoup.parse(page.getResponse().getContentAsString()).text())
                .contains("Grüße from afar could not be opened");
    }

    private Reading read(Mark mark, List<String> taken) {
        return reader.read(place, "right", mark, Beginning.NEXT_ARRIVAL, 10_000, raw -> {
            String subject = ReceivedMail.open(raw.bytes()).orElseThrow().subject();
            if (subject.equals("bad")) {
                throw new IllegalStateException("no");
            }
            taken.add(subject);
        });
    }

    @Test
    void whatWasPassedOverStandsOnTheSettingsPageThoughTheNextLookIsFine() throws Exception {
        Mark mark = mailbox().mark();
        players.atHarbor(() -> {
            mailboxes.looked(new Reading(mark, null, "A letter could not be taken in."), false);
            mailboxes.looked(new Reading(mark, null, null), false);
            return true;
        });
        var page = mvc.get()
                .uri("/app/settings/sending")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(Jsoup.parse(page.getResponse().getContentAsString()).text())
                .contains("A letter could not be taken in.");
    }

    @Test
    void aFileThatIsNeverJudgedIsLeftOutAndTheLetterKept() {
        CLAMD.breakDown(true);
        deliver("""
                From: <bo@example.com>
                To: team@harbor.example
                Subject: plan
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                The plan.
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="=?UTF-8?Q?pl=00an.pdf?="

                %PDF-
                --b--
                """);
        deliver(letter("next", ""));
        look();
        look();
        assertThat(subjects()).isEmpty();
        assertThat(mailbox().problem()).contains("tried again");
        look();
        assertThat(subjects()).containsExactlyInAnyOrder("plan", "next");
        UUID plan = strangersHere().stream()
                .filter(one -> one.subject().equals("plan"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(players.atHarbor(() -> attachments.ofStranger(plan)))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("plan.pdf (not scanned)");
                    assertThat(file.whole()).isFalse();
                });
    }

    private static String letter(String subject, String headers) {
        return "From: <bo@example.com>\nTo: team@harbor.example\nSubject: " + subject + "\n" + headers + "\nHello";
    }

    private void deliver(String letter) {
        try {
            user.deliver(new AsItIs(letter));
        } catch (MessagingException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Without a Message-ID that was not written. */
    private static final class AsItIs extends MimeMessage {
        AsItIs(String letter) throws MessagingException {
            super(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void look() {
        Tenancy.run(players.harbor(), () -> reading.look(players.harbor(), mailbox()));
    }

    private ReplyMailbox mailbox() {
        return players.atHarbor(() -> mailboxes.find().orElseThrow());
    }

    private List<Strangers.Stranger> strangersHere() {
        return players.atHarbor(strangers::list);
    }

    private List<String> subjects() {
        return strangersHere().stream().map(Strangers.Stranger::subject).toList();
    }
}
