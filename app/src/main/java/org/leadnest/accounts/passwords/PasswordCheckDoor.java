package org.leadnest.accounts.passwords;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.User;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Says of a password that is being chosen what {@link PasswordRules} will say of it, so that nobody is shown a strength that
 * the form then does not believe. Nothing of it is kept or logged. Each network may ask 60 times a minute.
 */
@Controller
@Open
class PasswordCheckDoor {
    private static final Rate RATE = new Rate(60, Duration.ofMinutes(1));
    private static final int MOST_WORDS = 5;

    private final PasswordRules rules;
    private final SharedBuckets buckets;
    private final Accounts accounts;

    PasswordCheckDoor(PasswordRules rules, SharedBuckets buckets, Accounts accounts) {
        this.rules = rules;
        this.buckets = buckets;
        this.accounts = accounts;
    }

    /** @param words a sentence for whoever types */
    record Verdict(boolean good, String words) {}

    /** @param known what others know of the person, as the form has it */
    @PostMapping("/password-check")
    ResponseEntity<Verdict> check(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") List<String> known,
            HttpServletRequest request) {
        if (buckets.draw("password-check/" + request.getRemoteAddr(), 1, RATE).drawn() == 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", "2")
                    .build();
        }
        List<String> words =
                Stream.concat(known.stream().limit(MOST_WORDS), own()).toList();
        Verdict verdict = rules.objection(password, words)
                .map(objection -> new Verdict(false, "Not yet: " + objection + "."))
                .orElseGet(() -> new Verdict(true, "This one is hard to guess."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(verdict);
    }

    private Stream<String> own() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication actor) {
            User user = accounts.user(actor.getPrincipal().user());
            return Stream.of(user.name(), user.email().value());
        }
        return Stream.empty();
    }
}
