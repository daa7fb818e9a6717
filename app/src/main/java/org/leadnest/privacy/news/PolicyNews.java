package org.leadnest.privacy.news;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.User;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.NothingNew;
import org.leadnest.privacy.Policy;
import org.leadnest.privacy.PolicyLibrary;
import org.leadnest.privacy.PolicyVersion;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The banner about a policy that changed, and the record that somebody has seen it. */
@Service
@Order(20)
public class PolicyNews implements FrameBanner {
    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final DateTimeFormatter DIA =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' yyyy", MailLanguage.SPANISH.locale());

    /** A version is announced with a new release; who has nothing to see is asked about again after this long. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final NewsStore store;
    private final PolicyLibrary library;
    private final InstantSource clock;
    private final TransactionOperations reading;
    private final NothingNew<UserId> upToDate = new NothingNew<>(REST);

    PolicyNews(NewsStore store, PolicyLibrary library, InstantSource clock, PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        this.reading = template;
        this.store = store;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public Optional<Banner> banner(Account account, User user) {
        Instant now = clock.instant();
        if (upToDate.lately(user.id(), now)) {
            return Optional.empty();
        }
        Optional<NewsStore.News> unseen = reading.execute(status -> store.unseen(user.id(), now));
        if (unseen.isEmpty()) {
            upToDate.remember(user.id(), now);
        }
        return unseen.flatMap(news -> library.find(news.policy(), news.version()))
                .map(version -> banner(version, now));
    }

    private static Banner banner(PolicyVersion version, Instant now) {
        return new Banner(
                "info",
                title(version, now),
                version.why(),
                "/" + version.policy().slug() + "/versions/" + version.version() + "/changes",
                "What changed, word by word",
                "/app/policies/" + version.policy().slug() + "/" + version.version() + "/seen",
                "I have seen it");
    }

    static String title(PolicyVersion version, Instant now) {
        boolean ahead =
                version.day().atStartOfDay(java.time.ZoneOffset.UTC).toInstant().isAfter(now);
        return "Our " + name(version.policy()) + (ahead ? " will change on " : " changed on ")
                + DAY.format(version.day());
    }

    /** The title in Spanish, for mail. */
    static String titulo(PolicyVersion version, Instant now) {
        boolean ahead =
                version.day().atStartOfDay(java.time.ZoneOffset.UTC).toInstant().isAfter(now);
        String what = switch (version.policy()) {
            case TERMS -> "Nuestras condiciones";
            case PRIVACY -> "Nuestra política de privacidad";
            case COOKIES -> "Nuestra política de cookies";
            case SECURITY -> "Nuestra página de seguridad";
            case SUBPROCESSORS -> "Nuestra lista de subencargados";
        };
        String changes = version.policy() == Policy.TERMS
                ? ahead ? " cambiarán el " : " cambiaron el "
                : ahead ? " cambiará el " : " cambió el ";
        return what + changes + DIA.format(version.day());
    }

    private static String name(Policy policy) {
        return switch (policy) {
            case TERMS -> "terms";
            case PRIVACY -> "privacy policy";
            case COOKIES -> "cookie policy";
            case SECURITY -> "security page";
            case SUBPROCESSORS -> "list of subprocessors";
        };
    }

    @Transactional
    public void seen(UserId user, PolicyVersion version) {
        store.seen(user, new NewsStore.News(version.policy(), version.version()), clock.instant());
    }
}
