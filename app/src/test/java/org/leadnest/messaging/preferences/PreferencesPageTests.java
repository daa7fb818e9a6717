package org.leadnest.messaging.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Messages;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** What a lead is shown of their own wishes, and in which language. */
@LeadNestTest
class PreferencesPageTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Messages messages;

    @Autowired
    private Seal seal;

    @Autowired
    private Suppressions suppressions;

    @Autowired
    private TransactionOperations transactions;

    private final String email = "ana." + UUID.randomUUID() + "@example.com";
    private Cast.Players players;
    private UUID ana;
    private String key;
    private String link;

    @BeforeEach
    void enter() {
        players = cast.enter();
        NewLead lead = NewLead.named("Ana", "Ruiz").reachedBy(List.of(new EmailAddress(email)), List.of());
        ana = players.atHarbor(
                () -> leads.capture(lead, players.grace()).lead().id().value());
        key = seal.addressKey(Channel.EMAIL, email);
        link = "/u/" + seal.token(new Seal.Opened(players.harbor(), ana, Channel.EMAIL, key));
    }

    @Test
    void withoutAMessageTheBrowsersLanguageIsSpoken() throws Exception {
        assertThat(page("es-MX,es;q=0.9,en;q=0.5").select("html").attr("lang")).isEqualTo("es");
        assertThat(page("es-MX").text())
                .contains(
                        "Mensajes de Harbor Realty", "Correo electrónico", "Cancelar todos los mensajes", "Privacidad")
                .doesNotContain("Unsubscribe", "Skip");
        assertThat(page("en-US").text()).contains("Messages from Harbor Realty", "Text messages");
    }

    @Test
    void theLanguageOfTheLastMessageOutweighsTheBrowsers() throws Exception {
        said("Hola, la casa de la calle Oak todavía está libre, gracias", "1");
        assertThat(page("en-US").select("html").attr("lang")).isEqualTo("es");
        assertThat(mvc.post()
                        .uri(link)
                        .param("List-Unsubscribe", "One-Click")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, "en-US")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Su suscripción está cancelada.");
    }

    @Test
    void theBoxOfADeadAddressSaysWhyItIsOffAndANewYesLiftsIt() throws Exception {
        assertThat(page("en-US").text()).doesNotContain("came back");
        players.atHarbor(() -> transactions.execute(_ -> {
            suppressions.blockAddress(players.harbor(), Channel.EMAIL, key, "SendGrid says: bounce 550");
            return true;
        }));
        Document page = page("en-US");
        assertThat(page.select("input[name=keep][checked]").eachAttr("value")).containsExactly("SMS");
        assertThat(page.select("#keep-email-hint").text()).contains("Mail to your address came back");
        assertThat(page("es").select("#keep-email-hint").text()).contains("fue devuelto");
        assertThat(page.select("#keep-sms-hint")).isEmpty();
        assertThat(mvc.post().uri(link).param("keep", "EMAIL", "SMS").exchange())
                .hasStatus3xxRedirection();
        assertThat(page("en-US").select("input[name=keep][checked]").eachAttr("value"))
                .containsExactly("EMAIL", "SMS");
    }

    private void said(String words, String id) {
        players.atHarbor(() -> messages.receive(new Incoming(
                ana, Channel.EMAIL, email, "office@harbor.example", "", words, false, "imap", id + UUID.randomUUID())));
    }

    private Document page(String languages) throws Exception {
        var answer = mvc.get()
                .uri(link)
                .header(HttpHeaders.ACCEPT_LANGUAGE, languages)
                .locale(java.util.Locale.forLanguageTag(languages.replaceAll("[,;].*", "")))
                .exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
