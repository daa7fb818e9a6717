package org.leadnest.messaging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.carriers.Carriers;
import org.leadnest.messaging.gate.Candidate;
import org.leadnest.messaging.settings.SendingSettings;
import org.leadnest.messaging.settings.SendingSettings.SmsBasis;
import org.springframework.stereotype.Component;

/** The account's part of what the gate asks: standing, settings, plan and how each channel's carrier does. */
@Component
class ChannelSetups {
    /** How long the others wait for the answer to the one message that tries a carrier after its rest. */
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final Carriers carriers;
    private final PaidSending paid;
    private final SendingSettings settings;
    private final CarrierHealth health;

    ChannelSetups(Carriers carriers, PaidSending paid, SendingSettings settings, CarrierHealth health) {
        this.carriers = carriers;
        this.paid = paid;
        this.settings = settings;
        this.health = health;
    }

    OfBatch of(AccountId account, Instant now) {
        return new OfBatch(account, now);
    }

    /** Of one batch: read once for each channel. */
    final class OfBatch {
        private final AccountId account;
        private final Instant now;
        private final Map<Channel, Candidate.Setup> setups = new EnumMap<>(Channel.class);
        private final Map<Channel, String> probing = new EnumMap<>(Channel.class);

        private OfBatch(AccountId account, Instant now) {
            this.account = account;
            this.now = now;
        }

        Candidate.Setup of(Channel channel) {
            return setups.computeIfAbsent(channel, this::read);
        }

        /** A message goes out; where that tries a carrier after its rest, no other follows until it is answered. */
        void allowed(Channel channel) {
            Optional.ofNullable(probing.get(channel))
                    .ifPresent(reason ->
                            setups.put(channel, setup(channel, new Candidate.Rest(now.plus(PROBE), reason))));
        }

        private Candidate.Setup read(Channel channel) {
            var state = health.of(account, channel);
            state.filter(found -> found.probing(now)).ifPresent(found -> probing.put(channel, found.reason()));
            return setup(channel, state.flatMap(this::rest).orElse(null));
        }

        private Optional<Candidate.Rest> rest(CarrierHealth.State state) {
            return Optional.ofNullable(state.until())
                    .filter(until -> until.isAfter(now))
                    .map(until -> new Candidate.Rest(until, state.reason()));
        }

        private Candidate.Setup setup(Channel channel, Candidate.@Nullable Rest rest) {
            var sending = settings.get();
            return new Candidate.Setup(
                    paid.active(account),
                    carriers.sender(channel).isPresent(),
                    !sending.postalAddress().isBlank(),
                    carriers.strict(channel),
                    sending.smsBasis() == SmsBasis.STATED,
                    paid.stopped(account).orElse(null),
                    rest);
        }
    }
}
