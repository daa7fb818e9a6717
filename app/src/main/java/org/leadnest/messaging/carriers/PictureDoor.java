package org.leadnest.messaging.carriers;

import org.leadnest.accounts.Open;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.PictureKind;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /pictures/{token}}: a picture of a text, for the carrier that fetches it; for nobody without the token. */
@RestController
@Open
class PictureDoor {
    private final PictureLinks pictures;
    private final Attachments attachments;

    PictureDoor(PictureLinks pictures, Attachments attachments) {
        this.pictures = pictures;
        this.attachments = attachments;
    }

    @GetMapping(PictureLinks.PATH + "{token}")
    ResponseEntity<byte[]> picture(@PathVariable String token) {
        PictureLinks.Opened link = pictures.open(token).orElseThrow(NotFound::new);
        Enclosure file =
                Tenancy.as(link.account(), () -> attachments.file(link.file())).orElseThrow(NotFound::new);
        PictureKind kind = PictureKind.of(file.content()).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.type()))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }
}
