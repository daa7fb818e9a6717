package org.leadnest.messaging.delivery;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.carriers.PictureLinks;
import org.springframework.stereotype.Component;

/** What goes with a message beside its words: in a letter the files, with a text the addresses of its pictures. */
@Component
class Enclosures {
    private final Attachments attachments;
    private final PictureLinks pictures;

    Enclosures(Attachments attachments, PictureLinks pictures) {
        this.attachments = attachments;
        this.pictures = pictures;
    }

    List<Enclosure> of(UUID letter) {
        return attachments.enclosures(letter);
    }

    List<String> pictures(AccountId account, UUID text) {
        return attachments.of(List.of(text)).getOrDefault(text, List.of()).stream()
                .map(picture -> pictures.to(account, picture.id()))
                .toList();
    }

    /** Whether a carrier outside could fetch pictures here. */
    boolean reachable() {
        return pictures.reachable();
    }
}
