package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The address that somebody signs in with becomes another one by a link to it, and the old one can take it back. */
@LeadNestTest
@Import(RecordingPostman.Delivery.class)
class AddressChangeTests {
    private static final String PASSWORD = "seven harbor seals sleep";
    private static final String FORM = "/app/settings/profile/email";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final EmailAddress before = address("grace");
    private final EmailAddress after = address("gracia");
    private Actor grace;

    private static EmailAddress address(String name) {
        return new EmailAddress(name + "." + UUID.randomUUID() + "@example.com");
    }

    @BeforeEach
    void signUp() {
        grace = open(before, true);
        postman.forget();
    }

    private Actor open(EmailAddress email, boolean verified) {
        AccountId account = new AccountId(Ids.next());
        UserId user = new UserId(Ids.next());
        accounts.open(new NewAccount(
                account, user, "Harbor Realty", "Grace", email, Optional.empty(), passwords.hash(PASSWORD), false));
        if (verified) {
            accounts.verify(user);
        }
        return accounts.actor(account, user).orElseThrow();
    }

    @Test
    void theLinkChangesItEndsOtherSessionsAndTellsTheOldAddress() throws Exception {
        Cookie elsewhere = session(enter(before));
        Cookie here = session(enter(before));
        String reset = resetLink();
        ProductLetter proof = ask(after);
        assertThat(proof.to()).isEqualTo(after);
        String token = RecordingPostman.token(proof);
        assertThat(mvc.get().uri("/email-address").param("token", token).exchange())
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer")
                .bodyText()
                .contains(before.value(), after.value());
        assertThat(enter(before)).as("a look changes nothing").hasRedirectedUrl("/app");

        MvcTestResult done = post("/email-address", token, here);
        assertThat(done).hasRedirectedUrl("/app/settings/profile");
        assertThat(mvc.get().uri("/app").cookie(session(done)).exchange()).hasStatusOk();
        for (Cookie ended : List.of(elsewhere, here)) {
            assertThat(mvc.get().uri("/app").cookie(ended).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        }
        assertThat(enter(before)).hasStatus(422);
        assertThat(enter(after)).hasRedirectedUrl("/app");
        ProductLetter told = letter(before);
        assertThat(told.words().english().text()).contains(after.value());
        assertThat(mvc.get().uri("/reset-password").param("token", reset).exchange())
                .as("a link in the old mailbox")
                .hasStatus(404);
        assertThat(post("/email-address", token, here)).as("a second time").hasStatus(404);
        assertThat(log())
                .contains("EMAIL_CHANGE_ASKED", "EMAIL_CHANGED")
                .noneMatch(line -> line.contains(before.value()) || line.contains(after.value()));
    }

    @Test
    void theOldAddressTakesItBackForSevenDaysAndEverySessionEnds() throws Exception {
        change();
        String back = RecordingPostman.token(letter(before));
        Cookie thief = session(enter(after));
        clock.advance(Duration.ofDays(6));
        assertThat(mvc.get().uri("/email-address/back").param("token", back).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(before.value());
        Actor squatter = open(before, false);
        assertThat(post("/email-address/back", back, null)).hasRedirectedUrl("/forgot-password");
        assertThat(mvc.get().uri("/app").cookie(thief).exchange()).hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(accounts.user(grace.user()).email()).isEqualTo(before);
        assertThat(accounts.user(squatter.user()).email().value())
                .as("who never proved it does not keep it")
                .endsWith("@unproven.invalid");
        assertThat(log()).contains("EMAIL_TAKEN_BACK");
        assertThat(post("/email-address/back", back, null)).as("a second time").hasStatus(404);
    }

    @Test
    void afterSevenDaysItStays() throws Exception {
        change();
        String back = RecordingPostman.token(letter(before));
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        assertThat(post("/email-address/back", back, null)).hasStatus(404);
        assertThat(accounts.user(grace.user()).email()).isEqualTo(after);
    }

    @Test
    void anAddressOfSomebodyElseGetsTheSameAnswerAndItsOwnerALetter() throws Exception {
        EmailAddress pias = address("pia");
        open(pias, true);
        MvcTestResult free = send(after, grace);
        MvcTestResult taken = send(pias, grace);
        assertThat(taken).hasRedirectedUrl("/app/settings/profile");
        assertThat((Object) taken.getMvcResult().getFlashMap().get("toast"))
                .isNotNull()
                .isEqualTo(free.getMvcResult().getFlashMap().get("toast"));
        ProductLetter proof = letter(after);
        ProductLetter letter = letter(pias);
        assertThat(letter.url().orElseThrow()).doesNotContain("token");
        assertThat(post("/email-address", RecordingPostman.token(proof), null))
                .as("the later wish took the earlier one's place")
                .hasStatus(404);
        assertThat(accounts.user(grace.user()).email()).isEqualTo(before);
    }

    @Test
    void whoeverProvesAnAddressFirstHasIt() throws Exception {
        String token = RecordingPostman.token(ask(after));
        open(after, true);
        assertThat(post("/email-address", token, null)).hasStatus(404);
        assertThat(accounts.user(grace.user()).email()).isEqualTo(before);
    }

    @Test
    void theLinkWorksForADay() throws Exception {
        String token = RecordingPostman.token(ask(after));
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(post("/email-address", token, null)).hasStatus(404);
    }

    @Test
    void asksWhoItIsAndRefusesWhatIsNoAddressOfTheirs() {
        for (String unfit :
                List.of("", "nobody", before.value().toUpperCase(java.util.Locale.ROOT), "x@mailinator.com")) {
            assertThat(mvc.post()
                            .uri(FORM)
                            .param("email", unfit)
                            .with(SignedIn.as(grace))
                            .exchange())
                    .as(unfit)
                    .hasStatus(422)
                    .bodyText()
                    .contains("expected");
        }
        assertThat(mvc.post()
                        .uri(FORM)
                        .param("email", after.value())
                        .with(SignedIn.longAgo(grace))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(postman.to(after)).isEmpty();
        for (int asked = 0; asked < 5; asked++) {
            assertThat(send(address("many"), grace)).hasRedirectedUrl("/app/settings/profile");
        }
        assertThat(send(address("many"), grace)).hasStatus(422).bodyText().contains("five links");
    }

    private void change() {
        assertThat(post("/email-address", RecordingPostman.token(ask(after)), null))
                .hasRedirectedUrl("/sign-in");
    }

    private ProductLetter ask(EmailAddress wanted) {
        assertThat(send(wanted, grace)).hasRedirectedUrl("/app/settings/profile");
        return letter(wanted);
    }

    /** The one about addresses; others tell of new browsers. */
    private ProductLetter letter(EmailAddress to) {
        return postman.to(to).stream()
                .filter(letter -> letter.kind().equals("address"))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult send(EmailAddress wanted, Actor actor) {
        return mvc.post()
                .uri(FORM)
                .param("email", wanted.value())
                .with(SignedIn.as(actor))
                .exchange();
    }

    private String resetLink() throws Exception {
        postman.forget();
        mvc.post()
                .uri("/forgot-password")
                .param("email", before.value())
                .with(csrf())
                .exchange();
        return RecordingPostman.token(postman.next());
    }

    private MvcTestResult post(String path, String token, @org.jspecify.annotations.Nullable Cookie session) {
        var request = mvc.post().uri(path).param("token", token).with(csrf());
        return (session == null ? request : request.cookie(session)).exchange();
    }

    private MvcTestResult enter(EmailAddress email) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", email.value())
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
    }

    private static Cookie session(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }

    private List<String> log() {
        return Objects.requireNonNull(Tenancy.as(
                grace.account(),
                () -> transactions.execute(status -> jdbc.sql("select act from accounts.audit_entries union all"
                                + " select before::text || after::text from accounts.audit_entries")
                        .query(String.class)
                        .list())));
    }
}
