package org.leadnest.analytics.usage;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.AdminDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code admin usage}: what {@code /ops/usage} shows, as text. */
@Command(
        name = "usage",
        mixinStandardHelpOptions = true,
        description = "Pages, features, clicks, visits, browsers and places of the last days.")
public final class UsageCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 396;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminDatabase database = new AdminDatabase();

    @Option(names = "--days", defaultValue = "30", description = "1 to 396; 30 without it.")
    private int days;

    @Override
    public Integer call() throws SQLException, IOException {
        CommandSpec given = spec;
        if (given == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(given.commandLine(), "expected 1 to 396 days, not " + days);
        }
        try {
            Instant since = Instant.now().minus(Duration.ofDays(days));
            database.with(connection -> print(
                    UsageFigures.read(connection, since), given.commandLine().getOut()));
            return 0;
        } catch (AdminDatabase.NoDatabase none) {
            given.commandLine().getErr().println(none.getMessage());
            return 1;
        }
    }

    private static void print(UsageFigures figures, PrintWriter out) {
        for (UsageFigures.Section section : UsageFigures.Section.values()) {
            List<UsageFigures.Line> lines = figures.of(section);
            if (!lines.isEmpty()) {
                out.println(section.title());
                lines.forEach(line -> out.printf("  %,10d  %s%n", line.count(), line.label()));
            }
        }
        out.flush();
    }
}
