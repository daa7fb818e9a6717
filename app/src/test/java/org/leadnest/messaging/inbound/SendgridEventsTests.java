package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which events of SendGrid's say something against an address. */
class SendgridEventsTests {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bounce  | Invalid Address | 5.1.1 | 550 5.1.1 no such user   | true",
                "bounce  | Invalid Address | 5.0.0 | 550 no such user         | true",
                "bounce  | ''              | ''    | ''                       | true",
                "bounce  | Unclassified    | ''    | 550 no such user         | true",
                "bounce  | Reputation      | 5.0.0 | 550 no such user         | false",
                "bounce  | Content         | ''    | 554 rejected             | false",
                "bounce  | Technical       | ''    | 550 unable to resolve    | false",
                "bounce  | ''              | 5.2.2 | 552 5.2.2 over quota     | false",
                "bounce  | Invalid Address | 5.7.1 | 550 5.7.1 policy         | false",
                "bounce  | ''              | ''    | 550 5.7.1 policy         | false",
                "blocked | Invalid Address | 5.1.1 | 550 5.1.1 no such user   | false"
            })
    void aBounceBlocksAnAddressOnlyWhereItSpeaksOfIt(
            String type, String classified, String status, String reason, boolean dead) {
        var event = event("bounce", type, classified, status, reason);
        assertThat(SendgridEvents.report(event).orElseThrow().addressDead()).isEqualTo(dead);
    }

    @Test
    void aDropSaysWhetherTheAddressIsDeadOrThePersonWantsNothing() {
        assertThat(SendgridEvents.dropped(dropped("Bounced Address")).addressDead())
                .isTrue();
        assertThat(SendgridEvents.dropped(dropped("Invalid")).addressDead()).isTrue();
        assertThat(SendgridEvents.dropped(dropped("Recipient List over Package Quota"))
                        .addressDead())
                .isFalse();
        assertThat(SendgridEvents.optedOut(dropped("Spam Reporting Address"))).isTrue();
        assertThat(SendgridEvents.optedOut(dropped("Unsubscribed Address"))).isTrue();
        assertThat(SendgridEvents.optedOut(dropped("Bounced Address"))).isFalse();
    }

    private static JsonNode dropped(String reason) {
        return event("dropped", "", "", "", reason);
    }

    private static JsonNode event(String what, String type, String classified, String status, String reason) {
        return JSON.createObjectNode()
                .put("event", what)
                .put("type", type)
                .put("bounce_classification", classified)
                .put("status", status)
                .put("reason", reason);
    }
}
