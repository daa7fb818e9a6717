package org.leadnest.leads.profile;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.leads.TaskDraft;
import org.leadnest.platform.web.Shell;

/** The page of one lead, formatted. */
public record LeadPage(
        String id,
        String name,
        String initials,
        String stage,
        String tone,
        String source,
        String owner,
        String ownerId,
        List<Reach> reach,
        List<Fact> facts,
        int score,
        List<Fact> scoreReasons,
        List<String> tags,
        Choices choices,
        List<TaskLine> tasks,
        TimelineView timeline,
        List<Function<Shell, Content>> leading,
        List<Function<Shell, Content>> panels,
        Draft draft,
        Map<String, String> errors) {

    /** A way to reach the lead: {@code mailto:} or {@code tel:}. */
    public record Reach(String icon, String text, String href) {}

    public record Fact(String label, String value) {}

    public record Choices(Map<String, String> stages, Map<String, String> owners, List<String> tags) {}

    /** @param due written out, empty without a date; {@code repeats} in words, empty for once */
    public record TaskLine(
            String id, String title, String due, String who, String repeats, boolean done, boolean overdue) {
        /** When, how often, who: what is known of it. */
        public String detail() {
            return Stream.of(due, repeats, who).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
        }
    }

    /** A note and a task as they were typed, and what a task may be put off until. */
    public record Draft(String note, TaskDraft task, Map<String, String> rhythms, Map<String, String> snoozes) {
        /** Whether it is the task that was not taken. */
        public boolean wrong(Map<String, String> errors) {
            return Stream.of("title", "due", "repeats", "assignee").anyMatch(errors::containsKey);
        }
    }

    /** The first number and the first address: what a thumb looks for. */
    public List<Reach> firstOfEach() {
        return Stream.of("phone", "mail")
                .flatMap(icon ->
                        reach.stream().filter(one -> one.icon().equals(icon)).limit(1))
                .toList();
    }

    public String path() {
        return "/app/leads/" + id;
    }
}
