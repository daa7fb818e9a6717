package org.leadnest.platform.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A small API for the tests of this package: it lies beside /api/v1, so that the document of the real one is untouched. */
@RestController
@Open
@RequestMapping("/api/test")
class ManneredApi {
    static final AtomicInteger MADE = new AtomicInteger();

    record Thing(
            @Nullable String name,
            @Nullable Integer count,
            @Nullable List<String> tags) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> make(@RequestBody Thing thing) {
        if (thing.name() == null) {
            throw Invalid.field("name", "expected a name");
        }
        return Map.of("number", MADE.incrementAndGet(), "name", thing.name());
    }

    @GetMapping
    Map<String, String> list(@RequestParam(defaultValue = "50") int limit, @RequestParam(defaultValue = "") String q) {
        return Map.of("q", q);
    }

    @GetMapping("/{id}")
    Map<String, UUID> get(@PathVariable UUID id) {
        return Map.of("id", id);
    }

    @GetMapping("/broken")
    String broken() {
        throw new IllegalStateException("the password of the database is hunter2");
    }
}
