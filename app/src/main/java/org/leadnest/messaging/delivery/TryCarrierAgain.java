package org.leadnest.messaging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.connections.Connection;
import org.leadnest.messaging.connections.Connections;
import org.leadnest.messaging.connections.TestCredentials;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.jobs.Jobs;
import org.springframework.stereotype.Component;

/**
 * While messages wait for an account's own carrier, it is tried once an hour: a campaign that was verified or a domain that
 * was authenticated in the meantime lets them go without anybody's doing.
 */
@Component
class TryCarrierAgain implements JobHandler {
    private static final String NAME = "messaging.try-carrier";
    private static final Duration AGAIN = Duration.ofHours(1);

    private final Connections connections;
    private final TestCredentials test;
    private final ReopenChannel reopen;
    private final Jobs jobs;
    private final InstantSource clock;

    TryCarrierAgain(
            Connections connections, TestCredentials test, ReopenChannel reopen, Jobs jobs, InstantSource clock) {
        this.connections = connections;
        this.test = test;
        this.reopen = reopen;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** In the transaction that held messages of the channel. */
    void ask(AccountId account, Channel channel, Instant now) {
        connections
                .find(channel)
                .filter(found -> found.checkedAt().isBefore(now.minus(AGAIN)))
                .ifPresent(found -> jobs.submit(NAME, account, found.id()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        Arrays.stream(Channel.values())
                .flatMap(channel -> connections.find(channel).stream())
                .filter(found -> found.id().equals(subject))
                .filter(found -> found.checkedAt().isBefore(clock.instant().minus(AGAIN)))
                .forEach(this::look);
    }

    /** The next message that is held asks again. */
    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {}

    private void look(Connection found) {
        var channel = found.credentials().provider().channel();
        connections.tried(channel, test.of(found.credentials(), found.sender()));
        reopen.now(channel);
    }
}
