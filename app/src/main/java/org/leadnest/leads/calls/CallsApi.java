package org.leadnest.leads.calls;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls that were made elsewhere, filed by API. */
@RestController
class CallsApi {
    private final Calls calls;
    private final InstantSource clock;

    CallsApi(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param direction OUT when the agent called, IN when the lead did
     * @param outcome TALKED, VOICEMAIL, NO_ANSWER or WRONG_NUMBER
     * @param calledAt now when left out
     */
    @Schema(name = "CallInput")
    record CallBody(
            @Nullable String direction,
            @Nullable String outcome,
            @Nullable Integer minutes,
            @Nullable String note,
            @Nullable Instant calledAt) {}

    @Schema(name = "Call")
    record CallJson(
            UUID id,
            UUID leadId,
            String direction,
            Call.Outcome outcome,
            @Nullable Integer minutes,
            @Nullable String note,
            Instant calledAt) {}

    /** Files a call; it is read on the lead's timeline. Only TALKED counts as the first answer. */
    @PostMapping("/api/v1/leads/{id}/calls")
    @Requires(Permission.LEADS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    CallJson log(@PathVariable UUID id, @RequestBody CallBody body, Actor actor) {
        Instant now = clock.instant();
        FieldErrors errors = new FieldErrors();
        errors.expect(
                "IN".equals(body.direction()) || "OUT".equals(body.direction()), "direction", "expected IN or OUT");
        Call call = CallForm.call(
                        body.direction(),
                        body.outcome(),
                        body.minutes(),
                        Optional.ofNullable(body.note()).orElse(""),
                        Optional.ofNullable(body.calledAt()).orElse(now),
                        now,
                        errors)
                .orElseThrow(() -> new Invalid(errors));
        UUID filed = calls.log(new LeadId(id), call, actor).orElseThrow(NotFound::new);
        return new CallJson(
                filed, id, call.incoming() ? "IN" : "OUT", call.outcome(), call.minutes(), call.note(), call.at());
    }
}
