package org.leadnest.privacy.closing;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.JobHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The erasure of one user in the background; the accounts that go with them are erased module by module. */
@Component
class EraseUser implements JobHandler {
    static final String NAME = "privacy.user-erasure";
    private static final Logger log = LoggerFactory.getLogger(EraseUser.class);

    private final UserErasures erasures;

    EraseUser(UserErasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(AccountId house, UUID user) {
        if (!erasures.erase(new UserId(user))) {
            throw new IllegalStateException("an account of the user could not be erased; its closing says why");
        }
    }

    @Override
    public void gaveUp(AccountId house, UUID user, String reason) {
        log.error("the erasure of user {} was given up: {}", user, reason);
    }
}
