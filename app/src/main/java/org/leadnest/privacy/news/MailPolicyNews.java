package org.leadnest.privacy.news;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.mail.LetterSamples;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wording;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.leadnest.privacy.Policy;
import org.leadnest.privacy.PolicyLibrary;
import org.leadnest.privacy.PolicyVersion;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails a material change to everybody to whom it is news, each once: the note and the mail are of one transaction. */
@Component
class MailPolicyNews implements RecurringJob, LetterSamples {
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int SLICE = 200;

    private final NewsStore store;
    private final PolicyLibrary library;
    private final Accounts accounts;
    private final Postman postman;
    private final Links links;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    MailPolicyNews(
            NewsStore store,
            PolicyLibrary library,
            Accounts accounts,
            Postman postman,
            Links links,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.store = store;
        this.library = library;
        this.accounts = accounts;
        this.postman = postman;
        this.links = links;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "privacy.policy-news";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        List<NewsStore.Letter> slice;
        do {
            slice = store.unmailed(now, SLICE);
            slice.forEach(letter -> Tenancy.run(
                    letter.account(), () -> transactions.executeWithoutResult(status -> mail(letter, now))));
        } while (slice.size() == SLICE);
    }

    private void mail(NewsStore.Letter letter, Instant now) {
        PolicyVersion version = library.find(
                        letter.news().policy(), letter.news().version())
                .orElseThrow(() -> new IllegalStateException("no text for " + letter.news()));
        if (!store.mailed(letter.user(), letter.news(), now)) {
            return;
        }
        User user = accounts.user(letter.user());
        postman.post(letter(letter.account(), user, version, now));
    }

    @Override
    public List<ProductLetter> samples() {
        User reader = new User(new UserId(new UUID(0, 2)), "Maya", new EmailAddress("maya@harbor.example"), true);
        return Stream.of(Policy.values())
                .map(policy -> letter(new AccountId(new UUID(0, 1)), reader, library.inForce(policy), clock.instant()))
                .toList();
    }

    private ProductLetter letter(AccountId account, User user, PolicyVersion version, Instant now) {
        return new ProductLetter(
                account,
                "policy-change",
                user.email(),
                user.name(),
                new Wordings(inEnglish(version, now), inSpanish(version, now)).greeting(user.name()),
                Optional.of(links.to("/" + version.policy().slug() + "/versions/" + version.version() + "/changes")));
    }

    private static Wording inEnglish(PolicyVersion version, Instant now) {
        String title = PolicyNews.title(version, now);
        return new Wording(
                title,
                title + ". " + version.why()
                        + "\n\nThe page shows both versions with what differs, word by word. If you do not agree, write to"
                        + " us, or take your data along and close the account.",
                "See what changed");
    }

    /** The policies, and why they changed, are written in English alone; the letter says so. */
    private static Wording inSpanish(PolicyVersion version, Instant now) {
        String title = PolicyNews.titulo(version, now);
        return new Wording(
                title,
                title
                        + ". La página dice por qué y muestra las dos versiones con lo que cambia, palabra por palabra; está"
                        + " en inglés, como el texto que vale.\n\nSi no está de acuerdo, escríbanos, o llévese sus datos y"
                        + " cierre la cuenta.",
                "Ver qué cambió");
    }
}
