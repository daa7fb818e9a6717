package org.leadnest.leads.agenda;

/** One task to be edited. @param back where it came from */
public record TaskPage(String id, String back, TasksPage.Form form) {}
