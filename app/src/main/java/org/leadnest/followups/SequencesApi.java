package org.leadnest.followups;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/sequences")
class SequencesApi {
    private final Sequences sequences;

    SequencesApi(Sequences sequences) {
        this.sequences = sequences;
    }

    @ApiResponse(responseCode = "201", description = "The new sequence", useReturnTypeSchema = true)
    @PostMapping
    @Requires(Permission.SEQUENCES_WRITE)
    ResponseEntity<SequenceJson> create(@RequestBody SequenceBody body, Actor actor) {
        SequenceJson created = saved(sequences.create(body.input(), actor));
        return ResponseEntity.created(URI.create("/api/v1/sequences/" + created.id()))
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
    SequenceJson get(@PathVariable UUID id) {
        Optional<Sequence> found = sequences.find(new SequenceId(id));
        return json(List.of(found.orElseThrow(NotFound::new))).getFirst();
    }

    /** Leads that are enrolled already keep the version that they started with. */
    @PutMapping("/{id}")
    @Requires(Permission.SEQUENCES_WRITE)
    SequenceJson change(@PathVariable UUID id, @RequestBody SequenceBody body, Actor actor) {
        return saved(sequences.change(new SequenceId(id), body.input(), actor));
    }

    private SequenceJson saved(Sequences.Saving saving) {
        return switch (saving) {
            case Sequences.Saving.Saved saved -> json(List.of(saved.sequence())).getFirst();
            case Sequences.Saving.Refused refused -> throw new Invalid(refused.errors());
            case Sequences.Saving.Missing() -> throw new NotFound();
        };
    }

    private List<SequenceJson> json(List<Sequence> found) {
        var numbers = sequences.numbers(found.stream().map(Sequence::id).toList());
        return found.stream()
                .map(sequence -> SequenceJson.of(sequence, Objects.requireNonNull(numbers.get(sequence.id()))))
                .toList();
    }
}
