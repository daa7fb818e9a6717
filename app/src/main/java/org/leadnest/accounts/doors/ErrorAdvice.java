package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.leadnest.platform.api.Failures;
import org.leadnest.platform.web.NotFound;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what left a handler as an exception into an answer. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice {
    private final ErrorPages pages;

    ErrorAdvice(ErrorPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView answer(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof NotFound) {
            Refusals.notThere(request);
        }
        return pages.answer(request, response, request.getRequestURI(), Failures.of(thrown));
    }

    /** Whoever asked has hung up: nobody is there to read an answer. */
    @ExceptionHandler({ClientAbortException.class, AsyncRequestNotUsableException.class})
    ModelAndView nobodyListens() {
        return new ModelAndView();
    }
}
