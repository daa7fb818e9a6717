package org.leadnest.followups;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who runs through a sequence: enrol, pause, resume, stop. */
@Controller
class EnrollmentPages {
    private static final int PAGE = 50;
    private static final int LEADS_OFFERED = 50;

    private final Sequences sequences;
    private final Enrollments enrollments;
    private final RunViews views;
    private final Leads leads;

    EnrollmentPages(Sequences sequences, Enrollments enrollments, RunViews views, Leads leads) {
        this.sequences = sequences;
        this.enrollments = enrollments;
        this.views = views;
        this.leads = leads;
    }

    @GetMapping("/app/sequences/{id}/enrollments")
    @Requires(Permission.SEQUENCES_READ)
    String list(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        Sequence sequence = sequences.find(new SequenceId(id)).orElseThrow(NotFound::new);
        Cursor place = Optional.ofNullable(after).flatMap(Cursor::timed).orElse(null);
        Page<Run> page = enrollments.list(null, sequence.id(), place, PAGE);
        String url = "/app/sequences/" + id + "/enrollments";
        model.addAttribute(
                "page",
                new EnrollmentListPage(
                        sequence.name(),
                        "/app/sequences/" + id,
                        views.of(page.data()),
                        offered(q),
                        q,
                        page.next() == null ? null : url + "?after=" + page.next(),
                        place == null ? null : url));
        return "followups/enrollments";
    }

    @PostMapping("/app/sequences/{id}/enrollments")
    @Requires(Permission.SEQUENCES_WRITE)
    String enroll(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<UUID> leadIds,
            Actor actor,
            RedirectAttributes redirect) {
        tell(enrollments.enroll(new SequenceId(id), leadIds, Author.of(actor)), redirect);
        return "redirect:/app/sequences/" + id + "/enrollments";
    }

    /** From the list of leads, and from the page of one. */
    @PostMapping("/app/sequences/enrollments")
    @Requires(Permission.SEQUENCES_WRITE)
    String enrollTicked(
            @RequestParam(defaultValue = "") String sequence,
            @RequestParam(defaultValue = "") List<UUID> leadIds,
            @RequestParam(defaultValue = "leads") String back,
            Actor actor,
            RedirectAttributes redirect) {
        Optional<UUID> wanted = org.leadnest.kernel.Ids.parse(sequence);
        if (wanted.isEmpty()) {
            Toast.show(redirect, "Choose a sequence first.");
        } else {
            tell(enrollments.enroll(new SequenceId(wanted.get()), leadIds, Author.of(actor)), redirect);
        }
        return "lead".equals(back) && leadIds.size() == 1
                ? "redirect:/app/leads/" + leadIds.getFirst()
                : "redirect:/app/leads";
    }

    @PostMapping("/app/enrollments/{id}/{act}")
    @Requires(Permission.SEQUENCES_WRITE)
    String act(
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam(defaultValue = "sequence") String back,
            RedirectAttributes redirect) {
        Run run = enrollments.find(id).orElseThrow(NotFound::new);
        boolean changed = switch (act) {
            case "stop" -> enrollments.stop(id);
            case "pause" -> enrollments.pause(id);
            case "resume" -> enrollments.resume(id);
            default -> throw new NotFound();
        };
        Toast.show(redirect, changed ? "Done: " + run.sequenceName() + "." : "Nothing was left to change.");
        return "lead".equals(back)
                ? "redirect:/app/leads/" + run.lead()
                : "redirect:/app/sequences/" + run.sequence() + "/enrollments";
    }

    private Map<String, String> offered(String q) {
        LeadFilter filter = new LeadFilter(q, null, null, null, null, LeadFilter.Sort.ACTIVITY);
        Map<String, String> offered = new LinkedHashMap<>();
        leads.list(filter, null, LEADS_OFFERED)
                .data()
                .forEach(lead -> offered.put(lead.id().toString(), lead.name()));
        return offered;
    }

    private static void tell(Enrolling enrolling, RedirectAttributes redirect) {
        switch (enrolling) {
            case Enrolling.NoSequence() -> throw new NotFound();
            case Enrolling.Done done -> Toast.show(redirect, words(done));
        }
    }

    private static String words(Enrolling.Done done) {
        String enrolled = done.enrolled().size() == 1
                ? "1 lead enrolled."
                : done.enrolled().size() + " leads enrolled.";
        if (done.refused().isEmpty()) {
            return done.enrolled().isEmpty() ? "Tick a lead first." : enrolled;
        }
        return enrolled + " Refused " + done.refused().size() + ": "
                + done.refused().stream()
                        .map(Enrolling.Refusal::reason)
                        .distinct()
                        .collect(Collectors.joining(" "));
    }
}
