package org.leadnest.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Authentications;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Before a dangerous act somebody shows again who they are, and then goes on with it. */
@LeadNestTest
class StepUpTests {
    private static final String PASSWORD = "seven quiet herons fly north";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private FindByIndexNameSessionRepository<?> sessions;

    private Cast.Players players;
    private Actor grace;

    @BeforeEach
    void enter() {
        players = cast.enter();
        grace = players.grace();
        accounts.changePasswordHash(grace.user(), passwords.hash(PASSWORD));
    }

    @Test
    void everyDangerousActAsks() {
        Set<String> marked = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getMethodAnnotation(StepUp.class) != null) {
                marked.addAll(info.getPatternValues());
            }
        });
        assertThat(marked)
                .contains(
                        "/app/leads/export.csv",
                        "/app/settings/audit.csv",
                        "/app/settings/ownership/{agent}/leads.zip",
                        "/app/settings/api-keys",
                        "/app/settings/api-keys/{id}/revocation",
                        "/app/settings/team/invitations",
                        "/app/settings/team/members/{user}/role",
                        "/app/settings/team/members/{user}/removal",
                        "/app/settings/plan/subscription",
                        "/app/settings/plan/cancellation",
                        "/app/settings/requests/{id}/copy.json",
                        "/app/settings/requests/{id}/erasure",
                        "/app/settings/second-factor/rule");
        for (String path : List.of("/app/leads/export.csv", "/app/settings/audit.csv")) {
            MvcTestResult asked =
                    mvc.get().uri(path).with(SignedIn.longAgo(grace)).exchange();
            assertThat(asked).hasStatus(303).hasHeader("Location", "/step-up");
        }
    }

    @Test
    void whoHasJustSignedInIsNotAsked() {
        assertThat(mvc.get()
                        .uri("/app/leads/export.csv")
                        .with(SignedIn.as(grace))
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void aDownloadGoesOnByItselfAfterThePassword() {
        Cookie session = aged(grace);
        assertThat(get("/app/leads/export.csv?q=maya", session)).hasStatus(303).hasHeader("Location", "/step-up");
        assertThat(get("/step-up", session)).hasStatusOk();
        assertThat(prove(session, "password", "another password")).hasStatus(422);
        MvcTestResult proved = prove(session, "password", PASSWORD);
        assertThat(proved).hasRedirectedUrl("/app/leads/export.csv?q=maya");
        Cookie after = cookie(proved);
        assertThat(after.getValue()).isNotEqualTo(session.getValue());
        assertThat(get("/app/leads/export.csv?q=maya", after)).hasStatusOk();
        assertThat(get("/app/leads/export.csv", session)).as("the old id").hasStatus3xxRedirection();
    }

    @Test
    void inAnAccountThatIsBeingClosedADownloadStillGoesOnAfterTheProof() {
        Cookie session = aged(grace);
        assertThat(players.atHarbor(() -> accounts.beginClosing(players.harbor())))
                .isTrue();
        assertThat(get("/app/leads/export.csv", session)).hasStatus(303).hasHeader("Location", "/step-up");
        assertThat(get("/step-up", session)).hasStatusOk();
        MvcTestResult proved = prove(session, "password", PASSWORD);
        assertThat(proved).hasRedirectedUrl("/app/leads/export.csv");
        Cookie after = cookie(proved);
        assertThat(get("/app/leads/export.csv", after)).hasStatusOk();
        for (String own : List.of("/app/settings/sessions", "/app/settings/second-factor", "/app/settings/profile")) {
            assertThat(get(own, after)).as(own).hasStatusOk();
        }
        assertThat(mvc.post().uri("/app/leads").cookie(after).with(csrf()).exchange())
                .as("what is the account's is read alone")
                .hasStatus(403);
    }

    @Test
    void aFormIsKeptAndSentByOneButton() throws Exception {
        Cookie session = aged(grace);
        MvcTestResult asked = mvc.post()
                .uri("/app/settings/api-keys")
                .param("name", "Our \"site\"")
                .param("scopes", "leads:read", "leads:write")
                .cookie(session)
                .with(csrf())
                .exchange();
        assertThat(asked).hasStatus(303);
        MvcTestResult proved = prove(session, "password", PASSWORD);
        assertThat(proved).hasRedirectedUrl("/step-up");
        Cookie after = cookie(proved);
        Document page = Jsoup.parse(get("/step-up", after).getResponse().getContentAsString());
        var form = page.expectFirst("form[action=/app/settings/api-keys]");
        assertThat(form.select("input[name=name]").val()).isEqualTo("Our \"site\"");
        assertThat(form.select("input[name=scopes]").eachAttr("value")).containsExactly("leads:read", "leads:write");
        assertThat(form.select("input[name=_csrf]")).hasSize(1);
        var again = mvc.post().uri(form.attr("action")).cookie(after).with(csrf());
        form.select("input:not([name=_csrf])").forEach(field -> again.param(field.attr("name"), field.val()));
        MvcTestResult made = again.exchange();
        assertThat(made).hasStatusOk();
        assertThat(made.getResponse().getContentAsString()).contains("Your new key");
    }

    @Test
    void withoutAnActThereIsNothingToProve() {
        Cookie session = aged(grace);
        assertThat(get("/step-up", session)).hasRedirectedUrl("/app");
        assertThat(mvc.get().uri("/step-up").exchange()).hasRedirectedUrl("/sign-in?next=%2Fstep-up");
    }

    /** A session in the database whose proof is long ago. */
    private Cookie aged(Actor actor) {
        MvcTestResult entered = mvc.post()
                .uri("/sign-in")
                .param("email", accounts.user(actor.user()).email().value())
                .param("password", PASSWORD)
                .with(csrf())
                .exchange();
        Cookie session = cookie(entered);
        String id = new String(Base64.getDecoder().decode(session.getValue()), StandardCharsets.UTF_8);
        age(sessions, id, actor);
        return session;
    }

    private static Cookie cookie(MvcTestResult result) {
        return Objects.requireNonNull(result.getResponse().getCookie("session"));
    }

    private static <S extends Session> void age(FindByIndexNameSessionRepository<S> sessions, String id, Actor actor) {
        S session = Objects.requireNonNull(sessions.findById(id));
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(Authentications.of(actor, Instant.EPOCH)));
        sessions.save(session);
    }

    private MvcTestResult get(String path, Cookie session) {
        return mvc.get().uri(path).cookie(session).exchange();
    }

    private MvcTestResult prove(Cookie session, String field, String value) {
        return mvc.post()
                .uri("/step-up")
                .param(field, value)
                .cookie(session)
                .with(csrf())
                .exchange();
    }
}
