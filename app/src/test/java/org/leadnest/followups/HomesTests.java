package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Showings;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Templates;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Texts name the home that they are about and the next showing, and no more of a home than visitors may know. */
@LeadNestTest
class HomesTests {
    private static final String TEXT = "{{ listing.address | default: \"the home\" }} in {{ listing.city }}:"
            + " {{ listing.price }}{% if listing.previousPrice %} (was {{ listing.previousPrice }}){% endif %}";

    @Autowired
    private Office office;

    @Autowired
    private Simulations simulations;

    @Autowired
    private Showings showings;

    @Autowired
    private AddressBook people;

    @Autowired
    private Templates templates;

    @Autowired
    private InstantSource clock;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Actor grace;

    @BeforeEach
    void enter() {
        grace = cast.enter().grace();
        office.moveTo("10:00");
    }

    @Test
    void aPriceChangeTellsOfTheHomeWhosePriceChanged() {
        Sequence sequence = office.sequence(grace, input(email("PT0S", TEXT)));
        post("/api/v1/sequences/" + sequence.id() + "/triggers", "{\"kind\":\"PRICE\",\"value\":\"\",\"days\":0}");
        UUID harbor = listing("18 Harbor Lane", "");
        UUID other = listing("5 Elm Street", "");
        UUID lead = asked(harbor);
        office.pass(Duration.ofMinutes(1));
        asked(other);
        price(harbor, 475_000);
        office.tick();
        office.tick();
        assertThat(said(lead)).containsExactly("18 Harbor Lane in Salem: $475,000 (was $489,000)");
    }

    @Test
    void withoutATriggerItIsTheHomeAskedAboutLast() {
        UUID first = listing("18 Harbor Lane", "");
        UUID second = listing("5 Elm Street", "");
        UUID lead = asked(first);
        office.pass(Duration.ofMinutes(1));
        asked(second);
        Sequence sequence = office.sequence(grace, input(email("PT0S", TEXT)));
        assertThat(office.as(grace, () -> simulations.of(sequence.id(), List.of(lead)))
                        .orElseThrow()
                        .leads()
                        .getFirst()
                        .happenings())
                .extracting(Simulation.Happening::text)
                .containsExactly("5 Elm Street in Salem: $489,000");
        office.enroll(grace, sequence, List.of(lead));
        office.tick();
        assertThat(said(lead)).containsExactly("5 Elm Street in Salem: $489,000");
        assertThat(byHand(lead, TEXT)).isEqualTo("5 Elm Street in Salem: $489,000");
    }

    @Test
    void whatTheSellerKeepsBackStaysBack() {
        UUID street = listing("18 Harbor Lane", ",\"InternetAddressDisplayYN\":false");
        assertThat(byHand(asked(street), TEXT)).isEqualTo("the home in Salem: $489,000");
        UUID whole = listing("20 Harbor Lane", ",\"InternetEntireListingDisplayYN\":false");
        office.pass(Duration.ofMinutes(1));
        assertThat(byHand(asked(whole), TEXT + "{{ listing.url }}")).isEqualTo("the home in : ");
    }

    @Test
    void theNextShowingIsNamedInTheLeadsTime() {
        UUID lead = office.lead(grace);
        book(lead, "5 Elm Street", Duration.ofDays(9));
        book(lead, "18 Harbor Lane", Duration.ofDays(2));
        String words =
                "{{ showing.place }}, {{ showing.date }}, {{ showing.time }}; {{ showing.dateEs }}, {{ showing.time_es }}";
        assertThat(byHand(lead, words))
                .matches("18 Harbor Lane, Friday, \\w+ \\d+, 10:00.AM; viernes \\d+ de \\w+, 10:00");
        office.pass(Duration.ofDays(3));
        assertThat(byHand(lead, words)).startsWith("5 Elm Street");
        office.pass(Duration.ofDays(9));
        assertThat(byHand(lead, "{{ showing.place | default: \"none\" }}")).isEqualTo("none");
    }

    private void book(UUID lead, String place, Duration in) {
        office.as(
                grace,
                () -> showings.enter(
                        new LeadId(lead),
                        new Showings.Wanted(place, clock.instant().plus(in), Duration.ofMinutes(30), null, false),
                        grace));
    }

    private String byHand(UUID lead, String text) {
        return office.as(
                grace,
                () -> templates
                        .render(text, people.fields(List.of(lead)).getOrDefault(lead, Map.of()))
                        .text());
    }

    private List<String> said(UUID lead) {
        return office.messages(grace, lead).stream().map(Message::body).toList();
    }

    private UUID listing(String street, String more) {
        return id(post("/api/v1/listings", """
                {"UnparsedAddress":"%s","City":"Salem","StateOrProvince":"MA","PostalCode":"01970",
                 "PropertyType":"Residential","ListPrice":489000,"StandardStatus":"Active"%s}""".formatted(street, more)));
    }

    private UUID asked(UUID listing) {
        return UUID.fromString(JsonPath.read(post("/api/v1/inquiries", """
                        {"type":"Property Inquiry","message":"Is it free?","property":{"listingId":"%s"},
                         "person":{"emails":[{"value":"ida@example.com"}]}}""".formatted(listing)), "$.lead.id"));
    }

    private void price(UUID listing, int price) {
        assertThat(mvc.patch()
                        .uri("/api/v1/listings/" + listing)
                        .contentType("application/merge-patch+json")
                        .content("{\"ListPrice\":" + price + "}")
                        .with(SignedIn.as(grace))
                        .exchange())
                .hasStatus2xxSuccessful();
    }

    private String post(String uri, String body) {
        MvcTestResult answer = mvc.post()
                .uri(uri)
                .contentType("application/json")
                .content(body)
                .with(SignedIn.as(grace))
                .exchange();
        assertThat(answer).hasStatus2xxSuccessful();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static UUID id(String json) {
        String id = JsonPath.parse(json).read("$['ListingKey']");
        return UUID.fromString(id);
    }
}
