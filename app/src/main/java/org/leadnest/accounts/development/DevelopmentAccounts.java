package org.leadnest.accounts.development;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.KeyText;
import org.leadnest.accounts.keys.NewApiKey;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes ready accounts for developers and their scripts: verified address, API key with every scope. The rules for
 * passwords are not applied here beyond their length limit: scripts use short ones.
 */
@RestController
@Open
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class DevelopmentAccounts {
    private static final int NAME_LENGTH = 200;
    private static final int PASSWORD_LENGTH = 128;

    private final Accounts accounts;
    private final Passwords passwords;
    private final ApiKeys keys;
    private final AuditLog audit;

    DevelopmentAccounts(Accounts accounts, Passwords passwords, ApiKeys keys, AuditLog audit) {
        this.audit = audit;
        this.accounts = accounts;
        this.passwords = passwords;
        this.keys = keys;
    }

    record Wanted(
            @Nullable String company,
            @Nullable String name,
            @Nullable String email,
            @Nullable String password) {}

    record Made(UUID accountId, UUID userId, String apiKey) {}

    @PostMapping("/dev/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Made make(@RequestBody Wanted wanted) {
        NewAccount account = read(wanted);
        Actor owner = new Actor(
                account.account().value(),
                account.owner().value(),
                account.name(),
                Role.OWNER,
                Role.OWNER.permissions());
        KeyText key = Tenancy.as(account.account(), () -> switch (accounts.open(account)) {
            case OPENED -> {
                audit.add(AuditNote.of(AuditAct.ACCOUNT_OPENED).by(account.owner()));
                yield keys.make(owner, new NewApiKey("Development", ApiKeys.GRANTABLE, Optional.empty()));
            }
            case EMAIL_TAKEN -> throw Refused.conflict("a user with this e-mail address exists already");
        });
        return new Made(account.account().value(), account.owner().value(), key.whole());
    }

    private NewAccount read(Wanted wanted) {
        FieldErrors errors = new FieldErrors();
        String company = text(wanted.company(), "company", errors);
        String name = text(wanted.name(), "name", errors);
        Optional<EmailAddress> email = Optional.ofNullable(wanted.email()).flatMap(EmailAddress::parse);
        errors.expect(email.isPresent(), "email", "expected an e-mail address such as maya@example.com");
        String password = wanted.password() == null ? "" : wanted.password();
        errors.expect(
                !password.isEmpty() && password.codePointCount(0, password.length()) <= PASSWORD_LENGTH,
                "password",
                "expected 1 to " + PASSWORD_LENGTH + " characters");
        if (errors.any() || email.isEmpty()) {
            throw new Invalid(errors);
        }
        return new NewAccount(
                new AccountId(Ids.next()),
                new UserId(Ids.next()),
                company,
                name,
                email.get(),
                Optional.empty(),
                passwords.hash(password),
                true);
    }

    private static String text(@Nullable String value, String field, FieldErrors errors) {
        String text = value == null ? "" : value.strip();
        errors.expect(
                !text.isEmpty() && text.codePointCount(0, text.length()) <= NAME_LENGTH,
                field,
                "expected 1 to " + NAME_LENGTH + " characters");
        return text;
    }
}
