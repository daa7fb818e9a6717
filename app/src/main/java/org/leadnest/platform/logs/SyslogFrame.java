package org.leadnest.platform.logs;

import ch.qos.logback.classic.Level;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One line of the log as syslog carries it: a message of RFC 5424 with its length in bytes in front, as RFC 5425 frames it. */
final class SyslogFrame {
    /** "local use 0" of RFC 5424, section 6.2.1: what a service of one's own writes. */
    private static final int FACILITY = 16;

    private static final int SEVERITIES = 8;
    private static final int ERROR = 3;
    private static final int WARNING = 4;
    private static final int INFORMATIONAL = 6;
    private static final int DEBUG = 7;

    private SyslogFrame() {}

    /**
     * @param host of this machine, without spaces
     * @param line UTF-8; breaks at its end are left out
     */
    static byte[] of(Level level, Instant at, String host, long process, byte[] line) {
        int length = line.length;
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
            length--;
        }
        String head = "<" + (FACILITY * SEVERITIES + severity(level)) + ">1 " + at.truncatedTo(ChronoUnit.MILLIS) + " "
                + host + " leadnest " + process + " - - ";
        byte[] header = head.getBytes(StandardCharsets.US_ASCII);
        byte[] size = (header.length + length + " ").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(size.length + header.length + length);
        frame.writeBytes(size);
        frame.writeBytes(header);
        frame.write(line, 0, length);
        return frame.toByteArray();
    }

    private static int severity(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return WARNING;
        }
        return level.isGreaterOrEqual(Level.INFO) ? INFORMATIONAL : DEBUG;
    }
}
