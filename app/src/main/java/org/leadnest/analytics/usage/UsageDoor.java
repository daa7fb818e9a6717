package org.leadnest.analytics.usage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.leadnest.accounts.Open;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code POST /usage/clicks}: the name of what was clicked, from a script that only who agreed has. */
@Controller
@Open
class UsageDoor {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String ROUTE = "/usage/clicks";

    private final CountUsage usage;

    UsageDoor(CountUsage usage) {
        this.usage = usage;
    }

    @PostMapping(ROUTE)
    ResponseEntity<Void> click(@RequestParam(defaultValue = "") String name, HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        if (!NAME.matcher(name).matches()) {
            return ResponseEntity.badRequest().build();
        }
        usage.click(request, name);
        return ResponseEntity.noContent().build();
    }
}
