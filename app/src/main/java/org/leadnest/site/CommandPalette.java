package org.leadnest.site;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.platform.web.PaletteSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers the command palette: what the modules found, theirs first, the application's pages last. */
@RestController
class CommandPalette {
    private static final int MOST_OF_EACH = 8;
    private static final int LONGEST_QUERY = 100;

    private final List<PaletteSource> sources;

    CommandPalette(List<PaletteSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(PaletteSource::place))
                .toList();
    }

    @GetMapping("/app/palette")
    @Requires(Permission.DASHBOARD_READ)
    List<PaletteEntry> find(@RequestParam(defaultValue = "") String q, Actor actor) {
        String query = q.strip();
        if (query.length() > LONGEST_QUERY) {
            return List.of();
        }
        Set<String> permissions =
                actor.permissions().stream().map(Permission::name).collect(Collectors.toUnmodifiableSet());
        return sources.stream()
                .flatMap(source -> source.find(query, permissions, MOST_OF_EACH).stream())
                .toList();
    }
}
