package org.leadnest.platform.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One short message about what just happened, shown once on the page that comes after a redirect. */
public final class Toast {
    public static final String ATTRIBUTE = "toast";
    /** Where a form without fields undoes what the message tells. */
    public static final String UNDO = "toastUndo";

    private Toast() {}

    public static void show(RedirectAttributes redirect, String message) {
        redirect.addFlashAttribute(ATTRIBUTE, message);
    }

    /**
     * With a button that takes it back.
     *
     * @param undo the path of a POST without fields that undoes it
     */
    public static void show(RedirectAttributes redirect, String message, String undo) {
        show(redirect, message);
        redirect.addFlashAttribute(UNDO, undo);
    }
}
