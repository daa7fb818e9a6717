package org.leadnest.platform.web;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** The way to a database that is not the embedded one. */
final class DatabaseRoad {
    private static final Pattern HOSTS = Pattern.compile("jdbc:postgresql://([^/?]*)");
    private static final Pattern LOCAL =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]+)?", Pattern.CASE_INSENSITIVE);

    private DatabaseRoad() {}

    /** Whether it leads to another machine without proof of which one answers; a URL without a host is this machine's. */
    static boolean bare(Environment environment) {
        String url = environment.getProperty("leadnest.database.url", "");
        boolean proven = url.toLowerCase(Locale.ROOT).contains("sslmode=verify-full");
        boolean trusted = environment.getProperty("leadnest.database.trust-network", Boolean.class, false);
        return !proven && !trusted && remote(url);
    }

    private static boolean remote(String url) {
        Matcher hosts = HOSTS.matcher(url);
        if (!hosts.find() || hosts.group(1).isEmpty()) {
            return false;
        }
        for (String host : hosts.group(1).split(",")) {
            if (!LOCAL.matcher(host).matches()) {
                return true;
            }
        }
        return false;
    }
}
