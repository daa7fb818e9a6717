package org.leadnest.followups;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.TextProblem;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sequences")
class SequencesApi {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Sequences sequences;
    private final Versions versions;
    private final StepResults results;
    private final TextProblems problems;

    SequencesApi(Sequences sequences, Versions versions, StepResults results, TextProblems problems) {
        this.problems = problems;
        this.sequences = sequences;
        this.versions = versions;
        this.results = results;
    }

    @ApiResponse(responseCode = "201", description = "The new sequence", useReturnTypeSchema = true)
    @PostMapping
    @Requires(Permission.SEQUENCES_WRITE)
    ResponseEntity<SequenceJson> create(@RequestBody SequenceBody body, Actor actor) {
        SequenceJson created = saved(sequences.create(body.input(), actor));
        return ResponseEntity.created(URI.create("/api/v1/sequences/" + created.id()))
                .eTag(tag(created))
                .body(created);
    }

    /** Newest first; with {@code archived} only those that are put away, or only those in use. */
    @GetMapping
    @Requires(Permission.SEQUENCES_READ)
    Page<SequenceJson> list(
            @RequestParam(required = false) @Nullable Boolean archived,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        Paging paging = Paging.timed(after, limit);
        Page<Sequence> page = sequences.list(archived, paging.after(), paging.limit());
        return new Page<>(json(page.data()), page.next());
    }

    @GetMapping("/{id}")
    @Requires(Permission.SEQUENCES_READ)
    ResponseEntity<SequenceJson> get(@PathVariable UUID id) {
        SequenceJson found = json(List.of(find(id))).getFirst();
        return ResponseEntity.ok().eTag(tag(found)).body(found);
    }

    /** What the sequence was in each version, newest first, and what came of its steps. */
    @GetMapping("/{id}/versions")
    @Requires(Permission.SEQUENCES_READ)
    Page<VersionJson> versions(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "20") int limit) {
        FieldErrors errors = new FieldErrors();
        Paging paging = Paging.of(after, limit, SequencesApi::number, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Sequence sequence = find(id);
        int before = paging.after() == null
                ? Integer.MAX_VALUE
                : Integer.parseInt(paging.after().key());
        Page<SequenceVersion> page = versions.history(sequence.id(), before, paging.limit());
        Map<UUID, StepNumbers> numbers = results.of(page.data().stream()
                .flatMap(version -> version.sequence().steps().stream())
                .toList());
        return page.map(version -> VersionJson.of(version, sequence.version(), numbers));
    }

    /**
     * Leads that are enrolled already keep the version that they started with. With If-Match and the ETag of an earlier
     * answer, 412 when somebody saved the sequence since.
     */
    @PutMapping("/{id}")
    @Requires(Permission.SEQUENCES_WRITE)
    ResponseEntity<SequenceJson> change(
            @PathVariable UUID id,
            @RequestBody SequenceBody body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        SequenceJson changed = saved(sequences.change(new SequenceId(id), body.input(), revision(ifMatch), actor));
        return ResponseEntity.ok().eTag(tag(changed)).body(changed);
    }

    private Sequence find(UUID id) {
        return sequences.find(new SequenceId(id)).orElseThrow(NotFound::new);
    }

    private static Optional<Cursor> number(String after) {
        return Cursor.parse(after).filter(place -> NUMBER.matcher(place.key()).matches());
    }

    private static String tag(SequenceJson sequence) {
        return "\"" + sequence.revision() + "\"";
    }

    private static @Nullable Integer revision(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        String digits = ifMatch.replace("W/", "").replace("\"", "").strip();
        if (!NUMBER.matcher(digits).matches()) {
            throw new Invalid(new FieldErrors().add("If-Match", "expected the ETag of an earlier answer"));
        }
        return Integer.valueOf(digits);
    }

    private SequenceJson saved(Sequences.Saving saving) {
        return switch (saving) {
            case Sequences.Saving.Saved(var sequence) ->
                json(List.of(sequence), problems.of(sequence)).getFirst();
            case Sequences.Saving.Refused refused -> throw new Invalid(refused.errors());
            case Sequences.Saving.Missing() -> throw new NotFound();
            case Sequences.Saving.Changed(var now) ->
                throw Refused.with(
                        HttpStatus.PRECONDITION_FAILED,
                        "The sequence was saved since: it is at revision " + now.revision() + " now.",
                        Map.of("revision", now.revision()));
        };
    }

    private List<SequenceJson> json(List<Sequence> found) {
        return json(found, List.of());
    }

    private List<SequenceJson> json(List<Sequence> found, List<TextProblem> told) {
        var numbers = sequences.numbers(found.stream().map(Sequence::id).toList());
        return found.stream()
                .map(sequence -> SequenceJson.of(sequence, Objects.requireNonNull(numbers.get(sequence.id())), told))
                .toList();
    }
}
