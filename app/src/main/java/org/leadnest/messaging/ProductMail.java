package org.leadnest.messaging;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.MessageStore.Row;
import org.leadnest.messaging.delivery.Wakeups;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.tenancy.TenantTransactionManager;
import org.leadnest.platform.web.Links;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verification, welcome, password reset and the like, as transactional messages of the user's account; mail of a kind that
 * its reader may end carries how, and is not even queued when they did. A caller that signs
 * somebody up is in a transaction that began before there was an account: the letter then borrows the account for its own
 * statements and gives the transaction back as it was.
 */
@Component
class ProductMail implements Postman {
    private final MessageStore store;
    private final Wakeups wakeups;
    private final Seal seal;
    private final ReaderWishes wishes;
    private final ProductMailProperties properties;
    private final Links links;
    private final TemplateEngine templates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ProductMail(
            MessageStore store,
            Wakeups wakeups,
            Seal seal,
            ReaderWishes wishes,
            ProductMailProperties properties,
            Links links,
            TemplateEngine templates,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.seal = seal;
        this.wishes = wishes;
        this.properties = properties;
        this.links = links;
        this.templates = templates;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A letter as it would be delivered. */
    record Preview(String html, String text) {}

    Preview preview(ProductLetter letter, MailLanguage language) {
        var footer = footer(letter, language);
        return new Preview(page(letter, language, footer), plain(letter, language, footer));
    }

    @Override
    public void post(ProductLetter letter) {
        if (letter.lifecycle().filter(wishes::ended).isPresent()) {
            return;
        }
        var at = Tenancy.current().filter(letter.account()::equals);
        if (at.isPresent() || !TransactionSynchronizationManager.isActualTransactionActive()) {
            Tenancy.run(letter.account(), () -> transactions.executeWithoutResult(_ -> queue(letter)));
            return;
        }
        var before = jdbc.sql("select coalesce(current_setting(:setting, true), '')")
                .param("setting", TenantTransactionManager.SETTING)
                .query(String.class)
                .single();
        setAccount(letter.account().toString());
        queue(letter);
        setAccount(before);
    }

    private void queue(ProductLetter letter) {
        var now = clock.instant();
        wakeups.wake(letter.account(), now);
        var row = row(letter);
        store.insert(letter.account(), List.of(row), now);
        if (!letter.about().isEmpty()) {
            store.about(letter.account(), row.id(), letter.about());
        }
    }

    private Row row(ProductLetter letter) {
        var language = wishes.language(letter);
        var footer = footer(letter, language);
        var address = letter.to().value();
        var lifecycle = letter.lifecycle();
        return new Row(
                Ids.next(),
                null,
                Channel.EMAIL,
                Category.TRANSACTIONAL,
                "PRODUCT/" + letter.kind().toUpperCase(Locale.ROOT),
                address,
                letter.toName(),
                seal.addressKey(Channel.EMAIL, address),
                letter.in(language).subject(),
                plain(letter, language, footer),
                page(letter, language, footer),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                lifecycle.map(one -> one.reader().value()).orElse(null),
                lifecycle.map(one -> one.kind().name()).orElse(null),
                letter.replyTo().map(EmailAddress::value).orElse(null),
                null,
                null);
    }

    private Sheet.Footer footer(ProductLetter letter, MailLanguage language) {
        return letter.lifecycle().map(one -> footer(one, language)).orElse(Sheet.NO_FOOTER);
    }

    /** 15 USC 7704(a)(5): how to end it, and where we are. */
    private Sheet.Footer footer(ProductLetter.Lifecycle lifecycle, MailLanguage language) {
        return new Sheet.Footer(
                lifecycle.kind().label(language),
                properties.postalAddress(),
                links.to("/mail/" + seal.token(lifecycle)));
    }

    static String plain(ProductLetter letter, MailLanguage language, Sheet.Footer footer) {
        var words = letter.in(language);
        return words.text().stripTrailing()
                + letter.url().map(url -> "\n\n" + words.label() + ": " + url).orElse("")
                + footer.plain(language)
                + "\n";
    }

    private String page(ProductLetter letter, MailLanguage language, Sheet.Footer footer) {
        var output = new StringOutput();
        templates.render(
                "messaging/productletter.jte",
                Sheet.of(letter.in(language), letter.url().orElse(null), language, footer),
                output);
        return output.toString();
    }

    private void setAccount(String account) {
        jdbc.sql("select set_config(:setting, :account, true)")
                .param("setting", TenantTransactionManager.SETTING)
                .param("account", account)
                .query(String.class)
                .optional();
    }
}
