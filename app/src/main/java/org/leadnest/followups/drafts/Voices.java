package org.leadnest.followups.drafts;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the people of the account write; whoever has said nothing writes as usual. */
@Service
class Voices {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Voices(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Voice of(Actor actor) {
        return kept(actor).orElse(Voice.USUAL);
    }

    @Transactional(readOnly = true)
    Optional<Voice> kept(Actor actor) {
        return jdbc.sql("""
                        select greeting, sign_off, saludo, despedida, length, warmth, exclaims, contracts
                          from followups.voices where account_id = :account and user_id = :user
                        """)
                .param("account", actor.account().value())
                .param("user", actor.user().value())
                .query((row, number) -> new Voice(
                        row.getString("greeting"),
                        row.getString("sign_off"),
                        row.getString("saludo"),
                        row.getString("despedida"),
                        Voice.Length.valueOf(row.getString("length")),
                        Voice.Warmth.valueOf(row.getString("warmth")),
                        row.getBoolean("exclaims"),
                        row.getBoolean("contracts")))
                .optional();
    }

    @Transactional
    void keep(Actor actor, Voice voice) {
        jdbc.sql("""
                        insert into followups.voices (account_id, user_id, greeting, sign_off, saludo, despedida, length, warmth,
                          exclaims, contracts, changed_at)
                        values (:account, :user, :greeting, :signOff, :saludo, :despedida, :length, :warmth, :exclaims,
                          :contracts, :now)
                        on conflict (account_id, user_id) do update
                           set greeting = excluded.greeting, sign_off = excluded.sign_off, saludo = excluded.saludo,
                               despedida = excluded.despedida, length = excluded.length, warmth = excluded.warmth,
                               exclaims = excluded.exclaims, contracts = excluded.contracts,
                               changed_at = excluded.changed_at
                        """)
                .param("account", actor.account().value())
                .param("user", actor.user().value())
                .param("greeting", voice.greeting())
                .param("signOff", voice.signOff())
                .param("saludo", voice.saludo())
                .param("despedida", voice.despedida())
                .param("length", voice.length().name())
                .param("warmth", voice.warmth().name())
                .param("exclaims", voice.exclaims())
                .param("contracts", voice.contracts())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional
    void erase(Actor actor) {
        jdbc.sql("delete from followups.voices where account_id = :account and user_id = :user")
                .param("account", actor.account().value())
                .param("user", actor.user().value())
                .update();
    }
}
