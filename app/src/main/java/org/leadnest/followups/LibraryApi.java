package org.leadnest.followups;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Templates;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ready-made sequences and texts, to be read and copied. */
@RestController
@RequestMapping("/api/v1/library")
class LibraryApi {
    private final Library library;
    private final Sequences sequences;
    private final Templates templates;

    LibraryApi(Library library, Sequences sequences, Templates templates) {
        this.library = library;
        this.sequences = sequences;
        this.templates = templates;
    }

    /** @param slug the same in every language */
    record LibrarySequenceJson(String slug, String name, String about, String language, List<LibraryStepJson> steps) {}

    /**
     * @param delay ISO 8601, after the step before
     * @param at local time of the lead; absent for at once
     * @param template slug of its text
     */
    record LibraryStepJson(
            StepChannel channel, String delay, @Nullable String at, String template, String subject, String body) {}

    /** @param slug the same in every language */
    record LibraryTemplateJson(
            String slug, String name, StepChannel channel, String language, String subject, String body) {}

    /** @param language en or es; en without it */
    @Schema(name = "LibraryCopy")
    record CopyBody(@Nullable String language) {}

    /** @param id of the account's own copy */
    record Copied(UUID id, String name) {}

    /** All of one language; {@code next} is always absent. */
    @GetMapping("/sequences")
    @Requires(Permission.SEQUENCES_READ)
    Page<LibrarySequenceJson> sequences(@RequestParam(defaultValue = Library.ENGLISH) String language) {
        String spoken = spoken(language);
        return new Page<>(
                library.sequences(spoken).stream()
                        .map(one -> new LibrarySequenceJson(
                                one.slug(),
                                one.name(),
                                one.about(),
                                spoken,
                                one.steps().stream().map(LibraryApi::step).toList()))
                        .toList(),
                null);
    }

    /** All of one language; {@code next} is always absent. */
    @GetMapping("/templates")
    @Requires(Permission.TEMPLATES_READ)
    Page<LibraryTemplateJson> templates(@RequestParam(defaultValue = Library.ENGLISH) String language) {
        String spoken = spoken(language);
        return new Page<>(
                library.texts(spoken).stream()
                        .map(one -> new LibraryTemplateJson(
                                one.slug(), one.name(), one.channel(), spoken, one.subject(), one.body()))
                        .toList(),
                null);
    }

    /** A copy of the account's own; nobody is enrolled in it yet. */
    @ApiResponse(responseCode = "201", description = "The account's own copy", useReturnTypeSchema = true)
    @PostMapping("/sequences/{slug}/copies")
    @Requires(Permission.SEQUENCES_WRITE)
    ResponseEntity<Copied> copySequence(
            @PathVariable String slug, @RequestBody(required = false) @Nullable CopyBody body, Actor actor) {
        LibrarySequence found = library.sequence(slug, spoken(body)).orElseThrow(NotFound::new);
        return switch (sequences.create(found.input(), actor)) {
            case Sequences.Saving.Saved(var sequence) ->
                created("/api/v1/sequences/", sequence.id().value(), sequence.name());
            case Sequences.Saving.Refused(var errors) -> throw new Invalid(errors);
            case Sequences.Saving.Missing(), Sequences.Saving.Changed _ -> throw new NotFound();
        };
    }

    /** A copy among the account's templates; 409 when one has its name already. */
    @ApiResponse(responseCode = "201", description = "The account's own copy", useReturnTypeSchema = true)
    @PostMapping("/templates/{slug}/copies")
    @Requires(Permission.TEMPLATES_WRITE)
    ResponseEntity<Copied> copyTemplate(
            @PathVariable String slug, @RequestBody(required = false) @Nullable CopyBody body) {
        LibraryText found = library.text(slug, spoken(body)).orElseThrow(NotFound::new);
        Channel channel = found.channel() == StepChannel.SMS ? Channel.SMS : Channel.EMAIL;
        var draft = new Templates.Draft(found.name(), channel, found.subject(), found.body());
        return switch (templates.create(draft)) {
            case Templates.Saving.Saved(var id) -> created("/api/v1/templates/", id, found.name());
            case Templates.Saving.NameTaken(), Templates.Saving.Gone() ->
                throw Refused.conflict("There is a template of that name already: " + found.name());
        };
    }

    private static ResponseEntity<Copied> created(String place, UUID id, String name) {
        return ResponseEntity.created(URI.create(place + id)).body(new Copied(id, name));
    }

    private static LibraryStepJson step(LibrarySequence.Step step) {
        LibraryText text = step.text();
        return new LibraryStepJson(
                text.channel(),
                step.delay(),
                step.at().isEmpty() ? null : step.at(),
                text.slug(),
                text.subject(),
                text.body());
    }

    private static String spoken(@Nullable CopyBody body) {
        return spoken(body == null ? Library.ENGLISH : Objects.requireNonNullElse(body.language(), Library.ENGLISH));
    }

    private static String spoken(String language) {
        if (!Library.LANGUAGES.containsKey(language)) {
            String known = String.join(", ", Library.LANGUAGES.keySet());
            throw new Invalid(new FieldErrors().add("language", "expected one of " + known));
        }
        return language;
    }
}
