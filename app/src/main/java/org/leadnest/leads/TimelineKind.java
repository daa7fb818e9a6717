package org.leadnest.leads;

/** What a timeline entry is about; pages filter by it. */
public enum TimelineKind {
    INQUIRY("Inquiries", "help-circle"),
    MESSAGE("Messages", "mail"),
    ENROLLMENT("Sequences", "route"),
    NOTE("Notes", "note"),
    CALL("Calls", "phone"),
    SHOWING("Showings", "home"),
    TASK("Tasks", "checklist"),
    STAGE("Stages", "arrow-right"),
    DEAL("Deals", "layout-kanban"),
    FILE("Files", "file-text"),
    CHANGE("Changes", "pencil");

    private final String label;
    private final String icon;

    TimelineKind(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    public String label() {
        return label;
    }

    /** Id of the symbol in icons.svg. */
    public String icon() {
        return icon;
    }
}
