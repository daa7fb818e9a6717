package org.leadnest.billing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.leadnest.LeadNest;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the one question about a plan takes: {@code bin/bench entitlements}. A service of its own, 1,000 accounts asked in
 * turn for ten seconds, so that answers are also kept, outlived and read anew as they are in a service at work.
 */
final class EntitlementsBenchmark {
    private static final int ACCOUNTS = 1_000;
    private static final Duration WARM = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    private EntitlementsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Files.createTempDirectory("leadnest-bench");
        try (ConfigurableApplicationContext service = SpringApplication.run(
                LeadNest.class,
                "--leadnest.mode=development",
                "--leadnest.data-dir=" + data,
                "--server.port=0",
                "--leadnest.payments.provider=stripe",
                "--leadnest.payments.stripe.secret-key=sk_test_1")) {
            List<AccountId> accounts = accounts(service.getBean(JdbcClient.class));
            Entitlements entitlements = service.getBean(Entitlements.class);
            ask(entitlements, accounts, WARM);
            long begun = System.nanoTime();
            long asked = ask(entitlements, accounts, MEASURED);
            System.out.printf(
                    "entitlement question: %,d asked, %.2f microseconds each on average, cold answers included%n",
                    asked, (System.nanoTime() - begun) / 1e3 / asked);
        }
    }

    private static List<AccountId> accounts(JdbcClient jdbc) {
        List<AccountId> made = new ArrayList<>();
        Timestamp now = Timestamp.from(Instant.now());
        for (int i = 0; i < ACCOUNTS; i++) {
            AccountId account = new AccountId(Ids.next());
            jdbc.sql("insert into accounts.accounts (id, name, created_at, trial_ends_at) values (?, ?, ?, ?)")
                    .params(
                            account.value(),
                            "Bench " + i,
                            now,
                            Timestamp.from(Instant.now().plus(Duration.ofDays(14))))
                    .update();
            made.add(account);
        }
        return made;
    }

    private static long ask(Entitlements entitlements, List<AccountId> accounts, Duration length) {
        long until = System.nanoTime() + length.toNanos();
        long asked = 0;
        while (System.nanoTime() < until) {
            for (AccountId account : accounts) {
                if (!entitlements.of(account).sending()) {
                    throw new IllegalStateException("an account on trial sends");
                }
                asked++;
            }
        }
        return asked;
    }
}
