package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
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
        return AtTheDoor.owner(accounts, email, passwords.hash(PASSWORD), verified);
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
    void takingItBackEndsEveryWayInThatWasMadeSinceAndTellsOfEach() throws Exception {
        passkey("Grandfather's key", Duration.ofDays(-30));
        key("Old key", Duration.ofDays(-30));
        change();
        String back = RecordingPostman.token(letter(before));
        passkey("Thief's phone", Duration.ofMinutes(5));
        key("Thief's key", Duration.ofMinutes(5));
        jdbc.sql("insert into accounts.identities (issuer, subject, user_id, email, linked_at)"
                        + " values ('issuer', :subject, :user, 'thief@gmail.example', :at)")
                .param("subject", UUID.randomUUID().toString())
                .param("user", grace.userUuid())
                .param("at", after(Duration.ofMinutes(5)))
                .update();
        jdbc.sql("insert into accounts.authenticators (user_id, secret, created_at, confirmed_at)"
                        + " values (:user, '', :at, :at)")
                .param("user", grace.userUuid())
                .param("at", after(Duration.ofMinutes(5)))
                .update();
        postman.forget();
        assertThat(post("/email-address/back", back, null)).hasRedirectedUrl("/forgot-password");
        assertThat(jdbc.sql("select name from accounts.passkeys where user_id = :user")
                        .param("user", grace.userUuid())
                        .query(String.class)
                        .list())
                .containsExactly("Grandfather's key");
        assertThat(liveKeys()).containsExactly("Old key");
        for (String table : List.of("identities", "authenticators")) {
            assertThat(jdbc.sql("select count(*) from accounts." + table + " where user_id = :user")
                            .param("user", grace.userUuid())
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(enter(before)).as("the password that the thief knows").hasStatus(422);
        ProductLetter letter = letter(before);
        assertThat(letter.words().english().text())
                .contains(
                        "Thief's phone",
                        "thief@gmail.example",
                        "the app that makes codes",
                        "Thief's key",
                        "your password")
                .doesNotContain("Grandfather", "Old key");
        assertThat(letter.words().spanish().text()).contains("Thief's phone", "la clave de API «Thief's key»");
        assertThat(log())
                .contains(
                        "PASSWORD_ENDED",
                        "PASSKEY_REMOVED",
                        "GOOGLE_PARTED",
                        "SECOND_FACTOR_OFF",
                        "API_KEY_REVOKED",
                        "EMAIL_TAKEN_BACK");
    }

    @Test
    void whoBelongsToNoAccountUsesBothLinks() throws Exception {
        String token = RecordingPostman.token(ask(after));
        jdbc.sql("delete from accounts.memberships where user_id = :user")
                .param("user", grace.userUuid())
                .update();
        assertThat(post("/email-address", token, null)).hasRedirectedUrl("/sign-in");
        assertThat(accounts.user(grace.user()).email()).isEqualTo(after);
        assertThat(post("/email-address/back", RecordingPostman.token(letter(before)), null))
                .hasRedirectedUrl("/forgot-password");
        assertThat(accounts.user(grace.user()).email()).isEqualTo(before);
    }

    @Test
    void aLinkThatCouldNotDoItsActWorksOn() throws Exception {
        String token = RecordingPostman.token(ask(after));
        Actor other = open(after, true);
        assertThat(post("/email-address", token, null)).hasStatus(404);
        move(other, address("elsewhere"));
        assertThat(post("/email-address", token, null)).hasRedirectedUrl("/sign-in");
        String back = RecordingPostman.token(letter(before));
        Actor squatter = open(before, true);
        assertThat(post("/email-address/back", back, null)).hasStatus(404);
        move(squatter, address("elsewhere"));
        assertThat(post("/email-address/back", back, null)).hasRedirectedUrl("/forgot-password");
        assertThat(accounts.user(grace.user()).email()).isEqualTo(before);
    }

    private void move(Actor actor, EmailAddress address) {
        jdbc.sql("update accounts.users set email = :address, email_key = :address where id = :id")
                .param("address", address.normalised())
                .param("id", actor.userUuid())
                .update();
    }

    private List<String> liveKeys() {
        return Objects.requireNonNull(Tenancy.as(
                grace.account(),
                () -> transactions.execute(
                        status -> jdbc.sql("select name from accounts.api_keys where revoked_at is null")
                                .query(String.class)
                                .list())));
    }

    private java.sql.Timestamp after(Duration step) {
        return java.sql.Timestamp.from(clock.instant().plus(step));
    }

    private void passkey(String name, Duration step) {
        jdbc.sql("""
                insert into accounts.passkeys (id, user_id, credential_id, public_key, attestation, client_data, signatures,
                  transports, backup_eligible, backed_up, name, created_at)
                values (:id, :user, decode(:id::text, 'escape'), '', '', '', 0, '{}', false, false, :name, :at)
                """)
                .param("id", Ids.next())
                .param("user", grace.userUuid())
                .param("name", name)
                .param("at", after(step))
                .update();
    }

    private void key(String name, Duration step) {
        Tenancy.run(
                grace.account(),
                () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                                insert into accounts.api_keys
                                  (account_id, id, made_by, name, secret_hash, hint, scopes, created_at)
                                values (:account, :id, :maker, :name, sha256(:name::bytea), 'x', '{leads:read}', :at)
                                """)
                        .param("account", grace.accountUuid())
                        .param("id", Ids.next())
                        .param("maker", grace.userUuid())
                        .param("name", name)
                        .param("at", after(step))
                        .update()));
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
        AtTheDoor.forgotten(mvc, before.value());
        return RecordingPostman.token(postman.next());
    }

    private MvcTestResult post(String path, String token, @org.jspecify.annotations.Nullable Cookie session) {
        var request = mvc.post().uri(path).param("token", token).with(csrf());
        return (session == null ? request : request.cookie(session)).exchange();
    }

    private MvcTestResult enter(EmailAddress email) {
        return AtTheDoor.enter(mvc, email, PASSWORD);
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
