package org.leadnest.accounts.devices;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.places.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ArrivalStore {
    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Earlier(String country, Place.@Nullable Position position, Instant at) {}

    List<Earlier> latestFirst(UserId user) {
        return jdbc.sql("""
                        select country, latitude, longitude, last_at
                          from accounts.arrivals where user_id = :user order by last_at desc
                        """)
                .param("user", user.value())
                .query((row, number) -> {
                    double latitude = row.getDouble("latitude");
                    boolean unknown = row.wasNull();
                    return new Earlier(
                            row.getString("country"),
                            unknown ? null : new Place.Position(latitude, row.getDouble("longitude")),
                            row.getTimestamp("last_at").toInstant());
                })
                .list();
    }

    void put(UserId user, Place place, Instant now) {
        Place.@Nullable Position position = place.position();
        jdbc.sql("""
                insert into accounts.arrivals (user_id, country, city, latitude, longitude, first_at, last_at)
                values (:user, :country, :city, :latitude, :longitude, :now, :now)
                on conflict (user_id, country) do update
                   set city = excluded.city, latitude = excluded.latitude, longitude = excluded.longitude,
                       last_at = excluded.last_at
                """)
                .param("user", user.value())
                .param("country", place.country())
                .param("city", place.city(), Types.VARCHAR)
                .param("latitude", position == null ? null : position.latitude(), Types.DOUBLE)
                .param("longitude", position == null ? null : position.longitude(), Types.DOUBLE)
                .param("now", Timestamp.from(now))
                .update();
    }

    void forget(UserId user, Instant before) {
        jdbc.sql("delete from accounts.arrivals where user_id = :user and last_at < :before")
                .param("user", user.value())
                .param("before", Timestamp.from(before))
                .update();
    }
}
