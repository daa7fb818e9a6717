package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;

/** Our own files and the libraries': the same for everybody, read without a session. */
final class StaticFiles {
    private StaticFiles() {}

    static boolean asked(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }
}
