package org.leadnest.messaging.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.CarrierProperties.Twilio;
import org.leadnest.testkit.HttpPeer;
import org.springframework.web.client.RestClient;

/** What Twilio refuses because of the sender waits; what it refuses because of the recipient fails. */
class TwilioRefusalTests {
    @ParameterizedTest
    @ValueSource(ints = {21606, 21212, 21659, 21660, 21661, 21703, 21603, 30034, 10001})
    void aSenderThatCannotTextHoldsTheQueue(int code) {
        assertThat(refusal(400, code))
                .isInstanceOfSatisfying(
                        Delivery.Closed.class,
                        closed -> assertThat(closed.reason()).contains(String.valueOf(code), "the words of Twilio"));
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21614, 21610, 21408, 21617})
    void aRecipientWhoCannotBeTextedFailsTheOneText(int code) {
        assertThat(refusal(400, code))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        rejected -> assertThat(rejected.addressDead()).isEqualTo(code == 21610));
    }

    @ParameterizedTest
    @ValueSource(ints = {21408, 21610})
    void aRecipientMayBeForbiddenWithoutClosingTheChannel(int code) {
        assertThat(refusal(403, code)).isInstanceOf(Delivery.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {20003, 0})
    void anythingElseThatIsForbiddenClosesIt(int code) {
        assertThat(refusal(403, code)).isInstanceOf(Delivery.Closed.class);
    }

    private static Delivery refusal(int status, int code) {
        try (var peer = new HttpPeer() {
            @Override
            protected Answer answer(Call call) {
                return Answer.json(status, "{\"code\":" + code + ",\"message\":\"the words of Twilio\"}");
            }
        }) {
            return new TwilioCarrier(
                            new Twilio(peer.baseUrl(), "AC1", "token", null),
                            RestClient.create(peer.baseUrl()),
                            _ -> Optional.empty())
                    .send(new Envelope(
                            Ids.next(),
                            new AccountId(Ids.next()),
                            Ids.next(),
                            Channel.SMS,
                            new Envelope.Party("", "+12025550111"),
                            new Envelope.Party("Ana", "+13055550123"),
                            "",
                            "Hello",
                            null,
                            Map.of(),
                            List.of()));
        }
    }
}
