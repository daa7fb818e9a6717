package org.leadnest.platform.web;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One short message about what just happened, shown once on the page that comes after a redirect. */
public final class Toast {
    public static final String ATTRIBUTE = "toast";

    private Toast() {}

    public static void show(RedirectAttributes redirect, String message) {
        redirect.addFlashAttribute(ATTRIBUTE, message);
    }
}
