package org.leadnest.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.kernel.EmailAddress;
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

    Operators(@Value("${leadnest.operators:}") List<String> addresses) {
        this.addresses = addresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(EmailAddress::new)
                .toList();
        this.keys = this.addresses.stream().map(EmailAddress::normalised).collect(Collectors.toUnmodifiableSet());
    }

    public boolean includes(User user) {
        return user.verified() && keys.contains(user.email().normalised());
    }

    public List<EmailAddress> addresses() {
        return addresses;
    }
}
