package org.leadnest.followups;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadMoments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enrolls leads when something happens. What sets a trigger off is written down in the transaction in which it happens and
 * worked by the runner, so nothing is lost by a crash and nobody waits for it; the same occasion sets it off once.
 */
@Service
public class Triggers {
    private static final Author TRIGGER = Author.system("Trigger");
    private static final Duration UNTIL_NEXT_SWEEP = Duration.ofMinutes(15);

    /** So much is looked through twice: what was written late is found, and a firing counts once anyway. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofDays(1);

    /** What nobody looked for, the service being down, is made up for; a wish for a day long past is none. */
    private static final int DAYS_CAUGHT_UP = 7;

    private final TriggerStore store;
    private final Enrollments enrollments;
    private final LeadMoments moments;
    private final Addressees addressees;
    private final Homes homes;
    private final DueAccounts due;
    private final InstantSource clock;

    Triggers(
            TriggerStore store,
            Enrollments enrollments,
            LeadMoments moments,
            Addressees addressees,
            Homes homes,
            DueAccounts due,
            InstantSource clock) {
        this.store = store;
        this.enrollments = enrollments;
        this.moments = moments;
        this.addressees = addressees;
        this.homes = homes;
        this.due = due;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Trigger> of(SequenceId sequence) {
        return store.of(sequence.value());
    }

    /** The trigger as it is kept; one that is there already is left as it is. */
    @Transactional
    Trigger add(Trigger trigger) {
        store.insert(trigger);
        if (trigger.kind().swept()) {
            store.sweepAt(clock.instant());
        }
        return store.find(trigger.sequenceId(), trigger.kind(), trigger.value(), trigger.days())
                .orElseThrow();
    }

    /** Who is enrolled already stays so; false when there is no such trigger. */
    @Transactional
    public boolean remove(SequenceId sequence, UUID trigger) {
        return store.delete(sequence.value(), trigger);
    }

    /** In the transaction of what happened. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(Trigger.Kind kind, String value, Collection<UUID> leads, String occasion) {
        happened(kind, value, leads, occasion, null);
    }

    /** @param listing the account's own that it is about, if any: texts can name it */
    @Transactional(propagation = Propagation.MANDATORY)
    public void happened(
            Trigger.Kind kind, String value, Collection<UUID> leads, String occasion, @Nullable UUID listing) {
        Instant now = now();
        if (store.fire(kind, value, leads, new TriggerStore.Occasion(occasion, listing), now) > 0) {
            due.bringForward(now);
        }
    }

    /** The same of a listing: whoever asked about it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void priceChanged(UUID listing, Instant at) {
        happened(Trigger.Kind.PRICE, "", moments.askedAbout(listing), listing + " " + at, listing);
    }

    /** Enrolls some of those who wait; how many were worked. */
    @Transactional
    public int work(int limit) {
        List<TriggerStore.Firing> claimed = store.claim(limit);
        Map<UUID, List<TriggerStore.Firing>> bySequence = claimed.stream()
                .collect(Collectors.groupingBy(TriggerStore.Firing::sequence, LinkedHashMap::new, Collectors.toList()));
        bySequence.forEach((sequence, firings) -> enroll(new SequenceId(sequence), firings));
        return claimed.size();
    }

    private void enroll(SequenceId sequence, List<TriggerStore.Firing> firings) {
        List<UUID> leads = firings.stream().map(TriggerStore.Firing::lead).toList();
        Map<UUID, String> refused = switch (enrollments.enroll(sequence, leads, TRIGGER)) {
            case Enrolling.Done done -> {
                homes.remember(done.enrolled(), listings(firings));
                yield done.refused().stream()
                        .collect(Collectors.toMap(
                                Enrolling.Refusal::leadId, Enrolling.Refusal::reason, (one, other) -> one));
            }
            case Enrolling.NoSequence() -> Map.of();
        };
        store.worked(firings, refused);
    }

    /** By lead. */
    private static Map<UUID, UUID> listings(List<TriggerStore.Firing> firings) {
        Map<UUID, UUID> listings = new LinkedHashMap<>();
        for (TriggerStore.Firing firing : firings) {
            if (firing.listing() != null) {
                listings.putIfAbsent(firing.lead(), firing.listing());
            }
        }
        return listings;
    }

    /** Looks through days and silences, and says when to look again. */
    @Transactional
    public void sweep() {
        Instant now = now();
        List<Trigger> swept = store.swept();
        int fired = swept.stream().mapToInt(trigger -> sweep(trigger, now)).sum();
        if (fired > 0) {
            due.bringForward(now);
        }
        if (swept.isEmpty()) {
            store.sweepNoMore();
        } else {
            store.sweepAt(now.plus(UNTIL_NEXT_SWEEP));
        }
    }

    private int sweep(Trigger trigger, Instant now) {
        if (trigger.kind() == Trigger.Kind.SILENCE) {
            Duration silence = Duration.ofDays(trigger.days());
            // Who was silent for as long when the trigger was made has no new occasion: nobody asked for all of them at
            // once.
            Instant begins = store.beginsAt(trigger.id());
            Instant from = store.sweptUntil(trigger.id())
                    .map(until -> until.minus(LOOKED_AT_AGAIN))
                    .filter(until -> until.isAfter(begins))
                    .orElse(begins);
            List<LeadMoments.Silence> silences = moments.silentSince(from.minus(silence), now.minus(silence));
            store.sweptUntil(trigger.id(), now);
            return store.fire(
                    trigger.id(),
                    silences.stream().map(LeadMoments.Silence::lead).toList(),
                    silences.stream().map(one -> "since " + one.since()).toList(),
                    now);
        }
        return dates(trigger, now);
    }

    /** Today, and the days since the last look, should nobody have looked for a while. */
    private int dates(Trigger trigger, Instant now) {
        ZoneId zone = addressees.zone();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate earliest = today.minusDays(DAYS_CAUGHT_UP);
        LocalDate from = store.sweptUntil(trigger.id())
                .map(until -> until.atZone(zone).toLocalDate())
                .filter(until -> !until.isAfter(today))
                .map(until -> until.isBefore(earliest) ? earliest : until)
                .orElse(today);
        store.sweptUntil(trigger.id(), now);
        return from.datesUntil(today.plusDays(1))
                .map(day -> day.plusDays(trigger.days()))
                .mapToInt(day -> {
                    List<UUID> leads = moments.havingDay(trigger.value(), day);
                    return store.fire(trigger.id(), leads, Collections.nCopies(leads.size(), day.toString()), now);
                })
                .sum();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
