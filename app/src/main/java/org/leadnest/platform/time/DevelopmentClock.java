package org.leadnest.platform.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Moves the service's clock in development mode. How far it was moved is kept beside the data, so that a restart does not
 * put the clock back behind what has happened already.
 */
@Component
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
public class DevelopmentClock {
    private static final String FILE = "clock-offset";

    private final ServiceClock clock;
    private final Path file;
    private final Jobs jobs;
    private final List<RecurringJob> recurring;

    DevelopmentClock(ServiceClock clock, DeploymentProperties deployment, Jobs jobs, List<RecurringJob> recurring) {
        this.clock = clock;
        this.file = deployment.dataDir().resolve(FILE);
        this.jobs = jobs;
        this.recurring = recurring;
        restore();
    }

    /** Moves the clock forward and wakes all recurring work, so that what is due by then is done now. */
    public synchronized void advance(Duration step) {
        Duration reached = clock.advance(step);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, reached.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException("the clock's offset could not be kept in " + file, failed);
        }
        recurring.forEach(job -> jobs.wake(job.name()));
    }

    private void restore() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            clock.restore(Duration.parse(Files.readString(file).strip()));
        } catch (IOException | DateTimeParseException unreadable) {
            throw new IllegalStateException(
                    "expected a duration such as PT3H in " + file + "; delete the file to use the machine's clock",
                    unreadable);
        }
    }
}
