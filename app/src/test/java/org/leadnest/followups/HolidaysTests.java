package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.input;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.cadence.WorkDays;
import org.leadnest.messaging.BusinessDays;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Correspondence;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Business days pass over federal holidays, unless the account works on them. */
@LeadNestTest
class HolidaysTests {
    @Autowired
    private Office office;

    @Autowired
    private BusinessDays days;

    @Autowired
    private Messages messages;

    @Autowired
    private Correspondence correspondence;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private LocalDate holiday;
    private UUID lead;

    @BeforeEach
    void enterOnTheDayBeforeAHoliday() {
        players = cast.enter();
        LocalDate today = clock.instant().atZone(Office.NEW_YORK).toLocalDate();
        WorkDays work = office.as(players.maya(), days::days);
        holiday = IntStream.range(2, 400)
                .mapToObj(today::plusDays)
                .filter(day -> WorkDays.WEEKDAYS.has(day) && !work.has(day))
                .filter(day -> work.has(day.minusDays(1)))
                .findFirst()
                .orElseThrow();
        office.moveTo(holiday.minusDays(1), "10:00");
        lead = office.lead(players.maya());
    }

    @Test
    void aStepPassesOverAHolidayAndAnAbsenceToo() {
        assertThat(dueDay()).isEqualTo(office.as(players.maya(), days::days).plus(holiday, 0));
        office.as(
                players.maya(),
                () -> messages.receive(new Incoming(
                        lead,
                        Channel.EMAIL,
                        "ana@example.com",
                        "maya@example.com",
                        "Out of office",
                        "Away",
                        true,
                        holiday.minusDays(1),
                        null,
                        "test",
                        UUID.randomUUID().toString(),
                        List.of())));
        Correspondence.Standing standing = office.as(players.maya(), () -> correspondence.standing(List.of(lead)))
                .getOrDefault(lead, Correspondence.Standing.NOTHING);
        Correspondence.Away away = Objects.requireNonNull(standing.away());
        assertThat(away.until().atZone(Office.NEW_YORK).toLocalDate())
                .isEqualTo(office.as(players.maya(), days::days).plus(holiday, 0));
    }

    @Test
    void anAccountMayWorkOnThemByPageAndByTheApi() throws Exception {
        assertThat(mvc.post().uri("/app/settings/sending/holidays").with(SignedIn.as(players.grace())))
                .hasRedirectedUrl("/app/settings/sending/holidays");
        assertThat(dueDay()).isEqualTo(holiday);
        assertThat(hint()).contains("holidays included");
        String told = mvc.put()
                .uri("/api/v1/business-days")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"holidaysOff\":true}")
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(JsonPath.<Boolean>read(told, "$.holidaysOff")).isTrue();
        assertThat(JsonPath.<List<String>>read(told, "$.holidays[*].on"))
                .hasSize(11)
                .contains(holiday.toString());
        assertThat(JsonPath.<List<String>>read(told, "$.holidays[*].source"))
                .allMatch(source -> source.startsWith("5 USC 6103(a)"));
        assertThat(hint()).contains("without federal holidays");
        assertThat(mvc.put()
                        .uri("/api/v1/business-days")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(SignedIn.as(players.grace())))
                .hasStatus(400);
        assertThat(mvc.get().uri("/app/settings/sending/holidays").with(SignedIn.as(players.grace())))
                .hasStatusOk()
                .bodyText()
                .contains("Thanksgiving Day", "5 USC 6103(a)");
        assertThat(mvc.post().uri("/app/settings/sending/holidays").with(SignedIn.as(players.maya())))
                .hasStatus(403);
    }

    private String hint() throws Exception {
        return Jsoup.parse(mvc.get()
                        .uri("/app/sequences/new")
                        .with(SignedIn.as(players.maya()))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .select("#f-unit_0-hint")
                .text();
    }

    private LocalDate dueDay() {
        UUID somebody = office.lead(players.maya());
        Sequence sequence = office.sequence(
                players.maya(),
                input(new StepLine("EMAIL", null, 1, null, null, null, "Hi", "Hi", null, null, null, null)));
        office.enroll(players.maya(), sequence, List.of(somebody));
        return Objects.requireNonNull(
                        office.run(players.maya(), somebody).enrollment().due())
                .atZone(Office.NEW_YORK)
                .toLocalDate();
    }
}
