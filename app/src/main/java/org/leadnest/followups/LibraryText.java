package org.leadnest.followups;

/**
 * A ready-made text in one language.
 *
 * @param slug the same in every language
 * @param channel EMAIL or SMS
 * @param subject blank for texts
 */
public record LibraryText(String slug, StepChannel channel, String name, String subject, String body) {}
