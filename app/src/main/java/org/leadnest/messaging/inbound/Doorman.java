package org.leadnest.messaging.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.Links;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What every door of a carrier asks first. */
@Component
class Doorman {
    private final Accounts accounts;
    private final Links links;

    Doorman(Accounts accounts, Links links) {
        this.accounts = accounts;
        this.links = links;
    }

    /** The account of the path; what is none is not found. */
    AccountId account(String text) {
        return Ids.parse(text).map(AccountId::new).filter(accounts::exists).orElseThrow(NotFound::new);
    }

    /** The addresses that the caller may have signed: the one people reach us by, and the one it was received at. */
    List<String> addresses(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return List.of(
                links.to(request.getRequestURI()) + query,
                request.getRequestURL().toString() + query);
    }

    static Refused unsigned(String expected) {
        return new Refused(HttpStatus.FORBIDDEN, "expected " + expected);
    }
}
