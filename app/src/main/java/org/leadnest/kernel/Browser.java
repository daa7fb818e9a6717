package org.leadnest.kernel;

import java.util.Map;

/** The family of a browser and of the system it runs on, as people call them, from what the browser says of itself. */
public final class Browser {
    /** The first that is found counts: most browsers also name those that they descend from. */
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser/", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS/", "Firefox",
            "CriOS/", "Chrome",
            "Chrome/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Android", "Android",
            "CrOS", "ChromeOS",
            "Windows", "Windows",
            "Mac OS X", "Mac",
            "Linux", "Linux");

    private Browser() {}

    /** Such as "Chrome on Windows"; "A browser" when nothing is known. */
    public static String name(String userAgent) {
        String browser = find(BROWSERS, userAgent, "A browser");
        String system = find(SYSTEMS, userAgent, "");
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    /** Such as "Chrome", or "Other". */
    public static String family(String userAgent) {
        return find(BROWSERS, userAgent, "Other");
    }

    /** Such as "Windows", or "Other". */
    public static String system(String userAgent) {
        return find(SYSTEMS, userAgent, "Other");
    }

    private static String find(Map<String, String> names, String userAgent, String otherwise) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    private static Map<String, String> ordered(String... names) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int at = 0; at < names.length; at += 2) {
            map.put(names[at], names[at + 1]);
        }
        return map;
    }
}
