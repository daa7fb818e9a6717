package org.leadnest.platform.mail;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;

/**
 * One mail of the product to one of its users, in each language; it leaves in the one that the reader has chosen.
 *
 * @param account the account of the user, or the first one of several
 * @param kind stable name, such as {@code verification}, for the outbox and the numbers
 * @param url the whole address that the button under the text opens; empty for no button
 * @param otherwise the language for a reader who has chosen none
 * @param lifecycle set when the reader may end mail of this kind; empty for what is always sent
 * @param replyTo where an answer by mail goes; empty when nobody reads answers
 * @param about people who are no users and whom it names: it is not kept longer than they are
 */
public record ProductLetter(
        AccountId account,
        String kind,
        EmailAddress to,
        String toName,
        Wordings words,
        Optional<String> url,
        MailLanguage otherwise,
        Optional<Lifecycle> lifecycle,
        Optional<EmailAddress> replyTo,
        Set<UUID> about) {

    public ProductLetter {
        about = Set.copyOf(about);
    }

    /** A transactional one, in English for who has chosen nothing. */
    public ProductLetter(
            AccountId account, String kind, EmailAddress to, String toName, Wordings words, Optional<String> url) {
        this(account, kind, to, toName, words, url, MailLanguage.ENGLISH, Optional.empty(), Optional.empty(), Set.of());
    }

    /** One that its reader may end. */
    public ProductLetter endableBy(UserId reader, MailKind mail) {
        return new ProductLetter(
                account,
                kind,
                to,
                toName,
                words,
                url,
                otherwise,
                Optional.of(new Lifecycle(reader, mail)),
                replyTo,
                about);
    }

    /** The same for a reader whose language is most likely this one. */
    public ProductLetter otherwise(MailLanguage language) {
        return new ProductLetter(account, kind, to, toName, words, url, language, lifecycle, replyTo, about);
    }

    /** The same, with somebody who reads answers. */
    public ProductLetter answeredAt(Optional<EmailAddress> address) {
        return new ProductLetter(account, kind, to, toName, words, url, otherwise, lifecycle, address, about);
    }

    /** The same, naming these people. */
    public ProductLetter about(Set<UUID> people) {
        return new ProductLetter(account, kind, to, toName, words, url, otherwise, lifecycle, replyTo, people);
    }

    public Wording in(MailLanguage language) {
        return words.in(language);
    }

    /** @param reader whose choice counts */
    public record Lifecycle(UserId reader, MailKind kind) {}
}
