package org.leadnest.followups;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.leads.Author;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class EnrollmentsApi {
    private static final int MOST_LEADS = 10_000;

    private final Enrollments enrollments;
    private final WaitingReasons reasons;

    EnrollmentsApi(Enrollments enrollments, WaitingReasons reasons) {
        this.enrollments = enrollments;
        this.reasons = reasons;
    }

    record Wanted(@Nullable List<@Nullable UUID> leadIds) {}

    record Enrolled(List<EnrollmentJson> data, List<Enrolling.Refusal> refused) {}

    @PostMapping("/sequences/{id}/enrollments")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Enrolled enroll(@PathVariable UUID id, @RequestBody Wanted wanted, Actor actor) {
        List<@Nullable UUID> leads = wanted.leadIds() == null ? List.of() : wanted.leadIds();
        boolean named = !leads.isEmpty() && leads.size() <= MOST_LEADS && !leads.contains(null);
        if (!named) {
            throw new Invalid(new FieldErrors().add("leadIds", "expected 1 to " + MOST_LEADS + " ids of leads"));
        }
        return switch (enrollments.enroll(new SequenceId(id), List.copyOf(leads), Author.of(actor))) {
            case Enrolling.Done done -> new Enrolled(json(done.enrolled()), done.refused());
            case Enrolling.NoSequence() -> throw new NotFound();
        };
    }

    @GetMapping("/enrollments")
    @Requires(Permission.SEQUENCES_READ)
    Page<EnrollmentJson> list(
            @RequestParam(required = false) @Nullable String leadId,
            @RequestParam(required = false) @Nullable String sequenceId,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, Cursor::timed, errors);
        UUID lead = Paging.id(leadId, "leadId", errors);
        UUID sequence = Paging.id(sequenceId, "sequenceId", errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Page<Run> page = enrollments.list(
                lead, sequence == null ? null : new SequenceId(sequence), paging.after(), paging.limit());
        return new Page<>(json(page.data()), page.next());
    }

    @GetMapping("/enrollments/{id}")
    @Requires(Permission.SEQUENCES_READ)
    EnrollmentJson get(@PathVariable UUID id) {
        Run run = enrollments.find(id).orElseThrow(NotFound::new);
        return json(List.of(run)).getFirst();
    }

    /** Ends it for good. */
    @PostMapping("/enrollments/{id}/stop")
    @Requires(Permission.SEQUENCES_WRITE)
    EnrollmentJson stop(@PathVariable UUID id) {
        enrollments.stop(id);
        return get(id);
    }

    @PostMapping("/enrollments/{id}/pause")
    @Requires(Permission.SEQUENCES_WRITE)
    EnrollmentJson pause(@PathVariable UUID id) {
        enrollments.pause(id);
        return get(id);
    }

    @PostMapping("/enrollments/{id}/resume")
    @Requires(Permission.SEQUENCES_WRITE)
    EnrollmentJson resume(@PathVariable UUID id) {
        enrollments.resume(id);
        return get(id);
    }

    private List<EnrollmentJson> json(List<Run> runs) {
        Map<UUID, Waiting> waiting = reasons.of(runs);
        return runs.stream()
                .map(run -> EnrollmentJson.of(run, waiting.get(run.id())))
                .toList();
    }
}
