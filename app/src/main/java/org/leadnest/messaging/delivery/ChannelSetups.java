package org.leadnest.messaging.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Findings;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.messaging.connections.WarmUp;
import org.leadnest.messaging.connections.Way;
import org.leadnest.messaging.connections.Ways;
import org.leadnest.messaging.gate.Candidate;
import org.leadnest.messaging.gate.Candidate.Warmth;
import org.leadnest.messaging.settings.SendingSettings;
import org.leadnest.messaging.settings.SendingSettings.SmsBasis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account's part of what the gate asks: standing, settings, plan and how each channel's carrier does. */
@Component
class ChannelSetups {
    /** How long the others wait for the answer to the one message that tries a carrier after its rest. */
    private static final Duration PROBE = Duration.ofSeconds(5);

    private static final Duration WINDOW = Duration.ofDays(1);

    private final Ways ways;
    private final PaidSending paid;
    private final SendingSettings settings;
    private final CarrierHealth health;
    private final Turns turns;
    private final Enclosures enclosures;
    private final JdbcClient jdbc;

    ChannelSetups(
            Ways ways,
            PaidSending paid,
            SendingSettings settings,
            CarrierHealth health,
            Turns turns,
            Enclosures enclosures,
            JdbcClient jdbc) {
        this.enclosures = enclosures;
        this.turns = turns;
        this.jdbc = jdbc;
        this.ways = ways;
        this.paid = paid;
        this.settings = settings;
        this.health = health;
    }

    OfBatch of(AccountId account, Instant now) {
        return new OfBatch(account, now);
    }

    /** Of one batch: read once for each lane. */
    final class OfBatch {
        private final AccountId account;
        private final Instant now;
        private final Map<Lane, Way> taken = new HashMap<>();
        private final Map<Lane, Candidate.Setup> setups = new HashMap<>();
        private final Map<Lane, String> probing = new HashMap<>();
        private final Map<Lane, Warmth> warmths = new HashMap<>();
        private final Map<Lane, Turns.Line> lines = new HashMap<>();

        private OfBatch(AccountId account, Instant now) {
            this.account = account;
            this.now = now;
        }

        Candidate.Setup of(Lane lane) {
            return setups.computeIfAbsent(lane, this::read);
        }

        /** As it is for one message: its turn among those that the sender's pace makes wait. */
        Candidate.Setup of(Queued message) {
            var setup = of(message.lane());
            return message.waitsInLine()
                    ? line(message.lane())
                            .map(line -> setup.at(line.pace(now, message.segments(), message.hasTurn(now))))
                            .orElse(setup)
                    : setup;
        }

        /** It goes now, or has been told when: the next one comes after it. */
        void tookTurn(Queued message) {
            if (!message.hasTurn(now)) {
                line(message.lane()).ifPresent(line -> lines.put(message.lane(), line.after(now)));
            }
        }

        /** It leaves now: its segments count on the networks' day. */
        void used(Queued message) {
            line(message.lane()).ifPresent(line -> lines.put(message.lane(), line.used(now, message.segments())));
        }

        /** How a message that is not made yet would meet it at {@code at}; nothing is locked or written. */
        Candidate.Setup foreseen(Lane lane, Instant at, int segments, boolean turn) {
            var setup = of(lane);
            return foreseen(lane)
                    .map(line -> setup.at(line.pace(at, segments, turn)))
                    .orElse(setup);
        }

        /** It would be given a turn, or go, at {@code at}. */
        void foresawTurn(Lane lane, Instant at) {
            foreseen(lane).ifPresent(line -> lines.put(lane, line.after(at)));
        }

        void foresawUse(Lane lane, Instant at, int segments) {
            foreseen(lane).ifPresent(line -> lines.put(lane, line.used(at, segments)));
        }

        private Optional<Turns.Line> foreseen(Lane lane) {
            return pace(lane).map(pace -> lines.computeIfAbsent(lane, _ -> turns.look(account, pace, now)));
        }

