package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whoever has left their only account comes back by an invitation, or opens an account of their own. */
@LeadNestTest
@Import(RecordingPostman.Delivery.class)
class SeatlessTests {
    private static final String PASSWORD = "seven quiet herons fly north";
    private static final String NEW = "eleven gray pelicans wait";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private RecordingPostman postman;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    private Cast.Players players;
    private User maya;

    @BeforeEach
    void leave() {
        players = cast.enter();
        maya = accounts.user(players.maya().user());
        accounts.changePasswordHash(maya.id(), passwords.hash(PASSWORD));
        assertThat(players.atHarbor(() -> accounts.dismiss(players.harbor(), maya.id(), List.of())))
                .isTrue();
        postman.forget();
    }

    @Test
    void anInvitationOfAnotherAccountLetsThemInByTheirPassword() throws Exception {
        String link = invited(players.pia(), maya);
        MvcTestResult known =
                mvc.post().uri(link).with(csrf()).param("name", "Eve").exchange();
        assertThat(known).hasRedirectedUrl("/sign-in?next=" + link);
        MvcTestResult shown = enter(PASSWORD, link);
        assertThat(shown).hasRedirectedUrl(link);
        Cookie session = session(shown);
        assertThat(mvc.get().uri("/app").cookie(session).exchange())
                .as("nobody is signed in yet")
                .hasRedirectedUrl("/sign-in?next=%2Fapp");
        assertThat(text(mvc.get().uri(link).cookie(session).exchange()))
                .contains("Join Pine Homes")
                .doesNotContain("Sign in, and you come back here");
        MvcTestResult joined = mvc.post().uri(link).cookie(session).with(csrf()).exchange();
        assertThat(joined).hasRedirectedUrl("/app");
        assertThat(mvc.get().uri("/app").cookie(session(joined)).exchange()).hasStatusOk();
        assertThat(accounts.actor(players.pine(), maya.id()).orElseThrow().role())
                .isEqualTo(Role.AGENT);
        assertThat(enter(PASSWORD, "")).hasRedirectedUrl("/app");
    }

    @Test
    void theAccountThatTheyLeftMayInviteThemAgain() throws Exception {
        String link = invited(players.grace(), maya);
        Cookie session = session(enter(PASSWORD, link));
        assertThat(mvc.post().uri(link).cookie(session).with(csrf()).exchange()).hasRedirectedUrl("/app");
        assertThat(accounts.accountsOf(maya.id())).containsExactly(players.harbor());
    }

    @Test
    void anInvitationOfSomebodyElseIsNotTheirs() throws Exception {
        String link = invited(players.pia(), accounts.user(players.tom().user()));
        Cookie session = session(enter(PASSWORD, link));
        assertThat(text(mvc.get().uri(link).cookie(session).exchange())).contains("signed in with another address");
        assertThat(mvc.post().uri(link).cookie(session).with(csrf()).exchange())
                .hasRedirectedUrl("/sign-in?next=" + link);
        assertThat(accounts.belongsNowhere(maya.id())).isTrue();
    }

    @Test
    void withoutAnInvitationTheyOpenAnAccountOfTheirOwn() throws Exception {
        MvcTestResult shown = enter(PASSWORD, "/app/leads");
        assertThat(shown).hasRedirectedUrl("/sign-in/account");
        Cookie session = session(shown);
        assertThat(text(mvc.get().uri("/sign-in/account").cookie(session).exchange()))
                .contains("belong to no account at present", maya.email().value());
        assertThat(open(session, "company", " ")).hasStatus(422);
        assertThat(open(session, "company", "Maya Homes"))
                .as("without the terms")
                .hasStatus(422);
        MvcTestResult opened = open(session, "company", "Maya Homes", "terms", "true");
        assertThat(opened).hasRedirectedUrl("/app");
        AccountId account = accounts.accountsOf(maya.id()).getFirst();
        assertThat(accounts.name(account)).isEqualTo("Maya Homes");
        assertThat(accounts.actor(account, maya.id()).orElseThrow().role()).isEqualTo(Role.OWNER);
        assertThat(open(session, "company", "Another", "terms", "true"))
                .as("the session went over into the one that is signed in")
                .hasRedirectedUrl("/sign-in");
    }

