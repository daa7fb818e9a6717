package org.leadnest.accounts.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.leadnest.platform.api.Failure;
import org.leadnest.platform.api.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Answers a {@link Failure}: programs get a problem document, people a page, whoever is not signed in the way there. */
@Component
class ErrorPages {
    private static final ModelAndView WRITTEN = new ModelAndView();

    private final Problems problems;
    private final Shells shells;

    ErrorPages(Problems problems, Shells shells) {
        this.problems = problems;
        this.shells = shells;
    }

    /** @param path that was asked for; the error dispatch has another one */
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response, String path, Failure failure)
            throws IOException {
        if (Problems.answersWithJson(path, acceptsHtml(request))) {
            problems.write(request, response, failure);
            return WRITTEN;
        }
        if (failure.status() == HttpStatus.UNAUTHORIZED) {
            toSignIn(request, response, path);
            return WRITTEN;
        }
        HttpStatus status =
                failure.status() == HttpStatus.BAD_REQUEST && !failure.errors().isEmpty()
                        ? HttpStatus.UNPROCESSABLE_CONTENT
                        : failure.status();
        failure.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(request, failure, status);
    }

    private ModelAndView page(HttpServletRequest request, Failure failure, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("shell", status.is5xxServerError() ? shells.bare(request) : shells.of(request));
        model.put("status", status.value());
        model.put("title", title(status));
        model.put("message", message(status, failure));
        model.put("reference", failure.reference());
        ModelAndView page = new ModelAndView("layout/error", model);
        page.setStatus(status);
        return page;
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        boolean reading = request.getMethod().equals("GET");
        boolean fragment = request.getHeader("HX-Request") != null;
        String target = reading && !fragment
                ? "/sign-in?next=" + URLEncoder.encode(path + query, StandardCharsets.UTF_8)
                : "/sign-in";
        if (fragment) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(target);
        }
    }

    private static boolean acceptsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "Nothing is here";
            case FORBIDDEN -> "This is not open to you";
            case UNPROCESSABLE_CONTENT -> "Something in this form is not right";
            case CONTENT_TOO_LARGE -> "This is too large";
            case TOO_MANY_REQUESTS -> "Too much at once";
            case SERVICE_UNAVAILABLE -> "Busy at this moment";
            default -> status.is5xxServerError() ? "Something went wrong" : "This could not be done";
        };
    }

    private static String message(HttpStatus status, Failure failure) {
        return switch (status) {
            case NOT_FOUND -> "The address may be mistyped, or what was here has been removed.";
            case FORBIDDEN -> "Your role in this account does not allow it. An owner or admin can change roles.";
            case UNPROCESSABLE_CONTENT -> String.join(" ", sentences(failure));
            case INTERNAL_SERVER_ERROR -> "It is our fault, and it has been recorded. Please try again in a moment.";
            default -> failure.detail();
        };
    }

    private static Iterable<String> sentences(Failure failure) {
        return failure.errors().entrySet().stream()
                .map(error -> error.getKey() + ": " + error.getValue() + ".")
                .toList();
    }
}
