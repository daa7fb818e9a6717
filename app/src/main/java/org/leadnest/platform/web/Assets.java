package org.leadnest.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Addresses of style sheets, scripts and pictures, for templates: {@code Assets.url("css/app.css")}. They carry the
 * version of the build, so that browsers keep them for a year and never show an old one.
 */
public final class Assets {
    /** Changes with each build; {@code dev} when the build wrote none. */
    public static final String VERSION = version();

    private Assets() {}

    /** Address of a file below {@code static/}. */
    public static String url(String file) {
        return "/assets/" + VERSION + "/" + file;
    }

    private static String version() {
        try (InputStream build = Assets.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (build == null) {
                return "dev";
            }
            Properties properties = new Properties();
            properties.load(build);
            String time = properties.getProperty("build.time", "dev");
            return Integer.toHexString(time.hashCode());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
