package org.leadnest.accounts.doors;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.leadnest.accounts.Open;
import org.leadnest.platform.api.Failure;
import org.leadnest.platform.api.Failures;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what failed before or outside of a handler: the container's error dispatch. */
@Controller
@Open
class ErrorDoor implements ErrorController {
    private static final String TOO_MANY =
            "From where you are, more pages were asked for in a minute than people read. Please wait a moment and try again.";

    private final ErrorPages pages;

    ErrorDoor(ErrorPages pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .orElse(request.getRequestURI());
        return pages.answer(request, response, path, failure(request));
    }

    private static Failure failure(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return Failures.of(thrown);
        }
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Optional.ofNullable(HttpStatus.resolve(code)).orElse(HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
        String why = status == HttpStatus.TOO_MANY_REQUESTS ? TOO_MANY : status.getReasonPhrase() + ".";
        return new Failure(status, why);
    }
}
