package org.leadnest.billing;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.mail.Wordings;
import org.leadnest.platform.web.Links;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails about money to the owners of an account and to its billing contact, each once whatever happens: the row that says so
 * and the mail are of one transaction. They are transactional mails, so no unsubscribing stops them.
 */
@Component
class Notices {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SubscriptionStore subscriptions;
    private final Postman postman;
    private final Links links;
    private final InstantSource clock;

    Notices(
            JdbcClient jdbc,
            Accounts accounts,
            SubscriptionStore subscriptions,
            Postman postman,
            Links links,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.postman = postman;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param kind stable name, also the mail's
     * @param path the page that the button opens
     */
    record Words(String kind, Wordings words, String path) {}

    /** Sends the mail unless one of this kind was sent for this item before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean once(AccountId account, String item, Words words) {
        if (!note(account, words.kind(), item)) {
            return false;
        }
        List<User> owners = accounts.members(account).stream()
                .filter(member -> member.role() == Role.OWNER)
                .map(member -> accounts.user(member.user()))
                .toList();
        owners.forEach(owner -> post(account, owner.email(), owner.name(), words));
        subscriptions
                .customer(account)
                .flatMap(customer -> Optional.ofNullable(customer.email()))
                .flatMap(EmailAddress::parse)
                .filter(contact -> owners.stream()
                        .noneMatch(owner -> owner.email().normalised().equals(contact.normalised())))
                .ifPresent(contact -> post(account, contact, accounts.name(account), words));
        return true;
    }

    /** Notes it without a mail; false when it was noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean note(AccountId account, String kind, String item) {
        return jdbc.sql("""
                        insert into billing.notices (account_id, kind, item, at) values (:account, :kind, :item, :now)
                        on conflict do nothing
                        """)
                        .param("account", account.value())
                        .param("kind", kind)
                        .param("item", item)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void post(AccountId account, EmailAddress to, String name, Words words) {
        postman.post(letter(account, to, name, words));
    }

    ProductLetter letter(AccountId account, EmailAddress to, String name, Words words) {
        return new ProductLetter(
                account, words.kind(), to, name, words.words().greeting(name), Optional.of(links.to(words.path())));
    }
}
