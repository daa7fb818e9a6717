package org.leadnest.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.sentry.Hint;
import io.sentry.RequestDetailsResolver;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SentryPeer;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class EnvelopeCarrierTests {
    @Autowired
    private OutboundHttp outbound;

    private Instant now = Instant.parse("2026-12-01T10:00:00Z");

    @Test
    void aPauseThatSentryAsksForIsKept() throws IOException {
        try (SentryPeer sentry = new SentryPeer()) {
            EnvelopeCarrier carrier = carrier(sentry);
            sentry.failWith(Faults.at(1, Faults.Kind.TOO_MANY));
            send(carrier);
            send(carrier);
            assertThat(sentry.calls()).isEqualTo(1);

            now = now.plus(Duration.ofSeconds(3));
            send(carrier);
            assertThat(sentry.received()).hasSize(1);
        }
    }

    @Test
    void aPeerThatIsGoneHoldsNothingUp() throws IOException {
        SentryPeer sentry = new SentryPeer();
        EnvelopeCarrier carrier = carrier(sentry);
        sentry.close();
        send(carrier);
        assertThat(sentry.received()).isEmpty();
    }

    private EnvelopeCarrier carrier(SentryPeer sentry) {
        SentryOptions options = new SentryOptions();
        options.setDsn(sentry.dsn());
        return new EnvelopeCarrier(outbound, () -> now, options, new RequestDetailsResolver(options).resolve());
    }

    private static void send(EnvelopeCarrier carrier) throws IOException {
        SentryOptions options = new SentryOptions();
        carrier.send(
                SentryEnvelope.from(options.getSerializer(), new SentryEvent(), options.getSdkVersion()), new Hint());
        carrier.flush(10_000);
    }
}
