package org.leadnest.privacy.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.FrameBanner;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.web.Banner;
import org.leadnest.platform.web.Links;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An owner's verbs over the end of the account. */
@Service
@Order(10)
public class Closings implements FrameBanner {
    static final String PATH = "/app/settings/closing";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final ClosingStore store;
    private final Accounts accounts;
    private final Profiles profiles;
    private final Postman postman;
    private final Links links;
    private final InstantSource clock;

    Closings(
            ClosingStore store,
            Accounts accounts,
            Profiles profiles,
            Postman postman,
            Links links,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.profiles = profiles;
        this.postman = postman;
        this.links = links;
        this.clock = clock;
    }

    /** Stops sending and charging at once and tells every member; false when it is being closed already. */
    @Transactional
    public boolean begin(Actor owner) {
        AccountId account = owner.account();
        if (!accounts.beginClosing(account)) {
            return false;
        }
        Instant now = clock.instant();
        Closing.Asker asker =
                new Closing.Asker(owner.name(), accounts.user(owner.user()).email(), language(owner));
        Closing closing = new Closing(
                Ids.next(),
                account,
                now,
                asker,
                now.plus(Closing.GRACE),
                now.plus(Closing.DUE),
                null,
                null,
                0,
                null,
                false);
        store.insert(closing, asker);
        tell(account, ClosingWords.begun(owner.name(), accounts.name(account), closing, zone(account)));
        return true;
    }

    /** Goes on as before; false when the grace is over, or nothing was to be undone. */
    @Transactional
    public boolean undo(AccountId account) {
        Optional<Closing> closing = store.openForUpdate(account);
        boolean inTime =
                closing.filter(one -> clock.instant().isBefore(one.closesAt())).isPresent();
        if (!inTime || !accounts.reopen(account)) {
            return false;
        }
        store.undone(closing.get().id(), clock.instant());
        tell(account, ClosingWords.undone(accounts.name(account)));
        return true;
    }

    @Transactional(readOnly = true)
    public Optional<Closing> of(AccountId account) {
        return store.open(account);
    }

    private void tell(AccountId account, ClosingWords words) {
        accounts.members(account)
                .forEach(member -> postman.post(words.letter(
                        account,
                        accounts.user(member.user()),
                        member.role() == Role.OWNER ? Optional.of(links.to(PATH)) : Optional.empty())));
    }

    @Override
    public Optional<Banner> banner(Account account, User user) {
        if (account.status() != Account.Status.CLOSING) {
            return Optional.empty();
        }
        boolean owner = accounts.members(account.id()).stream()
                .anyMatch(member -> member.user().equals(user.id()) && member.role() == Role.OWNER);
        return store.open(account.id())
                .map(closing -> new Banner(
                        "warn",
                        "This account closes on " + day(closing.closesAt(), account.zone()),
                        "Nothing is sent or charged any more, and nothing can be changed."
                                + (owner ? " Until then you can undo it." : " An owner can undo it until then."),
                        owner ? PATH : null,
                        owner ? "What happens when" : null,
                        owner ? PATH + "/undo" : null,
                        owner ? "Keep the account" : null));
    }

    private MailLanguage language(Actor owner) {
        return MailLanguage.of(profiles.of(owner.user()).language().orElse(""));
    }

    static String day(Instant time, ZoneId zone) {
        return DAY.format(time.atZone(zone));
    }

    private ZoneId zone(AccountId account) {
        return accounts.account(account).zone();
    }

    /** For the operator: what is being closed and was erased, the most pressing first. */
    @Transactional(readOnly = true)
    public List<Closing> list() {
        return store.list(500);
    }
}
