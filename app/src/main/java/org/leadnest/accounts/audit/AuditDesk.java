package org.leadnest.accounts.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.api.Invalid;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The log of the account that the code runs for, in words: its newest lines, pages of it, and all of it as a file. */
@Component
public class AuditDesk {
    private static final int PAGE = 50;
    private static final int ROWS_AT_ONCE = 500;

    private final AuditLog log;

    AuditDesk(AuditLog log) {
        this.log = log;
    }

    /** @param network without its last part; empty when it is not known */
    public record Line(Instant at, String who, String what, String about, String network) {}

    /**
     * Where a log is shown.
     *
     * @param home address of its page; the file's is the same with {@code .csv}
     * @param zone in which days and times are meant
     * @param nobody who did what nobody signed in did, and what came by no network
     */
    public record Place(String home, ZoneId zone, String nobody) {}

    public List<Line> latest(int limit) {
        return log.list(new AuditFilter(null, null, null, null), Long.MAX_VALUE, limit).stream()
                .map(AuditDesk::line)
                .toList();
    }

    /** The newest lines about one act. */
    public List<Line> latest(AuditAct act, int limit) {
        return log.list(new AuditFilter(null, act, null, null), Long.MAX_VALUE, limit).stream()
                .map(AuditDesk::line)
                .toList();
    }

    private static Line line(AuditEntry entry) {
        return new Line(
                entry.at(),
                Objects.requireNonNullElse(entry.who(), "The command line"),
                AuditAct.valueOf(entry.act()).words(),
                entry.about(),
                Objects.requireNonNullElse(entry.address(), ""));
    }

    /**
     * A page of it, the newest first; 422 and no lines when the filter is unfit.
     *
     * @param after the number that the page before ended with; empty for the first
     * @param people who may be asked for beside those who stand in the log, by their ids
     */
    public AuditPage page(
            Place place,
            AuditPage.Asked asked,
            String after,
            Map<String, String> people,
            HttpServletResponse response) {
        FieldErrors errors = AuditQuestion.check(asked);
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        List<AuditEntry> found = errors.any()
                ? List.of()
                : log.list(AuditQuestion.filter(asked, place.zone()), AuditQuestion.below(after), PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<String, String> all = new LinkedHashMap<>(people);
        log.people().forEach(all::putIfAbsent);
        return new AuditPage(
                shown.stream()
                        .map(entry -> AuditLines.line(entry, place.zone(), place.nobody()))
                        .toList(),
                all,
                AuditQuestion.acts(),
                asked,
                errors.ordered(),
                place.home(),
                address(place, ".csv", asked, null),
                found.size() > PAGE ? address(place, "", asked, shown.getLast().number()) : null,
                after.isEmpty() ? null : address(place, "", asked, null));
    }

    /** Writes all lines that the filter lets through as a file, and that they were taken out into the log. */
    public void download(Place place, AuditPage.Asked asked, HttpServletResponse response) {
        FieldErrors errors = AuditQuestion.check(asked);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        AuditFilter filter = AuditQuestion.filter(asked, place.zone());
        log.add(AuditNote.of(AuditAct.EXPORTED).about("audit.csv"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            out.write(Csv.row(AuditLines.COLUMNS));
            List<AuditEntry> rows = log.list(filter, Long.MAX_VALUE, ROWS_AT_ONCE);
            while (!rows.isEmpty()) {
                for (AuditEntry entry : rows) {
                    out.write(Csv.row(AuditLines.cells(entry, place.nobody())));
                }
                rows = log.list(filter, rows.getLast().number(), ROWS_AT_ONCE);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String address(Place place, String ending, AuditPage.Asked asked, @Nullable Long after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(place.home() + ending);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("person", asked.person());
        given.put("act", asked.act());
        given.put("from", asked.from());
        given.put("to", asked.to());
        given.put("after", after == null ? "" : after.toString());
        given.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(given).toUriString();
    }
}
