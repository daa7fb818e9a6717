package org.leadnest.accounts.ops;

import jakarta.servlet.http.HttpServletRequest;
import org.leadnest.accounts.Open;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /operator/…} as it was before all pages of operators stood under {@code /ops}: kept for letters and bookmarks. */
@Controller
@Open
class EarlierPaths {
    private static final String BEFORE = "/operator";

    @RequestMapping(
            path = BEFORE + "/**",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<Void> now(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = "/ops" + request.getRequestURI().substring(BEFORE.length());
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, query == null ? path : path + "?" + query)
                .build();
    }
}
