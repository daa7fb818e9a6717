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

    private void enhance(Cast.Players players, PhotoId photo, DecodeGuard guard) {
        EnhancePhoto work = new EnhancePhoto(making, brackets, files, new Darkroom(files, guard, making));
        players.atHarbor(() -> {
            work.run(players.maya().account(), photo.value());
            return photo;
        });
    }

    private PhotoId received(Cast.Players players) {
        Reception reception = players.atHarbor(() -> uploads.receive(UUID.randomUUID(), new Sent(), players.maya()));
        return ((Reception.Received) reception).photo().id();
    }

    private static final class Sent implements PhotoUploads.Incoming {
        private final byte[] bytes = Pictures.room(160, 120);

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
