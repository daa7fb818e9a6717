package org.leadnest.accounts.profile;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProfileStore {
    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Profile> find(UserId user) {
        return jdbc.sql("""
                        select time_zone, language, theme, signature, phone, case when picture is not null then picture_at end as shown_at
                          from accounts.profiles where user_id = :user
                        """)
                .param("user", user.value())
                .query((row, number) -> new Profile(
                        Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of),
                        Optional.ofNullable(row.getString("language")),
                        Optional.ofNullable(row.getString("theme")),
                        row.getString("signature"),
                        Optional.ofNullable(row.getString("phone")).map(PhoneNumber::new),
                        Optional.ofNullable(row.getTimestamp("shown_at")).map(at -> address(user, at.toInstant()))))
                .optional();
    }

    private static String address(UserId user, Instant at) {
        return "/app/people/" + user + "/picture?v=" + at.toEpochMilli();
    }

    Optional<String> language(EmailAddress address) {
        return jdbc.sql("""
                        select p.language
                          from accounts.users u
                          join accounts.profiles p on p.user_id = u.id
                         where u.email_key = :key and p.language is not null
                        """)
                .param("key", address.normalised())
                .query(String.class)
                .optional();
    }

    void describe(UserId user, Profile.Choice choice) {
        jdbc.sql("""
                insert into accounts.profiles (user_id, time_zone, language, theme, signature)
                values (:user, :zone, :language, :theme, :signature)
                on conflict (user_id) do update
                   set time_zone = excluded.time_zone, language = excluded.language, theme = excluded.theme,
                       signature = excluded.signature
                """)
                .param("user", user.value())
                .param("zone", choice.zone().map(ZoneId::getId).orElse(null), Types.VARCHAR)
                .param("language", choice.language().orElse(null), Types.VARCHAR)
                .param("theme", choice.theme().orElse(null), Types.VARCHAR)
                .param("signature", choice.signature())
                .update();
    }

    void picture(UserId user, byte @org.jspecify.annotations.Nullable [] jpeg, Instant now) {
        jdbc.sql("""
                insert into accounts.profiles (user_id, picture, picture_at) values (:user, :picture, :now)
                on conflict (user_id) do update set picture = excluded.picture, picture_at = excluded.picture_at
                """)
                .param("user", user.value())
                .param("picture", jpeg, Types.BINARY)
                .param("now", Timestamp.from(now))
                .update();
    }

    Map<UserId, String> pictures(AccountId account) {
        Map<UserId, String> pictures = new HashMap<>();
        jdbc.sql("""
                        select p.user_id, p.picture_at
                          from accounts.profiles p
                          join accounts.memberships m on m.user_id = p.user_id
                         where m.account_id = :account and p.picture is not null
                        """).param("account", account.value()).query(row -> {
            UserId user = new UserId(row.getObject("user_id", UUID.class));
            pictures.put(user, address(user, row.getTimestamp("picture_at").toInstant()));
        });
        return pictures;
    }

    Optional<byte[]> picture(AccountId account, UserId user) {
        return jdbc.sql("""
                        select p.picture
                          from accounts.profiles p
                          join accounts.memberships m on m.user_id = p.user_id
                         where m.account_id = :account and p.user_id = :user and p.picture is not null
                        """)
                .param("account", account.value())
                .param("user", user.value())
                .query((row, number) -> row.getBytes("picture"))
                .optional();
    }
}
