package org.leadnest.privacy.disclosures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.PersonalData;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** A consent to a sharing: owners hear that they are asked, may say yes until a day, and may take it back at any time. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.operators=olga.sharing@leadnest.example")
class SharingConsentTests {
    private static final String PAGE = "/app/settings/disclosures";

    @Autowired
    private TellOfOffers tell;

    @Autowired
    private List<PersonalData> modules;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Environment environment;

    private final StringWriter out = new StringWriter();
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void ownersAreWrittenToOnceAndSeeABannerUntilOneAnswers() throws Exception {
        UUID offer = offer("A directory");
        tell.run();
        tell.run();
        assertThat(letters(players.harbor(), address(players.grace())))
                .singleElement()
                .asString()
                .contains("May we share data of your account?", "A directory");
        assertThat(letters(players.harbor(), address(players.maya()))).isEmpty();

        assertThat(page("/app", players.grace()).text()).contains("We ask you to agree to a sharing with A directory");
        assertThat(page("/app", players.maya()).text()).doesNotContain("We ask you to agree");
        assertThat(post(offer, "answer", players.grace(), "no")).isEqualTo(302);
        assertThat(page("/app", players.grace()).text()).doesNotContain("We ask you to agree");
    }

    @Test
    void theLetterIsWrittenInSpanishToo() {
        offer("Un directorio");
        jdbc.sql("insert into accounts.profiles (user_id, language) values (:user, 'es')"
                        + " on conflict (user_id) do update set language = 'es'")
                .param("user", players.grace().userUuid())
                .update();
        tell.run();
        assertThat(letters(players.harbor(), address(players.grace())))
                .singleElement()
                .asString()
                .contains("¿Podemos compartir datos de su cuenta?", "Un directorio");
    }

    @Test
    void afterItsLastDayNobodyCanAgree() throws Exception {
        UUID offer = offer("A directory");
        clock.advance(Duration.ofDays(32));
        assertThat(page(PAGE, players.grace()).text()).doesNotContain("A directory");
        assertThat(post(offer, "answer", players.grace(), "yes")).isEqualTo(404);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void aYesIsTakenBackByAnOwnerAndStandsInTheRegisterBesideIt() throws Exception {
        UUID offer = offer("A directory");
        Actor olga = players.pia();
        jdbc.sql("""
                        update accounts.users set email = 'olga.sharing@leadnest.example', email_key = 'olga.sharing@leadnest.example'
                         where id = :id
                        """).param("id", olga.userUuid()).update();
        assertThat(post(offer, "withdrawal", players.grace(), ""))
                .as("nothing was agreed to")
                .isEqualTo(404);
        assertThat(post(offer, "answer", players.grace(), "yes")).isEqualTo(302);
        Document agreed = page(PAGE, players.grace());
        assertThat(agreed.select("section[aria-label^=You agreed] form[action$=withdrawal]"))
                .hasSize(1);

        assertThat(post(offer, "withdrawal", players.maya(), "")).isEqualTo(403);
        assertThat(post(offer, "withdrawal", players.grace(), "")).isEqualTo(302);
        assertThat(post(offer, "withdrawal", players.grace(), "")).as("once").isEqualTo(404);

        assertThat(decisions()).containsExactlyInAnyOrder("GIVEN", "WITHDRAWN");
        assertThat(page(PAGE, players.grace()).text())
                .contains("Consent taken back", "Grace Harbor")
                .doesNotContain("Take the consent back");
        assertThat(letters(Accounts.HOUSE, "olga.sharing@leadnest.example"))
                .singleElement()
                .asString()
                .contains("nothing of it may be shared");
    }

    @Test
    void theRegisterKeepsNoNameOfAnOwnerAndWithTheAccountGoesWhatCouldNameAPerson() {
        UUID offer = offer("A directory");
        post(offer, "answer", players.grace(), "yes");
        assertThat(register())
                .singleElement()
                .asString()
                .doesNotContain("Grace")
                .contains(players.grace().userUuid().toString());
        org.assertj.core.api.Assertions.assertThatThrownBy(this::minimise)
                .as("the account is open")
                .hasMessageContaining("not closed");
        jdbc.sql("update accounts.accounts set status = 'CLOSED' where id = :id")
                .param("id", players.harbor().value())
                .update();
        minimise();
        assertThat(register())
                .singleElement()
                .asString()
                .contains("A directory", "Agreement 7", "GIVEN")
                .doesNotContain("Names of agents", players.grace().userUuid().toString());
        assertThat(modules.stream()
                        .flatMap(module -> module.kept().stream())
                        .filter(kept -> kept.table().equals("privacy.disclosures")
                                || kept.table().equals("privacy.holds")))
                .hasSize(2)
                .allMatch(kept -> !kept.law().isBlank() && kept.fields().length() > 30);
    }

    private void minimise() {
        jdbc.sql("select privacy.minimise_disclosures(:account)")
                .param("account", players.harbor().value())
                .query(Long.class)
                .single();
    }

    private List<String> register() {
        return jdbc.sql("select d::text from privacy.disclosures d where customer_id = :account")
                .param("account", players.harbor().value())
                .query(String.class)
                .list();
    }

    private List<String> decisions() {
        return jdbc.sql("select decision from privacy.disclosures where customer_id = :account")
                .param("account", players.harbor().value())
                .query(String.class)
                .list();
    }

    private List<String> letters(AccountId account, String address) {
        return Objects.requireNonNull(Tenancy.as(
                account,
                () -> transactions.execute(status -> jdbc.sql("""
                                select subject || ' ' || body_text from messaging.messages
                                 where recipient = :address and kind like 'PRODUCT/SHARING%'
                                """)
                        .param("address", address)
                        .query(String.class)
                        .list())));
    }

    private String address(Actor who) {
        return jdbc.sql("select email from accounts.users where id = :id")
                .param("id", who.userUuid())
                .query(String.class)
                .single();
    }

    private Document page(String path, Actor who) throws Exception {
        return Jsoup.parse(mvc.get()
                .uri(path)
                .with(SignedIn.as(who))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private int post(UUID offer, String verb, Actor who, String answer) {
        return mvc.post()
                .uri(PAGE + "/offers/" + offer + "/" + verb)
                .param("answer", answer)
                .with(SignedIn.as(who))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private UUID offer(String recipient) {
        List<String> all = new ArrayList<>(List.of(
                "offer",
                "--account=" + players.harbor(),
                "--recipient=" + recipient,
                "--basis=Agreement 7",
                "--what=Names of agents",
                "--until="
                        + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(30),
                "--reason=To be found"));
        for (String name : List.of("url", "username", "password")) {
            all.add("--leadnest.database." + name + "=" + environment.getRequiredProperty("leadnest.database." + name));
        }
        assertThat(new CommandLine(new DisclosuresCommand())
                        .setOut(new PrintWriter(out, true))
                        .execute(all.toArray(String[]::new)))
                .isZero();
        return UUID.fromString(out.toString().strip().lines().toList().getLast());
    }
}
