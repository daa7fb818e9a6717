package org.leadnest.messaging.inbound;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.ScreenedFiles;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/** Fetches the files of one text, each by itself: what cannot be had at this moment is asked for again, without the others. */
@Component
class FetchMedia implements JobHandler {
    static final String NAME = "messaging.fetch-media";

    private final MediaFetches fetches;
    private final TwilioMedia twilio;
    private final ScreenedFiles screen;

    FetchMedia(MediaFetches fetches, TwilioMedia twilio, ScreenedFiles screen) {
        this.fetches = fetches;
        this.twilio = twilio;
        this.screen = screen;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Ten files of a slow carrier take minutes, and nobody's mail is to wait for them. */
    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(AccountId account, UUID message) {
        List<String> later = fetches.waiting(message).stream()
                .map(wanted -> fetch(account, wanted))
                .filter(problem -> !problem.isEmpty())
                .toList();
        if (!later.isEmpty()) {
            throw new NotYet(later.getFirst());
        }
    }

    /** Why it is to be tried again; empty when it is settled. */
    private String fetch(AccountId account, MediaFetches.Wanted wanted) {
        return switch (twilio.fetch(account, wanted.address())) {
            case TwilioMedia.Fetched.File file -> {
                var enclosure = new Enclosure(wanted.name(), file.content(), file.bytes());
                fetches.keep(wanted, screen.incoming(List.of(enclosure)).getFirst());
                yield "";
            }
            case TwilioMedia.Fetched.Refused refused -> {
                fetches.failed(wanted, refused.why());
                yield "";
            }
            case TwilioMedia.Fetched.Later later -> later.why();
        };
    }

    @Override
    public void gaveUp(AccountId account, UUID message, String reason) {
        fetches.givenUp(message, "it was tried several times");
    }

    /** The job is to be tried again. */
    private static final class NotYet extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotYet(String why) {
            super(why + "; expected to be tried again");
        }
    }
}
