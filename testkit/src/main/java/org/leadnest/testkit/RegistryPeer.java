package org.leadnest.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The five internet registries' lists, one at a path each, with a few networks of documentation in them. */
public final class RegistryPeer extends HttpPeer {
    private static final Map<String, List<String>> LISTS = Map.of(
            "arin", List.of("arin|US|ipv4|192.0.2.0|256|20100101|assigned|a"),
            "ripe",
                    List.of(
                            "ripencc|DE|ipv4|198.51.100.0|1024|20100101|allocated|a",
                            "ripencc|EU|ipv4|192.0.3.0|256|20100101|allocated|b"),
            "apnic",
                    List.of(
                            "apnic|JP|ipv4|203.0.113.0|256|20100101|allocated|a",
                            "apnic||ipv4|192.0.4.0|256||reserved|"),
            "lacnic", List.of("lacnic|BR|ipv4|223.255.255.0|256|20100101|allocated|a"),
            "afrinic",
                    List.of(
                            "afrinic|ZA|ipv6|2001:db8::|32|20100101|allocated|a",
                            "afrinic|ZA|asn|64496|1|20100101|allocated|a"));

    private final Map<String, Boolean> broken = new ConcurrentHashMap<>();

    /** Leaves the last network of that registry's list out, as when a transfer stops. */
    public void breakOff(String registry) {
        broken.put(registry, true);
    }

    @Override
    protected Answer answer(Call call) {
        String name = call.path().substring(1);
        List<String> lines = LISTS.getOrDefault(name, List.of());
        long four = lines.stream().filter(line -> line.contains("|ipv4|")).count();
        long six = lines.stream().filter(line -> line.contains("|ipv6|")).count();
        String head = "# a list for tests\n2|" + name + "|1|" + lines.size() + "|20100101|20261130|+0000\n" + name
                + "|*|ipv4|*|" + four + "|summary\n" + name + "|*|ipv6|*|" + six + "|summary\n";
        List<String> sent = broken.containsKey(name) ? lines.subList(0, lines.size() - 1) : lines;
        return lines.isEmpty()
                ? Answer.json(404, "{}")
                : new Answer(200, "text/plain", head + String.join("\n", sent) + "\n");
    }
}
