package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.cadence.LocalTimes;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Status;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * The clock is moved over the nights in which somebody's clocks change, half an hour at a time. A step at 02:30, which one
 * night does not have and another has twice, is done once, and what it writes arrives within legal hours. Hundreds of looks
 * over months of clock, so it has a database without the accounts of other tests.
 */
@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=nights@leadnest.example")
class DaylightSavingTests {
    private static final LocalTime NIGHT = LocalTime.of(2, 30);
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(21, 0);
    private static final Duration LOOK = Duration.ofMinutes(30);

    @Autowired
    private Office office;

    @Autowired
    private Enrollments enrollments;

    @Autowired
    private Leads leads;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Actor maya;

    private record Home(@Nullable String state, ZoneId zone) {
        static Home of(@Nullable String state, String zone) {
            return new Home(state, ZoneId.of(zone));
        }
    }

    private record Resident(Home home, UUID lead) {}

    private static final List<Home> HOMES = List.of(
            Home.of("NY", "America/New_York"),
            Home.of("AZ", "America/Phoenix"),
            Home.of("HI", "Pacific/Honolulu"),
            Home.of("IN", "America/Indiana/Indianapolis"),
            Home.of(null, "Australia/Lord_Howe"));

    @BeforeEach
    void enter() {
        maya = cast.enter().maya();
    }

    @Test
    void eachDueMessageGoesOnceWithinLegalHours() {
        for (LocalDate night : nights()) {
            live(night);
        }
    }

    /** The next two changes of New York and of Lord Howe Island, as local days. */
    private Set<LocalDate> nights() {
        Set<LocalDate> nights = new TreeSet<>();
        for (Home home : List.of(HOMES.getFirst(), HOMES.getLast())) {
            Instant from = clock.instant().plus(Duration.ofDays(3));
            for (int i = 0; i < 2; i++) {
                ZoneOffsetTransition change =
                        Objects.requireNonNull(home.zone().getRules().nextTransition(from));
                nights.add(change.getInstant().atZone(home.zone()).toLocalDate());
                from = change.getInstant();
            }
        }
        return nights;
    }

    private void live(LocalDate night) {
        Sequence sequence = office.sequence(
                maya,
                Office.input(
                        StepLine.of("EMAIL", "PT0S", NIGHT.toString(), "Hello", "In the night"),
                        StepLine.of("EMAIL", "PT1H", "09:00", "Hello", "In the morning")));
        List<Resident> residents = new ArrayList<>();
        Set<Home> waiting = new java.util.LinkedHashSet<>(HOMES);
        Instant earliest = HOMES.stream()
                .map(home -> noonBefore(night, home))
                .min(Instant::compareTo)
                .orElseThrow();
        Instant latest = HOMES.stream()
                .map(home -> noonBefore(night, home).plus(Duration.ofHours(26)))
                .max(Instant::compareTo)
                .orElseThrow();
        clock.advance(Duration.between(clock.instant(), earliest));
        while (clock.instant().isBefore(latest)) {
            waiting.removeIf(home -> {
                boolean noon = !clock.instant().isBefore(noonBefore(night, home));
                if (noon) {
                    residents.add(new Resident(home, enrol(sequence, home)));
                }
                return noon;
            });
            office.tick();
            clock.advance(LOOK);
        }
        assertThat(residents).hasSize(HOMES.size());
        residents.forEach(resident -> check(night, resident));
    }

    private static Instant noonBefore(LocalDate night, Home home) {
        return LocalTimes.at(night.minusDays(1), LocalTime.NOON, home.zone());
    }

    private UUID enrol(Sequence sequence, Home home) {
        return office.as(maya, () -> {
            NewLead lead = NewLead.named("Ana", "Lopez")
                    .reachedBy(List.of(new EmailAddress("ana." + Ids.next() + "@example.com")), List.of())
                    .living(home.state(), null, home.zone().getId());
            UUID id = leads.capture(lead, maya).lead().id().value();
            enrollments.enroll(sequence.id(), List.of(id), Author.of(maya));
            return id;
        });
    }

    private void check(LocalDate night, Resident resident) {
        ZoneId zone = resident.home().zone();
        String where = zone + " on " + night;
        List<Message> messages = office.messages(maya, resident.lead());
        assertThat(messages)
                .as(where)
                .extracting(Message::body)
                .containsExactlyInAnyOrder("In the night", "In the morning");
        Instant due = LocalTimes.at(night, NIGHT, zone);
        for (Message message : messages) {
            assertThat(message.status()).as(where).isEqualTo(Status.SENT);
            assertThat(Objects.requireNonNull(message.sentAt()).atZone(zone).toLocalTime())
                    .as(where)
                    .isBetween(OPENS, CLOSES);
            assertThat(Objects.requireNonNull(message.sentAt()).atZone(zone).toLocalDate())
                    .as(where)
                    .isEqualTo(night);
            if (message.body().equals("In the night")) {
                assertThat(Duration.between(due, message.createdAt()))
                        .as("made when 02:30, or the first minute after it, had come: " + where)
                        .isBetween(Duration.ZERO, LOOK.plusMinutes(1));
            }
        }
    }
}
