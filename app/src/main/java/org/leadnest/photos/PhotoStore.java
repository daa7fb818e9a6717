package org.leadnest.photos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.retouch.Taken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PhotoStore {
    private static final String SELECT = """
            select p.id, p.album, p.status, p.refusal_reason, p.refusal_message, p.file_name, p.content_type, p.byte_count,
                   p.original_key, p.caption, p.alt_text, p.uploaded_at, p.removed_at, p.strength, p.warmth, p.verticals,
                   p.room, p.suggested_room, p.suggested_alt, p.suggested_faces,
                   p.suggested_plates, p.bracket_of,
                   (select string_agg(a.kind, ',') from photos.alterations a
                     where a.account_id = p.account_id and a.photo_id = p.id and a.ended_at is null
                       and a.kind in ('SKY', 'GRASS', 'ENLARGED', 'VEILED')) as altered,
                   (select a.parts from photos.alterations a
                     where a.account_id = p.account_id and a.photo_id = p.id and a.ended_at is null
                       and a.kind = 'VEILED') as veiled,
                   r.kind, r.storage_key, r.content_type as made_type, r.byte_count as made_bytes,
                   r.width_px, r.height_px, r.recipe, %s
              from photos.photos p %s
              left join photos.renditions r on r.account_id = p.account_id and r.photo_id = p.id
             where p.account_id = :account
            """.formatted(ModelEditStore.COLUMNS, ModelEditStore.JOIN);

    private final JdbcClient jdbc;

    PhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new photo, last in its album. */
    void insert(PhotoId id, UUID album, Photo.Upload upload, byte[] sha256, @Nullable Taken taken, UserId by) {
        jdbc.sql("""
                        insert into photos.photos (account_id, id, album, place, status, file_name, content_type, byte_count,
                          sha256, original_key, taken_at, taken, suggested_room, uploaded_by, uploaded_at)
                        values (:account, :id, :album,
                          (select coalesce(max(place), 0) + 1 from photos.photos
                            where account_id = :account and album = :album),
                          'RECEIVED', :fileName, :contentType, :bytes, :sha256, :key, :takenAt, cast(:taken as json), :room, :by, :at)
                        """)
                .param("account", account())
                .param("id", id.value())
                .param("album", album)
                .param("fileName", upload.fileName())
                .param("contentType", upload.contentType())
                .param("bytes", upload.bytes())
                .param("sha256", sha256)
                .param("key", upload.storageKey())
                .param("takenAt", taken == null ? null : taken.at(), java.sql.Types.TIMESTAMP)
                .param("taken", taken == null ? null : BracketStore.json(taken))
                .param(
                        "room",
                        Room.ofFileName(upload.fileName()).map(Room::name).orElse(null))
                .param("by", by.value())
                .param("at", Timestamp.from(upload.at()))
                .update();
    }

    /** That very file under that name, unless it was refused or put aside. */
    Optional<Photo> same(UUID album, String fileName, byte[] sha256) {
        return photos(jdbc.sql(SELECT + """
                         and p.album = :album and p.file_name = :fileName and p.sha256 = :sha256
                         and p.removed_at is null and p.status <> 'REFUSED' order by p.id
                        """)
                        .param("album", album)
                        .param("fileName", fileName)
                        .param("sha256", sha256))
                .stream()
                .findFirst();
    }

    Optional<Photo> find(PhotoId id) {
        return photos(jdbc.sql(SELECT + " and p.id = :id").param("id", id.value())).stream()
                .findFirst();
    }

    /** In order, those that were put aside among them. */
    List<Photo> list(UUID album) {
        return photos(jdbc.sql(SELECT + " and p.album = :album order by p.place, p.id")
                .param("album", album));
    }

    /** The frames that lie behind a photo, as they were taken. */
    List<Photo> frames(PhotoId lead) {
        return photos(jdbc.sql(SELECT + " and p.bracket_of = :lead order by p.taken_at, p.id")
                .param("lead", lead.value()));
    }

    /** What the same album has from the same minute, as it was taken; at most 20, nothing that was taken apart. */
    List<Photo> around(PhotoId id) {
        return photos(jdbc.sql(SELECT + """
                         and p.id in (
                           select o.id from photos.photos o
                             join photos.photos t on t.account_id = o.account_id and t.album = o.album
                            where t.account_id = :account and t.id = :id and not t.apart and t.removed_at is null
                              and o.taken_at between t.taken_at - interval '1 minute' and t.taken_at + interval '1 minute'
                              and not o.apart and o.removed_at is null and o.status <> 'REFUSED'
                            order by abs(extract(epoch from o.taken_at - t.taken_at)), o.id limit 20)
                        order by p.taken_at, p.id
                        """).param("id", id.value()));
    }

    /** The first photo of each album that there is a picture of. */
    Map<UUID, Photo> covers(Collection<UUID> albums) {
        if (albums.isEmpty()) {
            return Map.of();
        }
        return photos(jdbc.sql(SELECT + """
                         and (p.album, p.id) in (
                           select distinct on (c.album) c.album, c.id from photos.photos c
                            where c.account_id = :account and c.album in (:albums) and c.status <> 'REFUSED'
                              and c.removed_at is null and c.bracket_of is null and exists (
                                select 1 from photos.renditions m where m.account_id = c.account_id and m.photo_id = c.id
                                  and m.kind = 'THUMBNAIL')
                            order by c.album, c.place, c.id)
                        """).param("albums", albums)).stream()
                .collect(Collectors.toMap(Photo::album, photo -> photo));
    }

    /** How light is to be corrected; what is altered stands in the ledger. */
    void adjust(PhotoId id, Adjustments wanted) {
        jdbc.sql("""
                        update photos.photos set strength = :strength, warmth = :warmth, verticals = :verticals
                         where account_id = :account and id = :id
                        """)
                .param("account", account())
                .param("id", id.value())
                .param("strength", wanted.strength())
                .param("warmth", wanted.warmth())
                .param("verticals", wanted.verticals())
                .update();
    }

    /** Keeps what the picture seems to show; a room that the file's name tells is not changed. */
    void suggest(PhotoId id, Photo.Suggested suggested) {
        jdbc.sql("""
                        update photos.photos set suggested_room = coalesce(suggested_room, :room), suggested_alt = :alt,
                               suggested_faces = cast(:faces as json), suggested_plates = cast(:plates as json)
                         where account_id = :account and id = :id
                        """)
                .param("account", account())
                .param("id", id.value())
                .param(
                        "room",
                        suggested.room() == null ? null : suggested.room().name())
                .param("alt", suggested.altText())
                .param("faces", AlterationStore.json(suggested.faces()))
                .param("plates", AlterationStore.json(suggested.plates()))
                .update();
    }

    /** Forgets the renditions of an earlier making: the keys of their files. */
    List<String> forget(PhotoId id) {
        return jdbc.sql(
                        "delete from photos.renditions where account_id = :account and photo_id = :id returning storage_key")
                .param("account", account())
                .param("id", id.value())
                .query(String.class)
                .list();
    }

    void keep(PhotoId id, Rendition made, Instant now) {
        jdbc.sql("""
                        insert into photos.renditions (account_id, photo_id, kind, storage_key, content_type, byte_count,
                          width_px, height_px, recipe, made_at)
                        values (:account, :id, :kind, :key, :type, :bytes, :width, :height, cast(:recipe as json), :now)
                        """)
                .param("account", account())
                .param("id", id.value())
                .param("kind", made.kind().name())
                .param("key", made.storageKey())
                .param("type", made.contentType())
                .param("bytes", made.bytes())
                .param("width", made.widthPx())
                .param("height", made.heightPx())
                .param("recipe", made.recipe())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean describe(PhotoId id, String caption, String altText, @Nullable Room room) {
        return jdbc.sql("""
                        update photos.photos set caption = :caption, alt_text = :altText, room = :room
                         where account_id = :account and id = :id
                        """)
                        .param("account", account())
                        .param("id", id.value())
                        .param("caption", caption)
                        .param("altText", altText)
                        .param("room", room == null ? null : room.name())
                        .update()
                == 1;
    }

    void place(PhotoId id, int place) {
        jdbc.sql("update photos.photos set place = :place where account_id = :account and id = :id")
                .param("account", account())
                .param("id", id.value())
                .param("place", place)
                .update();
    }

    boolean setRemoved(PhotoId id, @Nullable Instant at) {
        return jdbc.sql("update photos.photos set removed_at = :at where account_id = :account and id = :id")
                        .param("account", account())
                        .param("id", id.value())
                        .param("at", at == null ? null : Timestamp.from(at))
                        .update()
                == 1;
    }

    void delete(PhotoId id) {
        jdbc.sql("delete from photos.photos where account_id = :account and id = :id")
                .param("account", account())
                .param("id", id.value())
                .update();
    }

    long countReady() {
        return jdbc.sql("select count(*) from photos.photos where account_id = :account and status = 'READY'")
                .param("account", account())
                .query(Long.class)
                .single();
    }

    private static UUID account() {
        return Tenancy.required().value();
    }

    private static List<Photo> photos(JdbcClient.StatementSpec statement) {
        Map<PhotoId, Photo> photos = new LinkedHashMap<>();
        statement.param("account", account()).query(row -> {
            Photo one = photo(row);
            photos.merge(one.id(), one, PhotoStore::joined);
        });
        return List.copyOf(photos.values());
    }

    private static Photo joined(Photo before, Photo more) {
        List<Rendition> all = java.util.stream.Stream.concat(before.renditions().stream(), more.renditions().stream())
                .sorted(java.util.Comparator.comparing(Rendition::kind))
                .toList();
        return before.with(all);
    }

    private static Photo photo(ResultSet row) throws SQLException {
        String reason = row.getString("refusal_reason");
        Timestamp removed = row.getTimestamp("removed_at");
        UUID lead = row.getObject("bracket_of", UUID.class);
        return new Photo(
                new PhotoId(row.getObject("id", UUID.class)),
                row.getObject("album", UUID.class),
                PhotoStatus.valueOf(row.getString("status")),
                reason == null ? null : new Photo.Refusal(reason, row.getString("refusal_message")),
                new Photo.Upload(
                        row.getString("file_name"),
                        row.getString("content_type"),
                        row.getLong("byte_count"),
                        row.getString("original_key"),
                        row.getTimestamp("uploaded_at").toInstant()),
                row.getString("caption"),
                row.getString("alt_text"),
                room(row.getString("room")),
                suggested(row),
                adjustments(row),
                ModelEditStore.edit(row),
                lead == null ? null : new PhotoId(lead),
                removed == null ? null : removed.toInstant(),
                rendition(row));
    }

    private static Photo.Suggested suggested(ResultSet row) throws SQLException {
        return new Photo.Suggested(
                room(row.getString("suggested_room")),
                row.getString("suggested_alt"),
                AlterationStore.found(row.getString("suggested_faces")),
                AlterationStore.found(row.getString("suggested_plates")));
    }

    private static @Nullable Room room(@Nullable String name) {
        return name == null ? null : Room.valueOf(name);
    }

    private static Adjustments adjustments(ResultSet row) throws SQLException {
        String altered = row.getString("altered");
        return new Adjustments(
                row.getDouble("strength"),
                row.getDouble("warmth"),
                row.getBoolean("verticals"),
                altered == null
                        ? Set.of()
                        : Arrays.stream(altered.split(","))
                                .map(Alteration::valueOf)
                                .collect(Collectors.toSet()),
                AlterationStore.parts(row.getString("veiled")));
    }

    private static List<Rendition> rendition(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return kind == null
                ? List.of()
                : List.of(new Rendition(
                        RenditionKind.valueOf(kind),
                        row.getString("storage_key"),
                        row.getString("made_type"),
                        row.getLong("made_bytes"),
                        row.getInt("width_px"),
                        row.getInt("height_px"),
                        row.getString("recipe")));
    }
}
