package org.leadnest.accounts.settings;

import java.time.ZoneId;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an account says about itself, changed with a line in its log. */
@Service
class AccountSettings {
    private final Accounts accounts;
    private final AuditLog audit;

    AccountSettings(Accounts accounts, AuditLog audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @Transactional
    void describe(String name, ZoneId zone, Optional<PhoneNumber> phone) {
        Account before = accounts.account(Tenancy.required());
        accounts.describe(before.id(), name, zone, phone);
        audit.add(AuditNote.of(AuditAct.ACCOUNT_CHANGED)
                .changed("name", before.name(), name)
                .changed("time zone", before.zone().getId(), zone.getId())
                .changed("phone", text(before.phone()), text(phone)));
    }

    private static String text(Optional<PhoneNumber> phone) {
        return phone.map(PhoneNumber::value).orElse("");
    }
}
