package org.leadnest.messaging.links;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.Links;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Short addresses in place of the links of a message, each with a code of its own for that message: {@code /l/{code}} leads to
 * exactly the address that stood in the message, and nowhere else. 62^10 codes: none can be guessed. A link's row outlives
 * the person's erasure without the person, so that it goes on leading where it did.
 */
@Service
public class TrackedLinks {
    /** Ends before what closes a sentence or a parenthesis around it. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]");

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHARS = 10;
    private static final int LONGEST = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Links links;
    private final OpenTokens pictures;
    private final InstantSource clock;

    TrackedLinks(JdbcClient jdbc, Links links, OpenTokens pictures, InstantSource clock) {
        this.pictures = pictures;
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
    }

    /** The address of the picture by which it is seen that mail was opened. */
    public String picture(UUID message) {
        return links.to("/o/" + pictures.of(new OpenTokens.Picture(Tenancy.required(), message)) + ".gif");
    }

    /** Short addresses by the addresses in the text; asked again for the same message, it answers the same. */
    @Transactional
    public Map<String, String> shorten(UUID message, UUID person, String text) {
        Map<String, String> known = known(message);
        for (String url : LINK.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList()) {
            if (!known.containsKey(url) && worthIt(url)) {
                known.put(url, links.to("/l/" + make(message, person, url)));
            }
        }
        return known;
    }

    /** The text as it was sent, when its links were made short; else as it is. */
    @Transactional(readOnly = true)
    public String asSent(UUID message, String text) {
        return put(known(message), text);
    }

    public static String put(Map<String, String> shorts, String text) {
        return shorts.isEmpty()
                ? text
                : LINK.matcher(text)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(shorts.getOrDefault(found.group(), found.group())));
    }

    /** Our own pages, such as the way to opt out, and what is no address are left alone. */
    private boolean worthIt(String url) {
        try {
            return url.length() <= LONGEST && !url.startsWith(links.to("/")) && new URI(url).getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private Map<String, String> known(UUID message) {
        Map<String, String> known = new LinkedHashMap<>();
        jdbc.sql("select url, code from messaging.links where account_id = ? and message_id = ? order by code")
                .params(account(), message)
                .query(row -> {
                    known.put(row.getString("url"), links.to("/l/" + row.getString("code")));
                });
        return known;
    }

    private String make(UUID message, UUID person, String url) {
        var code = new StringBuilder();
        for (int i = 0; i < CHARS; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        jdbc.sql("""
                        insert into messaging.links (account_id, code, message_id, person_id, url, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(account(), code.toString(), message, person, url, Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("insert into messaging.link_codes (code, account_id) values (?, ?)")
                .params(code.toString(), account())
                .update();
        return code.toString();
    }

    private static UUID account() {
        return Tenancy.required().value();
    }
}
