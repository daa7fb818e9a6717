package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.NewAccount;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class PoliciesTests {
    @Autowired
    private Accounts accounts;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyLibrary library;

    @Test
    void whoeverOpensAnAccountAcceptsThePoliciesInForceByVersion() {
        UserId owner = new UserId(Ids.next());
        accounts.open(new NewAccount(
                new AccountId(Ids.next()),
                owner,
                "Harbor Realty",
                "Grace Harbor",
                new EmailAddress("grace." + UUID.randomUUID() + "@example.com"),
                Optional.empty(),
                "hash",
                false));
        assertThat(policies.acceptedBy(owner))
                .extracting(Acceptance::policy)
                .containsExactlyInAnyOrder(Policy.TERMS, Policy.PRIVACY);
        assertThat(policies.acceptedBy(owner))
                .extracting(Acceptance::version)
                .containsExactlyInAnyOrder(
                        "2026-11-23", library.inForce(Policy.PRIVACY).version());
    }
}
