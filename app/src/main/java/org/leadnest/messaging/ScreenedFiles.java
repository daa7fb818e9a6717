package org.leadnest.messaging;

import java.util.List;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.storage.MalwareScanner;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Shows files of messages to the installation's scanner of malware, where it has one. What it knows as malware is not kept, and
 * the conversation says so; what it could not judge is not taken: whoever brought it tries again. Not to be called inside a
 * transaction.
 */
@Component
public class ScreenedFiles {
    private static final String MARK = " (known malware)";
    private static final String UNSEEN = " (not scanned)";

    private final MalwareScanner scanner;

    ScreenedFiles(MalwareScanner scanner) {
        this.scanner = scanner;
    }

    /** Whether a file of that name was left out as malware. */
    public static boolean marked(String name) {
        return name.endsWith(MARK);
    }

    /** Of a letter that came in; answers 503 while the scanner cannot say, so that the carrier brings the letter again. */
    public List<Enclosure> incoming(List<Enclosure> files) {
        return files.stream().map(file -> judged(file, false)).toList();
    }

    /** Of a letter that is not brought again: what the scanner cannot judge is left out, and its name says so. */
    public List<Enclosure> incomingNowOrNever(List<Enclosure> files) {
        return files.stream().map(file -> judged(file, true)).toList();
    }

    private Enclosure judged(Enclosure file, boolean nowOrNever) {
        if (!file.whole() || file.bytes() == 0) {
            return file;
        }
        return switch (scanner.judge(file.content())) {
            case CLEAN -> file;
            case MALWARE -> new Enclosure(file.name() + MARK, new byte[0], file.bytes());
            case UNKNOWN -> {
                if (nowOrNever) {
                    yield new Enclosure(file.name() + UNSEEN, new byte[0], file.bytes());
                }
                throw new Refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "the files of this letter could not be scanned at this moment; expected to be brought again");
            }
        };
    }

    /** Of a message that is to go out; what is wrong with them stands under {@code field}. */
    public void outgoing(List<Enclosure> files, String field, FieldErrors errors) {
        for (Enclosure file : files) {
            switch (scanner.judge(file.content())) {
                case CLEAN -> {}
                case MALWARE ->
                    errors.add(field, file.name() + ": the scanner of this installation knows it as malware.");
                case UNKNOWN ->
                    errors.add(field, file.name() + ": could not be scanned at this moment; please try again later.");
            }
        }
    }
}
