package org.leadnest.messaging.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.PictureKind;
import org.leadnest.messaging.ScreenedFiles;
import org.springframework.web.multipart.MultipartFile;

/** Files that somebody chose to go with an e-mail, or pictures to go with a text. */
final class ChosenFiles {
    private static final String FIELD = "files";

    private ChosenFiles() {}

    /** The files, or nothing of them where {@code errors} tells what is wrong with them. */
    static List<Enclosure> read(
            @Nullable List<MultipartFile> chosen, MessageForm typed, ScreenedFiles screen, FieldErrors errors)
            throws IOException {
        List<MultipartFile> named = chosen == null
                ? List.of()
                : chosen.stream()
                        .filter(file -> file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isBlank())
                        .toList();
        if (named.stream().mapToLong(MultipartFile::getSize).sum() > Attachments.MOST_BYTES) {
            errors.add(FIELD, "At most " + (Attachments.MOST_BYTES >> 20) + " MB together.");
            return List.of();
        }
        List<Enclosure> files = new ArrayList<>();
        for (MultipartFile file : named) {
            String name = file.getOriginalFilename();
            files.add(new Enclosure(name == null ? "" : name, file.getBytes()));
        }
        check(files, typed, FIELD, screen, errors);
        return files;
    }

    static void check(
            List<Enclosure> files, MessageForm typed, String field, ScreenedFiles screen, FieldErrors errors) {
        if (typed.channel().equals(Channel.SMS.name())) {
            PictureKind.check(files, field, errors);
        } else {
            Attachments.check(files, field, errors);
        }
        if (errors.none()) {
            screen.outgoing(files, field, errors);
        }
    }
}
