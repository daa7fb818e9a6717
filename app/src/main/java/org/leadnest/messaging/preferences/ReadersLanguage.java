package org.leadnest.messaging.preferences;

import java.util.Locale;
import java.util.UUID;
import org.leadnest.messaging.templates.Tongue;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** In which language a lead reads: that of the last message to or from them, else the one that the browser asks for. */
@Component
class ReadersLanguage {
    private final JdbcClient jdbc;

    ReadersLanguage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    MailLanguage of(UUID person, Locale browser) {
        return jdbc.sql("""
                        select body_text from messaging.messages
                         where account_id = :account and person_id = :person and body_text <> ''
                           and (direction = 'IN' or sent_at is not null)
                         order by created_at desc, id desc
                         limit 1
                        """)
                .param("account", Tenancy.required().value())
                .param("person", person)
                .query(String.class)
                .optional()
                .map(text -> Tongue.spanish(text) ? MailLanguage.SPANISH : MailLanguage.ENGLISH)
                .orElseGet(() -> MailLanguage.of(browser.getLanguage()));
    }
}
