package org.leadnest.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lives the last ninety days of Harbor Realty, morning, noon and evening, with the clock set back: people ask, sequences
 * send, some answer, agents work. What is due runs through the same recurring work as in the running service.
 */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class DemoDays {
    static final int DAYS = 90;
    private static final ZoneId HOME = ZoneId.of("America/New_York");
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 45);
    private static final Duration EVENTS_WITHIN = Duration.ofSeconds(5);

    private final ServiceClock clock;
    private final List<RecurringJob> recurring;
    private final DemoDesk desk;
    private final DemoHomes homes;
    private final DemoSequences sequences;
    private final JdbcClient jdbc;

    DemoDays(
            ServiceClock clock,
            List<RecurringJob> recurring,
            DemoDesk desk,
            DemoHomes homes,
            DemoSequences sequences,
            JdbcClient jdbc) {
        this.clock = clock;
        this.recurring = recurring;
        this.desk = desk;
        this.homes = homes;
        this.sequences = sequences;
        this.jdbc = jdbc;
    }

    void live(Actor owner, List<Actor> agents) {
        Duration before = clock.offset();
        Instant today = clock.instant();
        try {
            Tenancy.run(owner.account(), () -> liveAll(owner, agents, today));
        } finally {
            clock.restore(before);
        }
        Tenancy.run(owner.account(), () -> homes.photograph(agents.getFirst()));
    }

    private void liveAll(Actor owner, List<Actor> agents, Instant today) {
        Random chance = new Random(DAYS);
        List<DemoPeople.Person> people = DemoPeople.all(DAYS);
        set(at(today, 0, MORNING));
        homes.enter(agents.getFirst());
        sequences.write(owner);
        List<DemoDesk.Known> known = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            int now = day;
            set(at(today, day, MORNING));
            people.stream()
                    .filter(person -> person.day() == now)
                    .forEach(person -> known.add(desk.welcome(person, agents.get(known.size() % agents.size()))));
            settle();
            set(at(today, day, EVENING));
            known.forEach(lead -> desk.goOn(lead, now, chance));
            settle();
        }
    }

    /** Runs what is due and waits until the modules have heard of it. */
    private void settle() {
        recurring.forEach(RecurringJob::run);
        long until = System.nanoTime() + EVENTS_WITHIN.toNanos();
        while (pendingEvents() > 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private long pendingEvents() {
        return jdbc.sql("select count(*) from platform.event_publication where completion_date is null")
                .query(Long.class)
                .single();
    }

    private void set(Instant moment) {
        Duration moved = Duration.between(InstantSource.system().instant(), moment);
        clock.restore(moved);
    }

    private static Instant at(Instant today, int day, LocalTime time) {
        ZonedDateTime first = today.atZone(HOME).minusDays(DAYS - day);
        return first.with(time).toInstant();
    }
}
