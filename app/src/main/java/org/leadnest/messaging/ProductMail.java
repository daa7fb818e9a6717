package org.leadnest.messaging;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.MessageStore.Row;
import org.leadnest.messaging.delivery.Wakeups;
import org.leadnest.messaging.preferences.Seal;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.tenancy.TenantTransactionManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verification, welcome, password reset and the like, as transactional messages of the user's account. A caller that signs
 * somebody up is in a transaction that began before there was an account: the letter then borrows the account for its own
 * statements and gives the transaction back as it was.
 */
@Component
class ProductMail implements Postman {
    private final MessageStore store;
    private final Wakeups wakeups;
    private final Seal seal;
    private final TemplateEngine templates;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ProductMail(
            MessageStore store,
            Wakeups wakeups,
            Seal seal,
            TemplateEngine templates,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.seal = seal;
        this.templates = templates;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void post(ProductLetter letter) {
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
        store.insert(letter.account(), List.of(row(letter)), now);
    }

    private Row row(ProductLetter letter) {
        var address = letter.to().value();
        return new Row(
                Ids.next(),
                null,
                Channel.EMAIL,
                Category.TRANSACTIONAL,
                "PRODUCT/" + letter.kind().toUpperCase(Locale.ROOT),
                address,
                letter.toName(),
                seal.addressKey(Channel.EMAIL, address),
                letter.subject(),
                plain(letter),
                page(letter),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String plain(ProductLetter letter) {
        return letter.text().stripTrailing()
                + letter.action()
                        .map(action -> "\n\n" + action.label() + ": " + action.url())
                        .orElse("")
                + "\n";
    }

    private String page(ProductLetter letter) {
        Optional<ProductLetter.Action> action = letter.action();
        var output = new StringOutput();
        templates.render(
                "messaging/productletter.jte",
                Sheet.of(
                        letter.subject(),
                        letter.text(),
                        action.map(ProductLetter.Action::label).orElse(null),
                        action.map(ProductLetter.Action::url).orElse(null)),
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
