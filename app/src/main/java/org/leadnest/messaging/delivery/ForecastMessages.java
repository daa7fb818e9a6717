package org.leadnest.messaging.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Category;
import org.leadnest.messaging.Forecast;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.Planned;
import org.leadnest.messaging.connections.Lane;
import org.leadnest.messaging.delivery.GateStore.Standing;
import org.leadnest.messaging.delivery.GateStore.Subject;
import org.leadnest.messaging.delivery.GateStore.Wording;
import org.leadnest.messaging.gate.Candidate;
import org.leadnest.messaging.gate.RecipientPlaces;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.messaging.gate.SendGate;
import org.leadnest.messaging.gate.Verdict;
import org.leadnest.messaging.preferences.Seal;
import org.springframework.stereotype.Component;

/**
 * Asks the send gate about messages that are not made yet, in the order of time in which they would be looked at, so that
 * caps count what goes before. Nothing is written and no credit is taken.
 */
@Component
public class ForecastMessages {
    /** These wait for a person, not for a time: looking again later, as the dispatcher does, would change nothing. */
    private static final Set<String> WAIT_FOR_SOMEBODY =
            Set.of("plan", "channel-configured", "postal-address", "list-unsubscribe");

    /** A message that is held more often than this is said to wait: a cap that is full over and over. */
    private static final int MOST_LOOKS = 60;

    private final GateStore store;
    private final Rules rules;
    private final RecipientPlaces places;
    private final ChannelSetups channels;
    private final Seal seal;

    ForecastMessages(GateStore store, Rules rules, RecipientPlaces places, ChannelSetups channels, Seal seal) {
        this.store = store;
        this.rules = rules;
        this.places = places;
        this.channels = channels;
        this.seal = seal;
    }

    /** One look at one message; {@code index} is its place in what was asked. */
    private record Look(Instant at, int index, int number, boolean turn, Forecast.@Nullable Reason held) {}

    /** One forecast for each, in the same order. Called in a transaction. */
    public List<Forecast> of(AccountId account, List<Planned> planned, Instant now) {
        if (planned.isEmpty()) {
            return List.of();
        }
        List<Subject> subjects = planned.stream()
                .map(Planned::message)
                .map(message -> new Subject(
                        message.person(), message.channel(), seal.addressKey(message.channel(), message.to())))
                .toList();
        Map<Subject, Standing> standings =
                store.standings(account, Set.copyOf(subjects), now, now.minus(rules.longestCap(account)));
        List<Wording> wordings = store.wordings(
                account, subjects, planned.stream().map(Planned::message).toList(), now);
        JustSent before = new JustSent();
        SendGate gate = rules.gate(account, now);
        var setups = channels.of(account, now);
        Forecast[] forecasts = new Forecast[planned.size()];
        PriorityQueue<Look> looks =
                new PriorityQueue<>(Comparator.comparing(Look::at).thenComparing(Look::index));
        for (int i = 0; i < planned.size(); i++) {
            looks.add(new Look(planned.get(i).at(), i, 1, false, null));
        }
        while (!looks.isEmpty()) {
            Look look = looks.remove();
            Outgoing message = planned.get(look.index()).message();
            Subject subject = subjects.get(look.index());
            Standing standing = Objects.requireNonNull(standings.get(subject));
            Wording wording = wordings.get(look.index());
            boolean byHand = message.origin() instanceof Outgoing.Origin.Manual;
            Lane lane = new Lane(message.channel(), false);
            boolean first =
                    standing.firstText() && before.to(null, subject.key()).isEmpty();
            int segments = GateStore.segments(message.channel(), message.category(), first, message.text());
            boolean inLine = message.category() == Category.COMMERCIAL && !byHand;
            Candidate candidate = candidate(
                    message,
                    standing,
                    before.to(message.person(), subject.key()),
                    new Candidate.Manner(
                            byHand,
                            true,
                            before.saidAt(message.channel(), subject.key(), wording.words(), wording.saidAt()),
                            standing.awayUntil()),
                    inLine ? setups.foreseen(lane, look.at(), segments, look.turn()) : setups.of(lane));
            switch (gate.judge(candidate, look.at())) {
                case Verdict.Allow _ -> {
                    forecasts[look.index()] = new Forecast.Goes(look.at(), look.held());
                    if (!look.turn()) {
                        setups.foresawTurn(lane, look.at());
                    }
                    setups.foresawUse(lane, look.at(), segments);
                    if (message.category() == Category.COMMERCIAL) {
                        before.add(message.person(), message.channel(), subject.key(), wording.words(), look.at());
                    }
                }
                case Verdict.Refuse refuse ->
                    forecasts[look.index()] = new Forecast.Refused(new Forecast.Reason(refuse.rule(), refuse.reason()));
                case Verdict.Hold hold -> {
                    Forecast.Reason reason = new Forecast.Reason(hold.rule(), hold.reason());
                    boolean turn = hold.rule().equals(SendGate.RATE);
                    if (turn) {
                        setups.foresawTurn(lane, look.at());
                    }
                    if (WAIT_FOR_SOMEBODY.contains(hold.rule())
                            || look.number() >= MOST_LOOKS
                            || !hold.until().isAfter(look.at())) {
                        forecasts[look.index()] = new Forecast.Waits(reason);
                    } else {
                        looks.add(new Look(
                                hold.until(),
                                look.index(),
                                look.number() + 1,
                                turn,
                                look.held() == null ? reason : look.held()));
                    }
                }
            }
        }
        return List.of(forecasts);
    }

    private Candidate candidate(
            Outgoing message, Standing standing, List<Instant> sent, Candidate.Manner manner, Candidate.Setup setup) {
        List<Instant> recent = new ArrayList<>(standing.recentCommercial());
        recent.addAll(sent);
        return new Candidate(
                message.channel(),
                message.category(),
                JudgeDueMessages.valid(message.channel(), message.to()),
                standing.suppressed(),
                standing.consent(),
                false,
                message.notAfter(),
                places.of(message.whereabouts()),
                recent,
                setup,
                manner);
    }
}
