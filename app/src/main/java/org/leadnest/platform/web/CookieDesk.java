package org.leadnest.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** Reads a visitor's decision about cookies from their request; the privacy module keeps it. */
public interface CookieDesk {
    CookieNotice notice(HttpServletRequest request);
}
