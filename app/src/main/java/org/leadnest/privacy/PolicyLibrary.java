package org.leadnest.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All versions of all policies, read once from {@code policies/<policy>/<day>.md}: some lines {@code name: value}, then the text. */
@Component
public class PolicyLibrary {
    private final Map<Policy, List<PolicyVersion>> newestFirst;
    private final InstantSource clock;

    PolicyLibrary(InstantSource clock) {
        this.clock = clock;
        this.newestFirst = Arrays.stream(Policy.values()).collect(Collectors.toMap(one -> one, PolicyLibrary::read));
    }

    /** What holds today. */
    public PolicyVersion inForce(Policy policy) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return versions(policy).stream()
                .filter(one -> !one.day().isAfter(today))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version of " + policy + " is in force"));
    }

    /** Newest first; those that were announced and are not in force yet among them. */
    public List<PolicyVersion> versions(Policy policy) {
        return newestFirst.getOrDefault(policy, List.of());
    }

    public Optional<PolicyVersion> find(Policy policy, String version) {
        return versions(policy).stream()
                .filter(one -> one.version().equals(version))
                .findFirst();
    }

    /** The version that {@code later} took the place of. */
    public Optional<PolicyVersion> before(PolicyVersion later) {
        return versions(later.policy()).stream()
                .filter(one -> one.day().isBefore(later.day()))
                .findFirst();
    }

    private static List<PolicyVersion> read(Policy policy) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:policies/" + policy.slug() + "/*.md");
            return Arrays.stream(files)
                    .map(file -> read(policy, file))
                    .sorted(Comparator.comparing(PolicyVersion::day).reversed())
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static PolicyVersion read(Policy policy, Resource file) {
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            int end = text.indexOf("\n\n");
            Map<String, String> head = new HashMap<>();
            text.substring(0, end).lines().map(line -> line.split(": ", 2)).forEach(pair -> head.put(pair[0], pair[1]));
            String name = String.valueOf(file.getFilename());
            LocalDate day = LocalDate.parse(name.substring(0, name.length() - ".md".length()));
            return new PolicyVersion(
                    policy,
                    day,
                    LocalDate.parse(head.getOrDefault("announced", day.toString())),
                    "yes".equals(head.get("material")),
                    head.getOrDefault("summary", ""),
                    head.getOrDefault("why", ""),
                    text.substring(end).strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
