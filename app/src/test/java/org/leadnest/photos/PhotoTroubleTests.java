package org.leadnest.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.photos.PhotoUploads.Reception;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LeadNestTest
class PhotoTroubleTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Photos photos;

    @Autowired
    private PhotoMaking making;

    @Autowired
    private PhotoUploads uploads;

    @Autowired
    private EnhancePhoto enhance;

    @Autowired
    private BracketStore brackets;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final UUID album = UUID.randomUUID();

    @SuppressWarnings("NullAway.Init")
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aPhotoThatIsChangedWhileItIsMadeIsMadeOnceMore() {
        PhotoId id = received("kitchen.jpg", 160);
        int first = players.atHarbor(() -> making.claim(id)).orElseThrow();
        jdbc.sql("update platform.heavy_tasks set picked = true where task_instance like :key")
                .param("key", "%" + id)
                .update();
        adjust(id, 0.5);
        assertThat(players.atHarbor(() -> making.finish(
                        photo(id), first, List.of(), null, photo(id).suggested())))
                .as("what was made before the change does not count")
                .isEmpty();
        assertThat(waiting(id)).as("another job is there for the change").isEqualTo(1);
        run(id);
        assertThat(photo(id).status()).isEqualTo(PhotoStatus.READY);
        assertThat(photo(id).adjustments().strength()).isEqualTo(0.5);
    }

    @Test
    void aPhotoWhoseChangeFailsKeepsItsPicturesSaysSoAndIsTriedAgain() {
        PhotoId id = received("kitchen.jpg", 160);
        run(id);
        List<Rendition> made = photo(id).renditions();
        adjust(id, 0.5);
        players.atHarbor(() -> {
            enhance.gaveUp(players.harbor(), id.value(), "OutOfMemoryError");
            return id;
        });
        Photo kept = photo(id);
        assertThat(kept.status()).isEqualTo(PhotoStatus.READY);
        assertThat(kept.renditions()).isEqualTo(made);
        assertThat(kept.failed()).isTrue();
        assertThat(String.valueOf(kept.refusal())).contains("pictures are as they were");
        assertThat(players.atHarbor(() -> photos.tryAgain(kept))).isTrue();
        run(id);
        assertThat(photo(id).refusal()).isNull();
        assertThat(players.atHarbor(() -> photos.tryAgain(photo(id)))).isFalse();
    }

    @Test
    void aPhotoThatCouldNeverBeMadeIsTriedAgainToo() {
        PhotoId id = received("kitchen.jpg", 160);
        players.atHarbor(() -> {
            enhance.gaveUp(players.harbor(), id.value(), "UncheckedIOException");
            return id;
        });
        assertThat(photo(id).status()).isEqualTo(PhotoStatus.REFUSED);
        assertThat(players.atHarbor(() -> photos.tryAgain(photo(id)))).isTrue();
        run(id);
        assertThat(photo(id).status()).isEqualTo(PhotoStatus.READY);
    }

    @Test
    void aPhotoThatWaitsWithoutAJobIsFound() {
        PhotoId id = received("kitchen.jpg", 160);
        assertThat(players.atHarbor(() -> making.sweep(100))).isZero();
        jdbc.sql("delete from platform.heavy_tasks where task_instance like :key")
                .param("key", "%" + id)
                .update();
        assertThat(players.atHarbor(() -> making.sweep(100))).isEqualTo(1);
        assertThat(waiting(id)).isEqualTo(1);
    }

    @Test
    void theVerySameFileIsFiledOnce() {
        assertThat(received("kitchen.jpg", 160)).isEqualTo(received("kitchen.jpg", 160));
        assertThat(received("bath.jpg", 160)).isNotEqualTo(received("kitchen.jpg", 160));
    }

    @Test
    void whoDeletesABracketForGoodDeletesItsFramesToo() {
        PhotoId lead = received("1.jpg", 160);
        PhotoId frame = received("2.jpg", 160);
        players.atHarbor(() -> transaction.execute(status -> brackets.join(lead, List.of(frame))));
        players.atHarbor(() -> {
            photos.purge(lead);
            return lead;
        });
        assertThat(players.atHarbor(() -> photos.list(album))).isEmpty();
        players.atHarbor(() -> {
            making.find(lead).ifPresent(photo -> photos.delete(lead));
            return lead;
        });
        assertThat(players.atHarbor(() -> photos.list(album)))
                .as("no frame comes out when its lead is gone")
                .isEmpty();
    }

    private int waiting(PhotoId id) {
        return jdbc.sql("select count(*) from platform.heavy_tasks where task_instance like :key and not picked")
                .param("key", "%" + id + "%")
                .query(Integer.class)
                .single();
    }

    private void adjust(PhotoId id, double strength) {
        Photo photo = photo(id);
        Adjustments wanted = new Adjustments(strength, 0, true, Set.of(), List.of());
        assertThat(players.atHarbor(() -> photos.adjust(photo, wanted, players.maya())))
                .isInstanceOf(Photos.Adjusting.Begun.class);
    }

    private void run(PhotoId id) {
        players.atHarbor(() -> {
            enhance.run(players.harbor(), id.value());
            return id;
        });
    }

    private Photo photo(PhotoId id) {
        return players.atHarbor(() -> making.find(id).orElseThrow());
    }

    private PhotoId received(String name, int width) {
        Reception reception = players.atHarbor(
                () -> uploads.receive(album, new Sent(name, Pictures.room(width, 120)), players.maya()));
        return ((Reception.Received) reception).photo().id();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sent(String fileName, byte[] content) implements PhotoUploads.Incoming {
        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }
}