    @Test
    void nobodyComesToThatPageWithoutHavingShownWhoTheyAre() {
        assertThat(mvc.get().uri("/sign-in/account").exchange()).hasRedirectedUrl("/sign-in");
        assertThat(mvc.post()
                        .uri("/sign-in/account")
                        .param("company", "Evil Homes")
                        .param("terms", "true")
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/sign-in");
        assertThat(enter("another wrong password", ""))
                .hasStatus(422)
                .bodyText()
                .contains("do not go together");
    }

    @Test
    void whoeverIsInASuspendedAccountOpensNoOther() throws Exception {
        accounts.join(players.pine(), maya.id(), Role.AGENT);
        jdbc.sql("update accounts.accounts set status = 'SUSPENDED' where id = :id")
                .param("id", players.pine().value())
                .update();
        Cookie session = session(enter(PASSWORD, ""));
        assertThat(text(mvc.get().uri("/sign-in/account").cookie(session).exchange()))
                .contains("is suspended");
        assertThat(open(session, "company", "Maya Homes", "terms", "true")).hasRedirectedUrl("/sign-in");
        assertThat(accounts.accountsOf(maya.id())).isEmpty();
    }

    @Test
    void aForgottenPasswordIsSetAnewWithoutAnAccount() throws Exception {
        assertThat(mvc.post()
                        .uri("/forgot-password")
                        .param("email", maya.email().value())
                        .with(csrf())
                        .exchange())
                .hasStatusOk();
        ProductLetter letter = postman.next();
        assertThat(letter.account()).isEqualTo(Accounts.HOUSE);
        assertThat(mvc.post()
                        .uri("/reset-password")
                        .param("token", RecordingPostman.token(letter))
                        .param("password", NEW)
                        .with(csrf())
                        .exchange())
                .hasRedirectedUrl("/sign-in");
        assertThat(enter(PASSWORD, "")).hasStatus(422);
        assertThat(enter(NEW, "")).hasRedirectedUrl("/sign-in/account");
    }

    @Test
    void aSignUpWithTheirAddressTellsThemAndNobodyElse() throws Exception {
        MvcTestResult known = signUp(maya.email().value());
        MvcTestResult unknown = signUp("new." + maya.email().value());
        assertThat(known).hasRedirectedUrl("/sign-up/sent");
        assertThat(unknown).hasRedirectedUrl("/sign-up/sent");
        assertThat(known.getResponse().getContentLength())
                .isEqualTo(unknown.getResponse().getContentLength());
        assertThat(postman.to(maya.email()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.kind()).isEqualTo("without-account"));
        assertThat(accounts.belongsNowhere(maya.id()))
                .as("nothing is opened by it")
                .isTrue();
        assertThat(passwords.matches(PASSWORD, accounts.passwordHash(maya.id())))
                .isTrue();
    }

    private MvcTestResult signUp(String email) {
        return mvc.post()
                .uri("/sign-up")
                .param("name", "Maya Lopez")
                .param("company", "Maya Homes")
                .param("email", email)
                .param("password", NEW)
                .param("age", "true")
                .param("terms", "true")
                .with(csrf())
                .exchange();
    }

    private String invited(Actor by, User whom) throws Exception {
        assertThat(mvc.post()
                        .uri("/app/settings/team/invitations")
                        .param("email", whom.email().value())
                        .param("role", "AGENT")
                        .with(SignedIn.as(by))
                        .exchange())
                .hasRedirectedUrl("/app/settings/team");
        return URI.create(postman.next().url().orElseThrow()).getPath();
    }

    private MvcTestResult enter(String password, String next) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", maya.email().value())
                .param("password", password)
                .param("next", next)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult open(Cookie session, String... fields) {
        var request = mvc.post().uri("/sign-in/account").cookie(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static Cookie session(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getCookie("session"));
    }

    private static String text(MvcTestResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString()).text();
    }
}
