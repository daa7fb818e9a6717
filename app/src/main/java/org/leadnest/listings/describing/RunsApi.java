package org.leadnest.listings.describing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Tone;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Texts for all listings that have none, by API: answered at once, done in the background. */
@RestController
@RequestMapping("/api/v1/listings/describing")
class RunsApi {
    private final Runs runs;

    RunsApi(Runs runs) {
        this.runs = runs;
    }

    @Schema(name = "ListingDescribingRequest")
    record Wanted(@Nullable String tone, @Nullable String language) {}

    /**
     * @param status {@code running}, {@code done} or {@code stopped}, with its reason
     * @param withheld texts that are kept as versions and wait for somebody to look at them
     */
    @Schema(name = "ListingDescribing")
    record Answer(UUID id, String status, @Nullable String reason, int expected, int written, int withheld) {
        static Answer of(Run run) {
            return new Answer(
                    run.id(),
                    run.status().name().toLowerCase(Locale.ROOT),
                    run.reason(),
                    run.expected(),
                    run.written(),
                    run.withheld());
        }
    }

    @PostMapping
    @Requires(Permission.LISTINGS_WRITE)
    ResponseEntity<Answer> begin(@RequestBody(required = false) @Nullable Wanted wanted, Actor actor) {
        String tone = wanted == null || wanted.tone() == null ? Tone.CLASSIC.word() : wanted.tone();
        String language = wanted == null || wanted.language() == null ? Language.EN.code() : wanted.language();
        Map<String, String> wrong = RunChoice.errors(tone, language);
        if (!wrong.isEmpty()) {
            FieldErrors errors = new FieldErrors();
            wrong.forEach(errors::add);
            throw new Invalid(errors);
        }
        Run run = runs.begin(Tone.parse(tone), Language.parse(language), actor);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/listings/describing/" + run.id()))
                .body(Answer.of(run));
    }

    @GetMapping("/{id}")
    @Requires(Permission.LISTINGS_READ)
    Answer find(@PathVariable String id) {
        return Ids.parse(id).flatMap(runs::find).map(Answer::of).orElseThrow(NotFound::new);
    }
}
