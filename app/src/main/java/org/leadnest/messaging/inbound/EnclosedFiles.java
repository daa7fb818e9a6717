package org.leadnest.messaging.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Enclosure;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** The files of a letter, decoded; of what is over the limits only its name and its size are read. */
final class EnclosedFiles {
    private static final int DEEPEST = 8;

    /** Beyond this a letter is no letter; the rest is not even named. */
    private static final int MOST_NAMED = 30;

    private final List<Enclosure> found = new ArrayList<>();
    private long room = Attachments.MOST_BYTES;

    private EnclosedFiles() {}

    static List<Enclosure> in(Part letter) throws MessagingException, IOException {
        var files = new EnclosedFiles();
        files.look(letter, 0);
        return List.copyOf(files.found);
    }

    /** Those of Inbound Parse: parts of the form that have a file name. */
    static List<Enclosure> in(HttpServletRequest form) throws IOException {
        var files = new EnclosedFiles();
        var several = WebUtils.getNativeRequest(form, MultipartRequest.class);
        if (several != null) {
            for (var parts : several.getMultiFileMap().values()) {
                for (MultipartFile part : parts) {
                    try (var content = part.getInputStream()) {
                        files.add(part.getOriginalFilename(), content);
                    }
                }
            }
        }
        return List.copyOf(files.found);
    }

    private void look(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                look(several.getBodyPart(i), depth + 1);
            }
        } else if (depth > 0
                && (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()))) {
            try (var content = part.getInputStream()) {
                add(named(part), content);
            }
        }
    }

    private static @Nullable String named(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        return name == null ? null : MimeUtility.decodeText(name);
    }

    private void add(@Nullable String name, InputStream content) throws IOException {
        if (found.size() >= MOST_NAMED) {
            return;
        }
        boolean counts = found.size() < Attachments.MOST_FILES;
        byte[] read = counts ? content.readNBytes((int) room + 1) : new byte[0];
        long rest = content.transferTo(java.io.OutputStream.nullOutputStream());
        boolean fits = counts && read.length <= room && rest == 0;
        room -= fits ? read.length : 0;
        String called = Optional.ofNullable(name).orElse("file");
        found.add(fits ? new Enclosure(called, read) : new Enclosure(called, new byte[0], read.length + rest));
    }
}
