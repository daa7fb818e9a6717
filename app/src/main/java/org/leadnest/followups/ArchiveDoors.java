package org.leadnest.followups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Putting a sequence away and back into use, as buttons and by the API. */
@Controller
class ArchiveDoors {
    private final SequenceArchive archive;
    private final Sequences sequences;

    ArchiveDoors(SequenceArchive archive, Sequences sequences) {
        this.archive = archive;
        this.sequences = sequences;
    }

    /** @param stopRunning whether what runs through it ends as well; left out, it finishes */
    record Wish(@Nullable Boolean stopRunning) {}

    /** @param archivedAt absent while it is in use */
    record Shelved(UUID id, @Nullable Instant archivedAt, long active) {}

    @PostMapping("/app/sequences/{id}/archive")
    @Requires(Permission.SEQUENCES_WRITE)
    String archive(
            @PathVariable UUID id, @RequestParam(defaultValue = "finish") String running, RedirectAttributes redirect) {
        boolean stop = running.equals("stop");
        found(archive.archive(new SequenceId(id), stop));
        Toast.show(
                redirect,
                stop
                        ? "Archived. Whoever ran through it gets nothing more of it."
                        : "Archived. Whoever runs through it finishes.");
        return "redirect:/app/sequences/" + id;
    }

    @PostMapping("/app/sequences/{id}/restore")
    @Requires(Permission.SEQUENCES_WRITE)
    String restore(@PathVariable UUID id, RedirectAttributes redirect) {
        found(archive.restore(new SequenceId(id)));
        Toast.show(redirect, "Back in use.");
        return "redirect:/app/sequences/" + id;
    }

    /** Enrolls nobody from now on; repeating it with {@code stopRunning} ends what still runs. */
    @PostMapping("/api/v1/sequences/{id}/archive")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseBody
    Shelved archive(@PathVariable UUID id, @RequestBody(required = false) @Nullable Wish wish) {
        boolean stop = wish != null && Boolean.TRUE.equals(wish.stopRunning());
        found(archive.archive(new SequenceId(id), stop));
        return shelved(new SequenceId(id));
    }

    /** Back into use. What happened meanwhile enrolls nobody. */
    @PostMapping("/api/v1/sequences/{id}/restore")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseBody
    Shelved restore(@PathVariable UUID id) {
        found(archive.restore(new SequenceId(id)));
        return shelved(new SequenceId(id));
    }

    private Shelved shelved(SequenceId id) {
        Sequence sequence = sequences.find(id).orElseThrow(NotFound::new);
        SequenceNumbers numbers = sequences.numbers(List.of(id)).getOrDefault(id, SequenceNumbers.NONE);
        return new Shelved(id.value(), sequence.archivedAt(), numbers.active());
    }

    private static void found(boolean there) {
        if (!there) {
            throw new NotFound();
        }
    }
}
