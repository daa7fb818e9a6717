package org.leadnest.privacy.news;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.privacy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NewsStore {
    /** Whom version {@code v} is news to: who agreed to policies before it was announced, and not to it. */
    private static final String NEWS_TO = """
            v.material and v.announced_at <= :now
              and exists (select 1 from privacy.acceptances a
                           where a.user_id = u.id and a.accepted_at < v.announced_at)
              and not exists (select 1 from privacy.acceptances a
                               where a.user_id = u.id and a.policy = v.policy and a.version = v.version)
            """;

    private final JdbcClient jdbc;

    NewsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record News(Policy policy, String version) {}

    record Letter(UserId user, AccountId account, News news) {}

    /** The oldest that the user has not seen. */
    Optional<News> unseen(UserId user, Instant now) {
        return jdbc.sql("""
                        select v.policy, v.version
                          from privacy.policy_versions v cross join accounts.users u
                         where u.id = :user and
                        """ + NEWS_TO + """
                           and not exists (select 1 from privacy.policy_news n
                                            where n.user_id = u.id and n.policy = v.policy and n.version = v.version
                                              and n.seen_at is not null)
                         order by v.announced_at, v.policy limit 1
                        """)
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .query(NewsStore::news)
                .optional();
    }

    /** Who has not been written to, with the account in whose name they are. */
    List<Letter> unmailed(Instant now, int limit) {
        return jdbc.sql("""
                        select u.id, v.policy, v.version,
                               (select m.account_id from accounts.memberships m
                                 where m.user_id = u.id order by m.created_at, m.account_id limit 1) as account
                          from privacy.policy_versions v cross join accounts.users u
                         where exists (select 1 from accounts.memberships m where m.user_id = u.id)
                           and u.email_verified_at is not null and
                        """ + NEWS_TO + """
                           and not exists (select 1 from privacy.policy_news n
                                            where n.user_id = u.id and n.policy = v.policy and n.version = v.version
                                              and n.mailed_at is not null)
                         order by v.announced_at, u.id limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, number) -> new Letter(
                        new UserId(row.getObject("id", UUID.class)),
                        new AccountId(row.getObject("account", UUID.class)),
                        news(row, number)))
                .list();
    }

    private static News news(ResultSet row, int number) throws SQLException {
        return new News(Policy.valueOf(row.getString("policy")), row.getString("version"));
    }

    /** False when it was noted before. */
    boolean mailed(UserId user, News news, Instant now) {
        return jdbc.sql("""
                        insert into privacy.policy_news (user_id, policy, version, mailed_at)
                        values (:user, :policy, :version, :now)
                        on conflict (user_id, policy, version) do update set mailed_at = excluded.mailed_at
                         where policy_news.mailed_at is null
                        """)
                        .param("user", user.value())
                        .param("policy", news.policy().name())
                        .param("version", news.version())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void seen(UserId user, News news, Instant now) {
        jdbc.sql("""
                        insert into privacy.policy_news (user_id, policy, version, seen_at)
                        values (:user, :policy, :version, :now)
                        on conflict (user_id, policy, version) do update set seen_at = excluded.seen_at
                         where policy_news.seen_at is null
                        """)
                .param("user", user.value())
                .param("policy", news.policy().name())
                .param("version", news.version())
                .param("now", Timestamp.from(now))
                .update();
    }
}
