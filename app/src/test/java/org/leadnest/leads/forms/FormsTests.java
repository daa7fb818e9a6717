package org.leadnest.leads.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadConsents;
import org.leadnest.leads.LeadEvent;
import org.leadnest.leads.forms.WebForm.Field;
import org.leadnest.leads.forms.WebForm.Shown;
import org.leadnest.platform.web.Stopwatch;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
@RecordApplicationEvents
class FormsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Forms forms;

    @Autowired
    private Stopwatch stopwatch;

    @Autowired
    private LeadConsents consents;

    @Autowired
    private InstantSource clock;

    @Autowired
    private ApplicationEvents events;

    private Cast.Players players;
    private WebForm form;
    private String address;

    @BeforeEach
    void build() {
        players = cast.enter();
        form = form("I agree to e-mails and texts.", 1);
        put(form);
        address = "/f/" + new FormAddress(players.harbor(), form.id()).encode();
    }

    @Test
    void whatAVisitorSendsBecomesAnInquiryWithItsAnswers() throws Exception {
        Document page = page(mvc.get().uri(address).exchange());
        assertThat(page.select("input[name=email]").hasAttr("required")).isTrue();
        assertThat(page.select("input[name=agreed]").hasAttr("checked")).isFalse();
        assertThat(send(answers("ana@example.com"))).hasStatus3xxRedirection().hasRedirectedUrl(address + "/thanks");
        FormStore.Submission sent = latest();
        assertThat(sent.status()).isEqualTo("FILED");
        Document lead = page(mvc.get()
                .uri("/app/leads/" + sent.lead())
                .with(SignedIn.as(players.maya()))
                .exchange());
        assertThat(lead.text())
                .contains("Ana", "Seller Inquiry: 18 Harbor Lane", "How many bedrooms?: Three", "Website");
        assertThat(page(mvc.get().uri(address + "/thanks").exchange()).text()).contains("We call you.");
    }

    @Test
    void aConsentKeepsTheWordsThatWereShownEvenWhenTheyChangedSince() throws Exception {
        put(form("Other words.", 2));
        Map<String, String> answers = answers("agree@example.com");
        answers.put("agreed", "1");
        send(answers);
        assertThat(evidence())
                .extracting(LeadConsents.Evidence::channel, LeadConsents.Evidence::wording)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("EMAIL", "I agree to e-mails and texts."),
                        org.assertj.core.groups.Tuple.tuple("SMS", "I agree to e-mails and texts."));
        assertThat(evidence()).allMatch(one -> "127.0.0.1".equals(one.address()));
    }

    @Test
    void noTickNoConsent() {
        send(answers("quiet@example.com"));
        assertThat(evidence()).isEmpty();
        Map<String, String> forged = answers("forged@example.com");
        forged.put("agreed", "99");
        send(forged);
        assertThat(evidence()).isEmpty();
    }

    @Test
    void whatLooksLikeSpamIsHeldAndFiledWhenSomebodySaysSo() {
        Map<String, String> trapped = answers("trap@example.com");
        trapped.put("website", "http://spam.example");
        assertThat(send(trapped)).hasStatus3xxRedirection();
        assertThat(latest().status()).isEqualTo("HELD");
        Map<String, String> hasty = answers("fast@example.com");
        hasty.put("mark", stopwatch.start(form.id(), clock.instant()));
        send(hasty);
        FormStore.Submission held = latest();
        assertThat(held.reason()).contains("faster than a person");
        String release = "/app/settings/forms/" + form.id() + "/submissions/" + held.id() + "/release";
        assertThat(mvc.post().uri(release).with(SignedIn.as(players.grace()))).hasStatus3xxRedirection();
        assertThat(latest().status()).isEqualTo("FILED");
        assertThat(latest().lead()).isNotNull();
    }

    @Test
    void tooManyFromOneAddressAreRefusedAndKeepWhatWasTyped() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(send(answers("p" + i + "@example.com"))).hasStatus3xxRedirection();
        }
        MvcTestResult sixth = send(answers("p6@example.com"));
        assertThat(sixth).hasStatus(429);
        assertThat(page(sixth).select("input[name=email]").val()).isEqualTo("p6@example.com");
    }

    @Test
    void aBadAnswerSaysWhatWasExpectedAndKeepsTheRest() throws Exception {
        Map<String, String> bad = answers("nobody");
        MvcTestResult answer = send(bad);
        assertThat(answer).hasStatus(422);
        assertThat(page(answer).text()).contains("expected an e-mail address");
        assertThat(page(answer).select("input[name=first_name]").val()).isEqualTo("Ana");
    }

    @Test
    void aFormMayBeFramedByOthersAndNothingElseMay() {
        assertThat(mvc.get().uri(address + "?embed=1"))
                .satisfies(result -> assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                        .contains("frame-ancestors *"));
        assertThat(mvc.get().uri("/sign-in"))
                .satisfies(result -> assertThat(result.getResponse().getHeader("Content-Security-Policy"))
                        .contains("frame-ancestors 'none'"));
        assertThat(mvc.get().uri(address + "/embed.js")).bodyText().contains(address + "?embed=1");
        assertThat(mvc.get().uri("/f/nonsense")).hasStatus(404);
        assertThat(mvc.get().uri("/f/" + new FormAddress(players.pine(), form.id()).encode()))
                .hasStatus(404);
    }

    @Test
    void theBuilderMakesAFormAndRefusesOneThatReachesNobody() throws Exception {
        Map<String, String> given = FormEdit.fresh();
        given.put("name", "Valuation");
        assertThat(post("/app/settings/forms", given, players.grace())).hasStatus3xxRedirection();
        assertThat(page(mvc.get()
                                .uri("/app/settings/forms")
                                .with(SignedIn.as(players.grace()))
                                .exchange())
                        .text())
                .contains("Valuation");
        given.put("field-EMAIL", "optional");
        MvcTestResult refused = post("/app/settings/forms", given, players.grace());
        assertThat(refused).hasStatus(422);
        assertThat(page(refused).text()).contains("expected the e-mail address or the phone number to be required");
        Document builder = page(mvc.get()
                .uri("/app/settings/forms/" + form.id())
                .with(SignedIn.as(players.grace()))
                .exchange());
        assertThat(builder.select("input[name=e-script]").val()).contains("embed.js");
    }

    private List<LeadConsents.Evidence> evidence() {
        return events.stream(LeadEvent.ConsentGiven.class)
                .filter(event -> event.account().equals(players.harbor()))
                .map(event -> players.atHarbor(
                        () -> consents.evidence(event.evidence()).orElseThrow()))
                .toList();
    }

    @Test
    void aSpanishFormSaysInSpanishWhatIsWrong() {
        WebForm spanish = new WebForm(
                Ids.next(),
                "Vender",
                "¿Cuánto vale su casa?",
                "",
                Inquiry.Type.SELLER_INQUIRY,
                List.of(
                        new Shown(Field.FIRST_NAME, true),
                        new Shown(Field.EMAIL, true),
                        new Shown(Field.PHONE, false),
                        new Shown(Field.PRICE, false),
                        new Shown(Field.ADDRESS, false)),
                List.of(),
                "Enviar",
                "Website",
                List.of(),
                "es",
                "",
                1,
                "Gracias.",
                null,
                true);
        FieldErrors errors = new FieldErrors();
        new Answers(
                        spanish,
                        Map.of(
                                "email", "nobody",
                                "phone", "12",
                                "price", "mucho",
                                "address", "x".repeat(501)))
                .person(errors, clock.instant());
        assertThat(errors.ordered())
                .containsEntry("first_name", "se espera una respuesta")
                .containsEntry("email", "se espera una dirección de correo electrónico")
                .containsEntry("phone", "se espera un número de teléfono")
                .containsEntry("price", "se espera un precio, como 500,000")
                .containsEntry("address", "se esperan como máximo 500 caracteres");
    }

    private FormStore.Submission latest() {
        return players.atHarbor(() -> forms.latest(form.id(), 1).getFirst());
    }

    private void put(WebForm wanted) {
        players.atHarbor(() -> {
            forms.put(wanted);
            return true;
        });
    }

    private WebForm form(String consent, int version) {
        return new WebForm(
                form == null ? Ids.next() : form.id(),
                "Sell",
                "What is your home worth?",
                "",
                Inquiry.Type.SELLER_INQUIRY,
                List.of(
                        new Shown(Field.FIRST_NAME, false),
                        new Shown(Field.EMAIL, true),
                        new Shown(Field.PHONE, false),
                        new Shown(Field.ADDRESS, false)),
                List.of("How many bedrooms?"),
                "Send",
                "Website",
                List.of("Seller"),
                "en",
                consent,
                version,
                "We call you.",
                null,
                true);
    }

    private Map<String, String> answers(String email) {
        Map<String, String> answers = new HashMap<>();
        answers.put("first_name", "Ana");
        answers.put("email", email);
        answers.put("phone", email.startsWith("agree") ? "(305) 555-0188" : "");
        answers.put("address", "18 Harbor Lane");
        answers.put("q0", "Three");
        answers.put("website", "");
        answers.put("mark", stopwatch.start(form.id(), clock.instant().minusSeconds(60)));
        return answers;
    }

    private MvcTestResult send(Map<String, String> answers) {
        var request = mvc.post().uri(address);
        answers.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult post(String uri, Map<String, String> given, Actor actor) {
        var request = mvc.post().uri(uri);
        given.forEach(request::param);
        return request.with(SignedIn.as(actor)).exchange();
    }

    private static Document page(MvcTestResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
