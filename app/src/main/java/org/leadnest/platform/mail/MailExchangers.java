package org.leadnest.platform.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * To which servers the letters of a domain go (MX records, RFC 5321, section 5.1). Thread-safe. JNDI is used with its provider of
 * DNS alone, at a place of our own, whose attributes are texts: nothing is looked up by what an answer says, and no object is
 * read.
 */
@Component
public class MailExchangers {
    private static final String TIMEOUT_MILLIS = "2000";
    private static final String TRIES = "2";
    private static final String RECORD = "MX";

    private final String server;

    /** @param server host and port of a name server; empty for those of the machine */
    MailExchangers(@Value("${leadnest.dns.server:}") String server) {
        this.server = server;
    }

    /** Their names in small letters; none where the domain has no such record; empty when no name server answers. */
    @SuppressWarnings("BanJNDI")
    public Optional<List<String>> of(String domain) {
        Properties place = new Properties();
        place.setProperty(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        place.setProperty(Context.PROVIDER_URL, server.isBlank() ? "dns:" : "dns://" + server + "/");
        place.setProperty("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
        place.setProperty("com.sun.jndi.dns.timeout.retries", TRIES);
        try {
            InitialDirContext names = new InitialDirContext(place);
            try {
                return Optional.of(
                        read(names.getAttributes(domain, new String[] {RECORD}).get(RECORD)));
            } finally {
                names.close();
            }
        } catch (NameNotFoundException none) {
            return Optional.of(List.of());
        } catch (NamingException unanswered) {
            return Optional.empty();
        }
    }

    /** Each is a preference and a name that ends with a dot. */
    private static List<String> read(@org.jspecify.annotations.Nullable Attribute records) throws NamingException {
        List<String> found = new ArrayList<>();
        for (int i = 0; records != null && i < records.size(); i++) {
            String record = String.valueOf(records.get(i)).strip();
            found.add(record.substring(record.lastIndexOf(' ') + 1)
                    .replaceFirst("\\.$", "")
                    .toLowerCase(Locale.ROOT));
        }
        return List.copyOf(found);
    }
}
