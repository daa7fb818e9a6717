package org.leadnest.messaging.templates;

import java.util.Map;

/**
 * The page that makes or changes a template.
 *
 * @param action where the form is posted
 * @param deletion where the template is deleted, blank for a new one
 */
public record TemplatePage(
        String title, String action, String deletion, TemplateForm form, Map<String, String> errors, Preview preview) {}
