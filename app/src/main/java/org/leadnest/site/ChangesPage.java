package org.leadnest.site;

import org.leadnest.privacy.TextChange;

/** What one version of a policy changed. */
public record ChangesPage(
        String title, String why, String before, String after, String versionsHref, TextChange change) {}
