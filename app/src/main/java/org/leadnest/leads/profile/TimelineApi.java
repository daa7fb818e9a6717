package org.leadnest.leads.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.leads.Author;
import org.leadnest.leads.KeptText;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Timeline;
import org.leadnest.leads.TimelineEntry;
import org.leadnest.leads.TimelineKind;
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

/** What happened to a lead, and notes on it, by API. */
@RestController
@RequestMapping("/api/v1/leads/{id}")
class TimelineApi {

    private final Timeline timeline;
    private final Leads leads;

    TimelineApi(Timeline timeline, Leads leads) {
        this.timeline = timeline;
        this.leads = leads;
    }

    /** @param text what was written, such as the note @param url of the thing's own page in the application */
    @Schema(name = "TimelineEntry")
    record EntryJson(
            UUID id,
            Instant at,
            TimelineKind kind,
            String title,
            @Nullable String text,
            @Nullable String actor,
            @Nullable String url) {
        static EntryJson of(TimelineEntry entry) {
            return new EntryJson(
                    entry.id(), entry.at(), entry.kind(), entry.title(), entry.text(), entry.actor(), entry.url());
        }
    }

    /** The newest first. @param kind one or more, such as NOTE; all when left out */
    @GetMapping("/timeline")
    @Requires(Permission.LEADS_READ)
    Page<EntryJson> list(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        LeadId lead = lead(id);
        FieldErrors errors = new FieldErrors();
        Set<TimelineKind> kinds = EnumSet.noneOf(TimelineKind.class);
        for (String name : Optional.ofNullable(kind).orElse(List.of())) {
            Optional<TimelineKind> named = Arrays.stream(TimelineKind.values())
                    .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                    .findFirst();
            named.ifPresent(kinds::add);
            errors.expect(named.isPresent(), "kind", "expected some of " + Arrays.toString(TimelineKind.values()));
        }
        Paging paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return timeline.page(lead, kinds, paging.after(), paging.limit()).map(EntryJson::of);
    }

    @Schema(name = "NoteInput")
    record NoteBody(@Nullable String text) {}

    @Schema(name = "Note")
    record NoteJson(UUID id, UUID leadId, String text, String author) {}

    /** A note; it mentions whoever its text names with an @. It is read on the timeline. */
    @PostMapping("/notes")
    @Requires(Permission.LEADS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    NoteJson note(@PathVariable String id, @RequestBody NoteBody body, Actor actor) {
        LeadId lead = lead(id);
        String text = Optional.ofNullable(body.text()).orElse("");
        FieldErrors errors = new FieldErrors().expect(!text.isBlank(), "text", "expected the note");
        KeptText.check(errors, "text", text, Leads.MAX_NOTE);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        UUID note = leads.note(lead, text, Author.of(actor)).orElseThrow(NotFound::new);
        return new NoteJson(note, lead.value(), text, actor.name());
    }

    private LeadId lead(String id) {
        return LeadId.parse(id).filter(lead -> leads.find(lead).isPresent()).orElseThrow(NotFound::new);
    }
}
