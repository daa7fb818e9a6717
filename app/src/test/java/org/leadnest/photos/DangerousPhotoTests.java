package org.leadnest.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.photos.PhotoUploads.Reception;
import org.leadnest.photos.guarding.DecodeGuard;
import org.leadnest.photos.guarding.FragileChild;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class DangerousPhotoTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Photos photos;

    @Autowired
    private PhotoMaking making;

    @Autowired
    private PhotoUploads uploads;

    @Autowired
    private Brackets brackets;

    @Autowired
    private RenditionFiles files;

    @Test
    void aPhotoThatKillsItsDecoderIsRefusedWithAReasonAndTheNextOneIsEnhanced() {
        Cast.Players players = cast.enter();
        PhotoId deadly = received(players);
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("X"), DecodeGuard.LONGEST)) {
            enhance(players, deadly, guard);
        }
        Photo refused = players.atHarbor(() -> photos.find(deadly).orElseThrow());
        assertThat(refused.status()).isEqualTo(PhotoStatus.REFUSED);
        assertThat(refused.refusal()).isNotNull();
        assertThat(refused.refusal().message()).contains("cannot be decoded without harm");

        PhotoId fine = received(players);
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("D"), DecodeGuard.LONGEST)) {
            enhance(players, fine, guard);
        }
        assertThat(players.atHarbor(() -> photos.find(fine).orElseThrow()).status())
                .isEqualTo(PhotoStatus.READY);
    }

    @Test
    void aPhotoIsNotDecodedWhileNoProcessForTrialsStarts() {
        Cast.Players players = cast.enter();
        PhotoId waiting = received(players);
        try (DecodeGuard guard = new DecodeGuard(List.of("/no/such/program"), DecodeGuard.LONGEST)) {
            assertThatExceptionOfType(Darkroom.GuardUnavailableException.class)
                    .isThrownBy(() -> enhance(players, waiting, guard));
        }
        Photo unopened = players.atHarbor(() -> photos.find(waiting).orElseThrow());
        assertThat(unopened.renditions()).isEmpty();
        assertThat(unopened.refusal()).isNull();
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("D"), DecodeGuard.LONGEST)) {
            enhance(players, waiting, guard);
        }
        assertThat(players.atHarbor(() -> photos.find(waiting).orElseThrow()).status())
                .isEqualTo(PhotoStatus.READY);
    }

    @Test
    void noFrameIsComparedBeforeEachWasDecodedForTrial() {
        Cast.Players players = cast.enter();
        UUID album = UUID.randomUUID();
        List<PhotoId> frames = List.of(
                received(players, album, Pictures.exposure(0.4, 0, 240)),
                received(players, album, Pictures.exposure(0.9, 1, 60)),
                received(players, album, Pictures.exposure(1.6, 2, 15)));
        try (DecodeGuard guard = new DecodeGuard(List.of("/no/such/program"), DecodeGuard.LONGEST)) {
            assertThatExceptionOfType(Darkroom.GuardUnavailableException.class)
                    .isThrownBy(() -> findBracket(players, frames.getLast(), guard));
        }
        assertThat(standing(players, album))
                .as("none could be tried: the job comes again")
                .hasSize(3);
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("X"), DecodeGuard.LONGEST)) {
            findBracket(players, frames.getLast(), guard);
        }
        assertThat(standing(players, album))
                .as("one that kills its decoder is no frame")
                .hasSize(3);
        try (DecodeGuard guard = new DecodeGuard(FragileChild.command("D"), DecodeGuard.LONGEST)) {
            findBracket(players, frames.getLast(), guard);
        }
        assertThat(standing(players, album))
                .as("harmless ones become one photo")
                .hasSize(1);
    }

    /** The album's photos that lie behind no other. */
    private List<Photo> standing(Cast.Players players, UUID album) {
        return players.atHarbor(() -> photos.list(album));
    }

    private void findBracket(Cast.Players players, PhotoId photo, DecodeGuard guard) {
        FindBracket work = new FindBracket(brackets, files, new Darkroom(files, guard, making));
        players.atHarbor(() -> {
            work.run(players.maya().account(), photo.value());
            return photo;
        });
    }

    private void enhance(Cast.Players players, PhotoId photo, DecodeGuard guard) {
        EnhancePhoto work = new EnhancePhoto(making, brackets, files, new Darkroom(files, guard, making));
        players.atHarbor(() -> {
            work.run(players.maya().account(), photo.value());
            return photo;
        });
    }

    private PhotoId received(Cast.Players players) {
        return received(players, UUID.randomUUID(), Pictures.room(160, 120));
    }

    private PhotoId received(Cast.Players players, UUID album, byte[] file) {
        Reception reception = players.atHarbor(() -> uploads.receive(album, new Sent(file), players.maya()));
        return ((Reception.Received) reception).photo().id();
    }

    private static final class Sent implements PhotoUploads.Incoming {
        private final byte[] bytes;

        Sent(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String fileName() {
            return "kitchen.jpg";
        }

        @Override
        public long bytes() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
