package org.leadnest.accounts.signup;

import java.util.List;
import java.util.Optional;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.NewAccount;
import org.leadnest.accounts.UnwelcomeAddresses;
import org.leadnest.accounts.User;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of signing up. Each runs for the account that its mail belongs to. */
@Service
public class SignUps {
    private final Accounts accounts;
    private final EmailLinks links;
    private final Letters letters;
    private final AuditLog audit;
    private final List<UnwelcomeAddresses> unwelcome;

    SignUps(Accounts accounts, EmailLinks links, Letters letters, AuditLog audit, List<UnwelcomeAddresses> unwelcome) {
        this.audit = audit;
        this.unwelcome = List.copyOf(unwelcome);
        this.accounts = accounts;
        this.links = links;
        this.letters = letters;
    }

    /** Opens the account and sends the verification mail, both or neither. */
    @Transactional
    Accounts.Opening open(NewAccount wanted, Secret browser) {
        Accounts.Opening opening = accounts.open(wanted);
        if (opening == Accounts.Opening.OPENED) {
            audit.add(AuditNote.of(AuditAct.ACCOUNT_OPENED).by(wanted.owner()));
            User owner = accounts.user(wanted.owner());
            links.make(owner.id(), EmailLinks.Purpose.VERIFY, browser)
                    .ifPresent(secret -> letters.verification(wanted.account(), owner, secret));
        }
        return opening;
    }

    /** Tells whoever has an address that is refused, by mail alone, and opens nothing; false for every other address. */
    boolean refuse(EmailAddress address) {
        boolean refused = unwelcome.stream().anyMatch(one -> one.refuses(address));
        if (refused) {
            Tenancy.run(Accounts.HOUSE, () -> letters.notOpened(address));
        }
        return refused;
    }

    /** Tells the owner of an address that somebody tried to sign up with it. */
    @Transactional
    void tellOwner(AccountId account, User owner) {
        // the link is never mailed: making it counts against the hourly limit of letters to this address
        boolean seatless = accounts.belongsNowhere(owner.id());
        links.make(owner.id(), EmailLinks.Purpose.VERIFY, null).ifPresent(unused -> {
            if (seatless) {
                letters.withoutAccount(account, owner);
            } else {
                letters.alreadyHere(account, owner);
            }
        });
    }

    /** Opens an account for a user who has shown who they are and belongs to none; false when they belong to one. */
    @Transactional
    boolean openAnother(NewAccount wanted) {
        boolean opened = accounts.openAnother(wanted);
        if (opened) {
            audit.add(AuditNote.of(AuditAct.ACCOUNT_OPENED).by(wanted.owner()));
            remind(wanted.account(), wanted.owner());
        }
        return opened;
    }

    /** Sends the verification mail again; false when it was sent too often lately, or is not needed. */
    @Transactional
    public boolean remind(AccountId account, UserId user) {
        User unverified = accounts.user(user);
        Optional<Secret> secret =
                unverified.verified() ? Optional.empty() : links.make(user, EmailLinks.Purpose.VERIFY, null);
        secret.ifPresent(made -> letters.verification(account, unverified, made));
        return secret.isPresent();
    }

    /** Confirms the address behind the link and welcomes its owner; nothing when the link works no more. */
    @Transactional
    Optional<EmailLinks.Used> confirm(AccountId account, Secret secret, Optional<Secret> browser) {
        Optional<EmailLinks.Used> used = links.use(secret, EmailLinks.Purpose.VERIFY, browser.orElse(null));
        used.filter(link -> accounts.verify(link.user()))
                .ifPresent(link -> letters.welcome(account, accounts.user(link.user())));
        used.filter(EmailLinks.Used::sameBrowser)
                .ifPresent(link -> audit.add(
                        AuditNote.of(AuditAct.SIGNED_IN).by(link.user()).with("with", "link in a mail")));
        return used;
    }
}
