package org.leadnest.accounts.components;

import java.time.Duration;
import java.util.List;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.web.DeploymentProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;

/** Once a day, in production or where {@code leadnest.components.watch} says so. */
@Component
class AskOsv implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(AskOsv.class);
    private static final Duration PAUSE = Duration.ofDays(1);

    private final BillOfMaterials bill;
    private final Osv osv;
    private final Weaknesses weaknesses;
    private final boolean watches;

    AskOsv(
            BillOfMaterials bill,
            Osv osv,
            Weaknesses weaknesses,
            @Value("${leadnest.components.watch:}") String watch,
            DeploymentProperties deployment) {
        this.bill = bill;
        this.osv = osv;
        this.weaknesses = weaknesses;
        this.watches = watch.isBlank() ? !deployment.development() : Boolean.parseBoolean(watch.strip());
    }

    @Override
    public String name() {
        return "accounts.ask-osv";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    boolean watches() {
        return watches;
    }

    @Override
    public void run() {
        if (!watches) {
            return;
        }
        List<String> purls = bill.purls();
        if (purls.isEmpty()) {
            weaknesses.failed("This build holds no bill of materials.");
            return;
        }
        try {
            weaknesses.answered(purls.size(), osv.weaknesses(purls));
        } catch (RestClientException | JacksonException | java.time.DateTimeException | IllegalStateException failed) {
            LOG.warn("OSV did not answer as expected: {}", failed.getClass().getSimpleName());
            weaknesses.failed("OSV did not answer as expected.");
        }
    }
}
