package org.leadnest.privacy.choices;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What users have stopped. Holds from its commit on; who waits to be mailed is not mailed any more. */
@Service
public class UserChoices {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    UserChoices(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One act, as its proof. */
    public record Act(UserChoice what, boolean stopped, String how, Instant at) {}

    @Transactional(readOnly = true)
    public Set<UserChoice> stopped(UserId user) {
        return jdbc
                .sql("select what from privacy.user_stops where user_id = :user")
                .param("user", user.value())
                .query(String.class)
                .list()
                .stream()
                .map(UserChoice::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UserChoice.class)));
    }

    /** Whether the user lets it happen: neither this nor everything is stopped. */
    @Transactional(readOnly = true)
    public boolean allows(UserId user, UserChoice what) {
        Set<UserChoice> stopped = stopped(user);
        return !stopped.contains(what) && !stopped.contains(UserChoice.RESTRICTION);
    }

    /** Those of the given who have stopped it. */
    @Transactional(readOnly = true)
    public Set<UUID> stoppers(Collection<UUID> users, UserChoice what) {
        return jdbc
                .sql("""
                        select user_id from privacy.user_stops
                         where user_id = any (:users) and what in (:what, 'RESTRICTION')
                        """)
                .param("users", users.toArray(UUID[]::new))
                .param("what", what.name())
                .query((row, number) -> row.getObject("user_id", UUID.class))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * Sets what is stopped among {@code asked}; what is not among them stays as it is.
     *
     * @param how where it was said, such as {@code settings} or {@code one click}
     */
    @Transactional
    public void choose(UserId user, Set<UserChoice> asked, Set<UserChoice> stop, String how) {
        Instant now = clock.instant();
        Set<UserChoice> before = stopped(user);
        for (UserChoice what : asked) {
            boolean stopped = stop.contains(what);
            if (stopped != before.contains(what)) {
                write(user, what, stopped, now);
                note(user, what, stopped, how, now);
            }
        }
    }

    private void write(UserId user, UserChoice what, boolean stopped, Instant now) {
        jdbc.sql(stopped ? """
                        insert into privacy.user_stops (user_id, what, stopped_at)
                        values (:user, :what, :now::timestamptz) on conflict do nothing
                        """ : """
                        delete from privacy.user_stops
                         where user_id = :user and what = :what and stopped_at <= :now::timestamptz
                        """)
                .param("user", user.value())
                .param("what", what.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    private void note(UserId user, UserChoice what, boolean stopped, String how, Instant now) {
        jdbc.sql("""
                        insert into privacy.user_choices (id, user_id, what, stopped, how, chosen_at)
                        values (:id, :user, :what, :stopped, :how, :now)
                        """)
                .param("id", Ids.next())
                .param("user", user.value())
                .param("what", what.name())
                .param("stopped", stopped)
                .param("how", how)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The last ones first. */
    @Transactional(readOnly = true)
    public List<Act> acts(UserId user, int limit) {
        return jdbc.sql("""
                        select what, stopped, how, chosen_at from privacy.user_choices
                         where user_id = :user order by chosen_at desc, id desc limit :limit
                        """)
                .param("user", user.value())
                .param("limit", limit)
                .query((row, number) -> new Act(
                        UserChoice.valueOf(row.getString("what")),
                        row.getBoolean("stopped"),
                        row.getString("how"),
                        row.getTimestamp("chosen_at").toInstant()))
                .list();
    }
}
