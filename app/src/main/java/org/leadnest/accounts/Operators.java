package org.leadnest.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.UserId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who runs this installation: the users whose confirmed address stands in {@code leadnest.operators}. They see what belongs
 * to no account, such as the support queue; nothing of another account's leads.
 */
@Component
public class Operators {
    private final List<EmailAddress> addresses;
    private final Set<String> keys;
    private final AccountStore store;

    Operators(@Value("${leadnest.operators:}") List<String> addresses, AccountStore store) {
        this.store = store;
        this.addresses = addresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(EmailAddress::new)
                .toList();
        this.keys = this.addresses.stream().map(EmailAddress::normalised).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the user has a second factor, without which no operator's page of {@code /ops} opens. */
    public boolean hasFactor(UserId user) {
        return store.hasFactor(user);
    }

    public boolean includes(User user) {
        return user.verified() && keys.contains(user.email().normalised());
    }

    /** Those of them who have signed up and confirmed their address. */
    public List<User> people() {
        return addresses.stream()
                .flatMap(address -> store.userWith(address).stream())
                .filter(User::verified)
                .toList();
    }

    public List<EmailAddress> addresses() {
        return addresses;
    }
}
