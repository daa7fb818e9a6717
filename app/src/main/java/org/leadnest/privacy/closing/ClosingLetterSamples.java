package org.leadnest.privacy.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.web.Links;
import org.springframework.stereotype.Component;

/** Each letter about the end of an account once. */
@Component
class ClosingLetterSamples implements LetterSamples {
    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final User MAYA =
            new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);

    private final Links links;
    private final Certificate certificate;
    private final InstantSource clock;

    ClosingLetterSamples(Links links, Certificate certificate, InstantSource clock) {
        this.certificate = certificate;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public List<ProductLetter> samples() {
        Instant now = clock.instant();
        Closing.Asker asker = new Closing.Asker(MAYA.name(), MAYA.email(), MailLanguage.ENGLISH);
        Closing closing = new Closing(
                new UUID(0, 6),
                ACCOUNT,
                now,
                asker,
                now.plus(Closing.GRACE),
                now.plus(Closing.DUE),
                now.plus(Closing.GRACE),
                null,
                0,
                null,
                false);
        Optional<String> url = Optional.of(links.to(Closings.PATH));
        Erased facts = new Erased(
                closing, List.of(new ClosingStore.Count("leads.leads", 1_204)), List.of(), List.of(), List.of(), now);
        return List.of(
                ClosingWords.begun(MAYA.name(), "Harbor Realty", closing, ZoneId.of("America/New_York"))
                        .letter(ACCOUNT, MAYA, url),
                ClosingWords.undone("Harbor Realty").letter(ACCOUNT, MAYA, url),
                CertificateLetter.of(asker, facts, certificate.document(facts)));
    }
}
