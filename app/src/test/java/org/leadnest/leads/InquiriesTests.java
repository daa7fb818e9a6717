package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
@RecordApplicationEvents
class InquiriesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private FirstContacts contacts;

    @Autowired
    private InstantSource clock;

    @Autowired
    private ApplicationEvents events;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void anInquiryFindsOrMakesTheLeadAndIsFiledOnIt() throws Exception {
        String first = body(post(inquiry("Property Inquiry", "ana@example.com", null)));
        assertThat(JsonPath.<Boolean>read(first, "$.created")).isTrue();
        assertThat(JsonPath.<Boolean>read(first, "$.live")).isTrue();
        assertThat(JsonPath.<String>read(first, "$.lead.source")).isEqualTo("Zillow");
        String second = body(post(inquiry("saved_property", "ANA@example.com", null)));
        assertThat(JsonPath.<Boolean>read(second, "$.created")).isFalse();
        assertThat(JsonPath.<String>read(second, "$.lead.id")).isEqualTo(JsonPath.read(first, "$.lead.id"));

        String kept = body(mvc.get()
                .uri("/api/v1/inquiries/" + JsonPath.read(first, "$.id"))
                .with(SignedIn.as(players.maya()))
                .exchange());
        assertThat(JsonPath.<String>read(kept, "$.type")).isEqualTo("Property Inquiry");
        assertThat(JsonPath.<String>read(kept, "$.property.address")).isEqualTo("18 Harbor Lane");
        assertThat(JsonPath.<String>read(kept, "$.property.mlsNumber")).isEqualTo("A123");
        assertThat(JsonPath.<String>read(kept, "$.message")).isEqualTo("Is it still there?");
        assertThat(published(LeadEvent.InquiryFiled.class)).hasSize(2).allMatch(LeadEvent.InquiryFiled::live);
    }

    @Test
    void anInquiryOlderThanADayIsHistoryAndTriggersNothing() throws Exception {
        Instant old = clock.instant().minus(Duration.ofHours(25));
        String filed = body(post(inquiry("Registration", "old@example.com", old)));
        assertThat(JsonPath.<Boolean>read(filed, "$.live")).isFalse();
        assertThat(published(LeadEvent.LeadCaptured.class)).isEmpty();
        assertThat(published(LeadEvent.InquiryFiled.class)).hasSize(1).noneMatch(LeadEvent.InquiryFiled::live);
    }

    @Test
    void badInquiriesAreRefusedByField() throws Exception {
        for (List<String> bad : List.of(
                List.of("type", "{\"type\":\"Guess\",\"person\":{\"firstName\":\"A\"}}"),
                List.of("person", "{\"type\":\"Registration\"}"),
                List.of("person.emails", "{\"type\":\"Registration\",\"person\":{\"emails\":[{\"value\":\"x\"}]}}"),
                List.of(
                        "occurredAt",
                        "{\"type\":\"Registration\",\"person\":{\"firstName\":\"A\"},\"occurredAt\":\"yesterday\"}"),
                List.of(
                        "property.price",
                        "{\"type\":\"Registration\",\"person\":{\"firstName\":\"A\"},\"property\":{\"price\":-1}}"))) {
            MvcTestResult answer = post(bad.getLast());
            assertThat(answer).as(bad.getLast()).hasStatus(400);
            assertThat(body(answer)).as(bad.getLast()).contains("\"" + bad.getFirst() + "\"");
        }
        assertThat(body(post("{\"type\":\"Registration\",\"person\":{\"firstName\":\"A\"},\"colour\":\"red\"}")))
                .contains("colour");
    }

    @Test
    void theWaitEndsAtTheFirstContactByAPerson() throws Exception {
        String filed = body(post(inquiry("General Inquiry", "wait@example.com", null)));
        LeadId lead = LeadId.of(JsonPath.read(filed, "$.lead.id"));
        Instant answered = clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.MICROS)
                .plusSeconds(60);
        players.atHarbor(() -> {
            assertThat(inquiries.waiting(lead)).hasSize(1);
            contacts.contacted(lead, players.maya().user(), answered);
            contacts.contacted(lead, players.tom().user(), answered.plusSeconds(60));
            contacts.contacted(lead, players.grace().user(), answered.minusSeconds(30));
            assertThat(inquiries.waiting(lead)).isEmpty();
            assertThat(inquiries.list(lead, null, 10).data().getFirst().contactedAt())
                    .as("the earliest that happened, told last")
                    .isEqualTo(answered.minusSeconds(30));
            return true;
        });
    }

    @Test
    void anInquiryThatNamesOnlyAPriceKeepsIt() throws Exception {
        String filed = body(post("""
                {"type":"Registration","person":{"firstName":"Ana"},"property":{"price":410000}}
                """));
        String kept = body(mvc.get()
                .uri("/api/v1/inquiries/" + JsonPath.read(filed, "$.id"))
                .with(SignedIn.as(players.maya()))
                .exchange());
        assertThat(JsonPath.<Double>read(kept, "$.property.price")).isEqualTo(410000.0);
    }

    @Test
    void aRivalSeesNoneOfThem() throws Exception {
        String filed = body(post(inquiry("General Inquiry", "own@example.com", null)));
        assertThat(mvc.get()
                        .uri("/api/v1/inquiries/" + JsonPath.read(filed, "$.id"))
                        .with(SignedIn.as(players.pia())))
                .hasStatus(404);
        assertThat(mvc.get().uri("/api/v1/inquiries").with(SignedIn.as(players.pia())))
                .bodyText()
                .isEqualTo("{\"data\":[],\"next\":null}");
    }

    private <T extends LeadEvent> List<T> published(Class<T> type) {
        return events.stream(type)
                .filter(event -> event.account().equals(players.harbor()))
                .toList();
    }

    private static String inquiry(String type, String email, @org.jspecify.annotations.Nullable Instant at) {
        return """
                {"type":"%s","source":"Zillow","message":"Is it still there?",
                 "person":{"firstName":"Ana","lastName":"Lopez","emails":[{"value":"%s"}]},
                 "property":{"address":"18 Harbor Lane","city":"Miami","state":"FL","postalCode":"33101","price":525000,"mlsNumber":"A123"}
                 %s}
                """.formatted(type, email, at == null ? "" : ",\"occurredAt\":\"" + at + "\"");
    }

    private MvcTestResult post(String json) {
        return mvc.post()
                .uri("/api/v1/inquiries")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }
}
