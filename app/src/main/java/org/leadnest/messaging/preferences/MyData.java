package org.leadnest.messaging.preferences;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.leadnest.privacy.DataRequest;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.KeptByLaw;
import org.leadnest.privacy.PersonRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /my/{token}}: a lead's own page, with the token of the preferences page. A mail is forwarded easily, so the page
 * shows that something is kept and from where, and never what: a copy goes to the address that is kept. What was asked and
 * answered stands there in the words of both.
 */
@Controller
@Open
class MyData {
    /** In the zone of the account, which counts the days in it. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private static final int MOST_WORDS = 4_000;

    private final Seal seal;
    private final Consents consents;
    private final Accounts accounts;
    private final DataRequests requests;
    private final KeptByLaw law;

    MyData(Seal seal, Consents consents, Accounts accounts, DataRequests requests, KeptByLaw law) {
        this.law = law;
        this.seal = seal;
        this.consents = consents;
        this.accounts = accounts;
        this.requests = requests;
    }

    @GetMapping("/my/{token}")
    ModelAndView show(@PathVariable String token, @RequestParam(required = false) @Nullable String done) {
        return page(token, done, null, HttpStatus.OK);
    }

    /** What the link stands for now: who was merged into another is that one. */
    private Seal.Opened open(String token) {
        Seal.Opened link = seal.open(token).orElseThrow(NotFound::new);
        UUID person = Tenancy.as(link.account(), () -> requests.current(link.person()));
        return new Seal.Opened(link.account(), person, link.channel(), link.addressKey());
    }

    private ModelAndView page(String token, @Nullable String done, @Nullable String problem, HttpStatus status) {
        Seal.Opened link = open(token);
        MyDataPage page = Tenancy.as(link.account(), () -> {
            Account account = accounts.account(link.account());
            return new MyDataPage(
                    token,
                    account.name(),
                    account.phone().map(PhoneNumber::display).orElse(null),
                    requests.summary(link.person()),
                    !consents.open(link.person()).isEmpty(),
                    requests.of(link.person()).stream()
                            .map(one -> asked(one, DAY.withZone(account.zone())))
                            .toList(),
                    done,
                    law.waiting(link.person()).orElse(null),
                    problem);
        });
        ModelAndView view = new ModelAndView("messaging/mydata", "page", page);
        view.setStatus(status);
        return view;
    }

    private static PersonRecords.Line asked(DataRequest request, DateTimeFormatter day) {
        return new PersonRecords.Line(
                request.kind().label() + ", asked on " + day.format(request.receivedAt()), state(request, day));
    }

    private static String state(DataRequest request, DateTimeFormatter day) {
        Instant answered = request.answeredAt();
        if (answered != null) {
            return "answered on " + day.format(answered) + said(": ", request.answer());
        }
        return "will be answered by " + day.format(request.dueAt())
                + said("; it takes longer because: ", request.extendedReason());
    }

    /** Nothing where it was not said, or is forgotten. */
    private static String said(String head, @Nullable String words) {
        return words == null || words.isEmpty() ? "" : head + words;
    }

    @PostMapping("/my/{token}/requests")
    ModelAndView ask(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words) {
        Seal.Opened link = open(token);
        Optional<DataRequest.Kind> wanted = Arrays.stream(DataRequest.Kind.values())
                .filter(one -> one.name().equals(kind.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (wanted.isEmpty() || words.length() > MOST_WORDS) {
            String problem = wanted.isEmpty() ? "Choose what you ask for." : "At most 4,000 characters.";
            return page(token, null, problem, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        boolean filed = Tenancy.as(link.account(), () -> {
            if (wanted.get() == DataRequest.Kind.OBJECTION || wanted.get() == DataRequest.Kind.ERASURE) {
                stop(link);
            }
            return requests.file(link.person(), wanted.get(), words.strip()).isPresent();
        });
        return filed
                ? new ModelAndView("redirect:/my/" + token + "?done=asked")
                : page(
                        token,
                        null,
                        "Five of your requests are open; they are answered first.",
                        HttpStatus.TOO_MANY_REQUESTS);
    }

    @PostMapping("/my/{token}/stop")
    ModelAndView stop(@PathVariable String token) {
        Seal.Opened link = open(token);
        Tenancy.run(link.account(), () -> stop(link));
        return new ModelAndView("redirect:/my/" + token + "?done=stopped");
    }

    private void stop(Seal.Opened link) {
        consents.optOut(
                link.person(),
                EnumSet.allOf(Channel.class),
                Optional.of(link),
                new Evidence("MY_DATA", "Stop all contact", "a lead's own page"));
    }
}
