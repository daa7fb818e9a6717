package org.leadnest.site;

import java.util.Map;
import org.leadnest.accounts.Open;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /actuator/health} for everybody: up or down, no detail. All else of the operator is on the operator's port. */
@RestController
@Open
class HealthDoor {
    private final HealthEndpoint health;

    HealthDoor(HealthEndpoint health) {
        this.health = health;
    }

    @GetMapping("/actuator/health")
    ResponseEntity<Map<String, String>> health() {
        Status status = health.health().getStatus();
        return ResponseEntity.status(status.equals(Status.UP) ? 200 : 503).body(Map.of("status", status.getCode()));
    }
}
