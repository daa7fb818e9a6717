package org.leadnest.followups;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps that ask first: what they would do, and a person's word, as a page and by the API. */
@Controller
class ApprovalDoors {
    private static final int PAGE = 50;

    private final Approvals approvals;
    private final Enrollments enrollments;
    private final Addressees addressees;

    ApprovalDoors(Approvals approvals, Enrollments enrollments, Addressees addressees) {
        this.approvals = approvals;
        this.enrollments = enrollments;
        this.addressees = addressees;
    }

    /**
     * @param step index of the step that asks, as in {@code currentStep}
     * @param approve whether it acts, or is passed over
     */
    record Word(@Nullable Integer step, @Nullable Boolean approve) {}

    @GetMapping("/app/sequences/approvals")
    @Requires(Permission.SEQUENCES_READ)
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        ZoneId zone = addressees.zone();
        Cursor place = Optional.ofNullable(after).flatMap(Cursor::timed).orElse(null);
        Page<Approvals.Question> page = approvals.waiting(place, PAGE);
        model.addAttribute(
                "page",
                new ApprovalsPage(
                        page.data().stream()
                                .map(question -> ApprovalsPage.card(question, zone))
                                .toList(),
                        Long.toString(approvals.count()),
                        page.next() == null ? null : "/app/sequences/approvals?after=" + page.next(),
                        place == null ? null : "/app/sequences/approvals"));
        return "followups/approvals";
    }

    @PostMapping("/app/enrollments/{id}/word")
    @Requires(Permission.SEQUENCES_WRITE)
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int step,
            @RequestParam(defaultValue = "") String word,
            RedirectAttributes redirect) {
        Run run = enrollments.find(id).orElseThrow(NotFound::new);
        boolean approve = word.equals("approve");
        boolean done = approve ? approvals.approve(id, step) : word.equals("drop") && approvals.decline(id, step);
        Toast.show(
                redirect,
                done
                        ? (approve ? "Let go: " : "Dropped: ") + run.sequenceName() + "."
                        : "That step does not ask any more.");
        return "redirect:/app/sequences/approvals";
    }

    /** The longest waiting first. */
    @GetMapping("/api/v1/approvals")
    @Requires(Permission.SEQUENCES_READ)
    @ResponseBody
    Page<ApprovalJson> waiting(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        Paging paging = Paging.timed(after, limit);
        Page<Approvals.Question> page = approvals.waiting(paging.after(), paging.limit());
        return new Page<>(page.data().stream().map(ApprovalJson::of).toList(), page.next());
    }

    /** Lets the step go, or passes it over; a step that asks no more leaves the enrollment as it is. */
    @PostMapping("/api/v1/enrollments/{id}/word")
    @Requires(Permission.SEQUENCES_WRITE)
    @ResponseBody
    Answered word(@PathVariable UUID id, @RequestBody Word word) {
        FieldErrors errors = new FieldErrors()
                .expect(word.step() != null, "step", "expected the index of the step that asks")
                .expect(word.approve() != null, "approve", "expected true or false");
        if (errors.any() || word.step() == null || word.approve() == null) {
            throw new Invalid(errors);
        }
        if (enrollments.find(id).isEmpty()) {
            throw new NotFound();
        }
        boolean taken = word.approve() ? approvals.approve(id, word.step()) : approvals.decline(id, word.step());
        return new Answered(
                taken,
                enrollments
                        .find(id)
                        .orElseThrow(NotFound::new)
                        .enrollment()
                        .status()
                        .name());
    }

    /** @param taken whether the step asked and took the word */
    record Answered(boolean taken, String status) {}
}
