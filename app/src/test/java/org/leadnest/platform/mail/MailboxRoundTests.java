package org.leadnest.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.mail.MailboxRound.Trouble;
import org.leadnest.platform.tenancy.Tenancy;

/** One account's mailbox keeps no other waiting. */
class MailboxRoundTests {
    private final AccountId slow = new AccountId(Ids.next());
    private final AccountId broken = new AccountId(Ids.next());
    private final List<AccountId> quick = List.of(new AccountId(Ids.next()), new AccountId(Ids.next()));

    @Test
    void aSlowMailboxIsEndedAndTheOthersAreLookedIntoMeanwhile() {
        Set<AccountId> looked = ConcurrentHashMap.newKeySet();
        Map<AccountId, Trouble> troubles = new ConcurrentHashMap<>();
        CountDownLatch othersDone = new CountDownLatch(quick.size());
        CountDownLatch never = new CountDownLatch(1);
        new MailboxRound(2, Duration.ofMillis(300))
                .go(
                        List.of(slow, broken, quick.getFirst(), quick.getLast()),
                        account -> {
                            if (account.equals(slow)) {
                                await(othersDone);
                                looked.add(account);
                                await(never);
                            } else if (account.equals(broken)) {
                                throw new IllegalStateException("its password cannot be opened");
                            }
                            looked.add(Tenancy.required());
                            othersDone.countDown();
                        },
                        (account, trouble) -> troubles.put(Tenancy.required(), trouble));
        assertThat(looked).contains(slow).containsAll(quick);
        assertThat(troubles).containsOnly(Map.entry(slow, Trouble.TOO_SLOW), Map.entry(broken, Trouble.FAILED));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException("ended", ended);
        }
    }
}