        void keepTurns() {
            lines.values().forEach(line -> turns.keep(account, line));
        }

        private Optional<Turns.Line> line(Lane lane) {
            return pace(lane).map(pace -> lines.computeIfAbsent(lane, _ -> turns.line(account, pace, now)));
        }

        private Optional<Findings.Pace> pace(Lane lane) {
            return way(lane) instanceof Way.Open open ? Optional.ofNullable(open.pace()) : Optional.empty();
        }

        /** Whether it carries pictures that its carrier has to fetch here and cannot. */
        boolean unseen(Queued message) {
            return message.pictures()
                    && way(message.lane()) instanceof Way.Open open
                    && open.carrier().leavesTheHouse()
                    && !enclosures.reachable();
        }

        Way way(Lane lane) {
            return taken.computeIfAbsent(lane, ways::of);
        }

        /** A message goes out; where that tries a carrier after its rest, no other follows until it is answered. */
        void allowed(Lane lane) {
            warmths.computeIfPresent(lane, (_, warmth) -> new Warmth(warmth.most(), warmth.sent() + 1, warmth.free()));
            if (warmths.containsKey(lane) && !probing.containsKey(lane)) {
                setups.put(lane, setup(lane, null));
            }
            Optional.ofNullable(probing.get(lane))
                    .ifPresent(reason -> setups.put(lane, setup(lane, new Candidate.Rest(now.plus(PROBE), reason))));
        }

        private Candidate.Setup read(Lane lane) {
            warmth(lane).ifPresent(warmth -> warmths.put(lane, warmth));
            var state = health.of(account, lane);
            state.filter(found -> found.probing(now)).ifPresent(found -> probing.put(lane, found.reason()));
            return setup(lane, state.flatMap(this::rest).orElse(null));
        }

        private Optional<Warmth> warmth(Lane lane) {
            if (!(way(lane) instanceof Way.Open open) || open.coldSince() == null) {
                return Optional.empty();
            }
            var most = WarmUp.limit(open.coldSince(), now);
            return most.isEmpty()
                    ? Optional.empty()
                    : Optional.of(sentBy(open.carrier().name(), lane.channel(), most.getAsInt()));
        }

        private Warmth sentBy(String carrier, Channel channel, int most) {
            return jdbc.sql("""
                            select count(*) as sent, min(sent_at) as first from messaging.messages
                             where account_id = :account and created_at > :now::timestamptz - interval '60 days'
                               and sent_at > :now::timestamptz - interval '24 hours'
                               and provider = :carrier and channel = :channel and direction = 'OUT'
                               and person_id is not null
                            """)
                    .param("account", account.value())
                    .param("now", Timestamp.from(now))
                    .param("carrier", carrier)
                    .param("channel", channel.name())
                    .query((row, number) -> {
                        var first = row.getTimestamp("first");
                        var from = first == null ? now : first.toInstant();
                        return new Warmth(most, row.getInt("sent"), from.plus(WINDOW));
                    })
                    .single();
        }

        private Optional<Candidate.Rest> rest(CarrierHealth.State state) {
            return Optional.ofNullable(state.until())
                    .filter(until -> until.isAfter(now))
                    .map(until -> new Candidate.Rest(until, state.reason()));
        }

        private Candidate.Setup setup(Lane lane, Candidate.@Nullable Rest rest) {
            var sending = settings.get();
            return new Candidate.Setup(
                            paid.active(account),
                            way(lane) instanceof Way.Shut shut ? shut.reason() : null,
                            !sending.postalAddress().isBlank(),
                            ways.strict(way(lane)),
                            sending.smsBasis() == SmsBasis.STATED,
                            paid.stopped(account).orElse(null),
                            rest,
                            warmths.get(lane))
                    .by(!(way(lane) instanceof Way.Open open) || open.carrier().carriesHeaders());
        }
    }
}
