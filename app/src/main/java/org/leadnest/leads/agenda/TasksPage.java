package org.leadnest.leads.agenda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks to be done, formatted.
 *
 * @param mine whether only the user's own are shown
 * @param undo the task that was done a moment ago, which can be opened again; null when none was
 */
public record TasksPage(
        List<Group> groups, boolean mine, @Nullable Undo undo) {
    public record Group(String title, String tone, List<Line> lines) {}

    /** @param leadHref empty when the task is about no lead */
    public record Line(String id, String title, String due, String leadName, String leadHref, String who) {}

    public record Undo(String id, String title) {}

    public boolean empty() {
        return groups.stream().allMatch(group -> group.lines().isEmpty());
    }
}
