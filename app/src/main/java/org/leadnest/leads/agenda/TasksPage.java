package org.leadnest.leads.agenda;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks to be done, formatted.
 *
 * @param mine whether only the user's own are shown
 * @param snoozes until when a task may be put off
 * @param feed the secret address of the user's calendar; empty for an operator who looks into the account
 * @param undo the task that was done a moment ago, which can be opened again; null when none was
 */
public record TasksPage(
        List<Group> groups, boolean mine, @Nullable Undo undo, Map<String, String> snoozes, Form form, String feed) {

    /** A new task as it was typed. */
    public record Form(
            String title,
            String due,
            String repeats,
            String assignee,
            Map<String, String> rhythms,
            Map<String, String> members,
            Map<String, String> errors) {}

    public record Group(String title, String tone, List<Line> lines) {}

    /** @param leadHref empty when the task is about no lead */
    public record Line(
            String id, String title, String due, String leadName, String leadHref, String who, String repeats) {}

    public record Undo(String id, String title) {}

    public boolean empty() {
        return groups.stream().allMatch(group -> group.lines().isEmpty());
    }
}
