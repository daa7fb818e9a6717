package org.leadnest.messaging.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The carriers' own published examples. */
class SignatureTests {
    @Test
    void twilioSignsTheAddressAndTheSortedForm() {
        Map<String, List<String>> form = Map.of(
                "Digits", List.of("1234"),
                "CallSid", List.of("CA1234567890ABCDE"),
                "To", List.of("+18005551212"),
                "Caller", List.of("+14158675309"),
                "From", List.of("+14158675309"));
        String address = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assertThat(TwilioSignature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "12345", address, form))
                .isTrue();
        assertThat(TwilioSignature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "54321", address, form))
                .isFalse();
        assertThat(TwilioSignature.fits("RSOYDt4T1cUTdK1PDd93/VVr8B8=", "12345", address + "3", form))
                .isFalse();
        assertThat(TwilioSignature.fits("", "12345", address, form)).isFalse();
    }

    @Test
    void sendgridSignsTimestampAndBody() {
        String key =
                "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
        String signature =
                "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
        byte[] body =
                ("[{\"email\":\"hello@world.com\",\"event\":\"dropped\",\"reason\":\"Bounced Address\",\"sg_event_id\":"
                                + "\"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA\",\"sg_message_id\":"
                                + "\"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0\","
                                + "\"smtp-id\":\"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>\","
                                + "\"timestamp\":1600112492}]\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(SendgridSignature.fits(key, signature, "1600112502", body)).isTrue();
        assertThat(SendgridSignature.fits(key, signature, "1600112503", body)).isFalse();
        assertThat(SendgridSignature.fits(key, "none", "1600112502", body)).isFalse();
        assertThat(SendgridSignature.fits("no key", signature, "1600112502", body))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied | Re: Your home search | true",
                "X-Autoreply: yes | hello | true",
                "Subject: x | Automatic reply: Your home search | true",
                "Subject: x | Out of Office until Monday | true",
                "Subject: x | Respuesta automática: casa | true",
                "Auto-Submitted: no | Re: Your home search | false",
                "Subject: x | The office on Main Street | false"
            })
    void aMachinesAnswerIsNoReply(String headers, String subject, boolean automatic) {
        assertThat(AutomaticReply.is(headers, subject)).isEqualTo(automatic);
    }
}
