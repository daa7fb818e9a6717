package org.leadnest.leads;

import java.time.ZoneId;
import org.leadnest.accounts.Accounts;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** The time zone in which the people of the account read times and plan their day. */
@Component
public class AccountZone {
    private final Accounts accounts;

    AccountZone(Accounts accounts) {
        this.accounts = accounts;
    }

    public ZoneId current() {
        return accounts.account(Tenancy.required()).zone();
    }
}
