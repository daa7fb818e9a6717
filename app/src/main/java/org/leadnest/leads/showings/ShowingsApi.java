package org.leadnest.leads.showings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Showing;
import org.leadnest.leads.Showings;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Showings of a lead, by API: booked when they are to come, logged when they were. */
@RestController
@RequestMapping("/api/v1/leads/{id}/showings")
class ShowingsApi {
    private static final int MOST = 200;
    private static final int USUAL_MINUTES = 30;

    private final Showings showings;
    private final Leads leads;
    private final InstantSource clock;

    ShowingsApi(Showings showings, Leads leads, InstantSource clock) {
        this.showings = showings;
        this.leads = leads;
        this.clock = clock;
    }

    /** @param minutes 30 when left out @param confirm whether the lead is written to, when it is still to come */
    @Schema(name = "ShowingInput")
    record ShowingBody(
            @Nullable String place,
            @Nullable Instant startsAt,
            @Nullable Integer minutes,
            @Nullable String note,
            @Nullable Boolean confirm) {}

    @Schema(name = "Showing")
    record ShowingJson(
            UUID id,
            UUID leadId,
            UUID userId,
            String userName,
            String place,
            Instant startsAt,
            long minutes,
            Showing.Status status,
            @Nullable String note) {
        static ShowingJson of(Showing showing) {
            return new ShowingJson(
                    showing.id(),
                    showing.lead().value(),
                    showing.agent().value(),
                    showing.agentName(),
                    showing.place(),
                    showing.startsAt(),
                    showing.length().toMinutes(),
                    showing.status(),
                    showing.note());
        }
    }

    /** The 200 that are latest, the latest first. */
    @GetMapping
    @Requires(Permission.LEADS_READ)
    Page<ShowingJson> list(@PathVariable String id) {
        return new Page<>(
                showings.of(lead(id), MOST).stream().map(ShowingJson::of).toList(), null);
    }

    @PostMapping
    @Requires(Permission.LEADS_WRITE)
    ResponseEntity<ShowingJson> enter(@PathVariable String id, @RequestBody ShowingBody body, Actor actor) {
        LeadId lead = lead(id);
        FieldErrors errors = new FieldErrors();
        Showings.Wanted wanted = ShowingForm.wanted(
                        Optional.ofNullable(body.place()).orElse(""),
                        Optional.ofNullable(body.startsAt()),
                        "startsAt",
                        Optional.ofNullable(body.minutes()).orElse(USUAL_MINUTES),
                        Optional.ofNullable(body.note()).orElse(""),
                        Boolean.TRUE.equals(body.confirm()),
                        clock.instant(),
                        errors)
                .orElseThrow(() -> new Invalid(errors));
        UUID entered = showings.enter(lead, wanted, actor)
                .orElseThrow(() -> conflict("There is a showing of this user with this lead at that time."));
        return ResponseEntity.created(URI.create("/api/v1/leads/" + lead + "/showings/" + entered))
                .body(found(lead, entered));
    }

    @GetMapping("/{showing}")
    @Requires(Permission.LEADS_READ)
    ShowingJson get(@PathVariable String id, @PathVariable UUID showing) {
        return found(lead(id), showing);
    }

    /** @param minutes as before when left out @param confirm whether the lead is written to */
    @Schema(name = "ShowingMove")
    record MoveBody(
            @Nullable Instant startsAt,
            @Nullable Integer minutes,
            @Nullable Boolean confirm) {}

    /** Puts it to another time that is to come. */
    @PostMapping("/{showing}/move")
    @Requires(Permission.LEADS_WRITE)
    ShowingJson move(@PathVariable String id, @PathVariable UUID showing, @RequestBody MoveBody body, Actor actor) {
        LeadId lead = lead(id);
        long before = found(lead, showing).minutes();
        long minutes = body.minutes() == null ? before : body.minutes();
        Instant at = body.startsAt();
        FieldErrors errors = new FieldErrors();
        errors.expect(minutes >= 5 && minutes <= 480, "minutes", "expected minutes from 5 to 480");
        Instant now = clock.instant();
        if (at == null || !at.isAfter(now) || !ShowingForm.sane(at, now)) {
            throw new Invalid(errors.add("startsAt", "expected a time to come, at most two years ahead"));
        }
        if (errors.any()) {
            throw new Invalid(errors);
        }
        boolean tell = Boolean.TRUE.equals(body.confirm());
        if (!showings.move(lead, showing, at, Duration.ofMinutes(minutes), tell, actor)) {
            throw conflict("The showing is not booked any more, or there is another of its user at that time.");
        }
        return found(lead, showing);
    }

    /** @param confirm whether the lead is written to */
    @PostMapping("/{showing}/cancellation")
    @Requires(Permission.LEADS_WRITE)
    ShowingJson cancel(
            @PathVariable String id,
            @PathVariable UUID showing,
            @RequestParam(defaultValue = "false") boolean confirm,
            Actor actor) {
        LeadId lead = lead(id);
        found(lead, showing);
        if (!showings.cancel(lead, showing, confirm, actor)) {
            throw conflict("The showing is not booked any more.");
        }
        return found(lead, showing);
    }

    private ShowingJson found(LeadId lead, UUID showing) {
        return showings.find(lead, showing).map(ShowingJson::of).orElseThrow(NotFound::new);
    }

    private LeadId lead(String id) {
        return LeadId.parse(id).filter(lead -> leads.find(lead).isPresent()).orElseThrow(NotFound::new);
    }

    private static ErrorResponseException conflict(String detail) {
        return new ErrorResponseException(
                HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, detail), null);
    }
}
