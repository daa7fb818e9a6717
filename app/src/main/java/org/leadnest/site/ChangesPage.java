package org.leadnest.site;

import org.leadnest.privacy.TextChange;

/** What one version of a policy changed. */
public record ChangesPage(
        String title, String why, String before, String after, String versionsHref, TextChange change) {

    /** Whether a line is shown: it changed, or stands beside one that did. The rest of a long text would hide it. */
    public boolean shown(int line) {
        return changed(line - 1) || changed(line) || changed(line + 1);
    }

    private boolean changed(int line) {
        return line >= 0
                && line < change.lines().size()
                && change.lines().get(line).kind() != TextChange.Kind.KEPT;
    }
}
