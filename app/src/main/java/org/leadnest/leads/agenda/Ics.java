package org.leadnest.leads.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.leadnest.leads.Showing;
import org.leadnest.leads.Task;

/** Writes tasks as a calendar (RFC 5545): lines of at most 75 octets, ended by CRLF; texts escaped. Pure. */
public final class Ics {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_OCTETS = 75;

    private Ics() {}

    static String of(String name, List<Task> tasks, List<Showing> showings, Instant now) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//LeadNest//Tasks//EN");
        line(text, "X-WR-CALNAME:" + escaped(name));
        line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        for (Task task : tasks) {
            Instant due = task.dueAt();
            if (due != null) {
                line(text, "BEGIN:VEVENT");
                line(text, "UID:" + task.id() + "@leadnest");
                line(text, "DTSTAMP:" + UTC.format(now));
                line(text, "DTSTART:" + UTC.format(due));
                line(text, "DURATION:PT30M");
                String about = task.leadName() == null ? "" : " (" + task.leadName() + ")";
                line(text, "SUMMARY:" + escaped(task.title() + about));
                line(text, "END:VEVENT");
            }
        }
        for (Showing showing : showings) {
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + showing.id() + "@leadnest");
            line(text, "SEQUENCE:" + showing.sequence());
            line(text, "DTSTAMP:" + UTC.format(now));
            line(text, "DTSTART:" + UTC.format(showing.startsAt()));
            line(text, "DTEND:" + UTC.format(showing.startsAt().plus(showing.length())));
            line(text, "SUMMARY:" + escaped("Showing: " + showing.place()));
            line(text, "LOCATION:" + escaped(showing.place()));
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    /** One event of a calendar file. @param sequence how often it was changed @param canceled whether it is off */
    public record Event(
            String id, String title, String place, Instant from, Duration length, int sequence, boolean canceled) {}

    /** A calendar of one event, as mail programs and telephones take it in. */
    public static String event(Event event, Instant now) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//LeadNest//Showings//EN");
        line(text, "METHOD:" + (event.canceled() ? "CANCEL" : "PUBLISH"));
        line(text, "BEGIN:VEVENT");
        line(text, "UID:" + event.id() + "@leadnest");
        line(text, "SEQUENCE:" + event.sequence());
        line(text, "DTSTAMP:" + UTC.format(now));
        line(text, "DTSTART:" + UTC.format(event.from()));
        line(text, "DTEND:" + UTC.format(event.from().plus(event.length())));
        line(text, "SUMMARY:" + escaped(event.title()));
        line(text, "LOCATION:" + escaped(event.place()));
        line(text, "STATUS:" + (event.canceled() ? "CANCELLED" : "CONFIRMED"));
        line(text, "END:VEVENT");
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** A longer line goes on behind a blank; characters are never cut. */
    private static void line(StringBuilder text, String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String one = line.substring(at, line.offsetByCodePoints(at, 1));
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(one);
            octets += size;
        }
        text.append("\r\n");
    }
}
