package org.leadnest.privacy;

import java.time.Period;
import java.util.List;
import java.util.Map;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/** What the platform, which stands below this module, keeps while it works: sessions, jobs, events, answers of the API. */
@Component
class PlatformData implements PersonalData {
    @Override
    public String module() {
        return "platform";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(
                        "Sessions: who is signed in",
                        "To keep them signed in",
                        Basis.CONTRACT,
                        "Until 12 hours without use.",
                        NOBODY,
                        List.of("platform.sessions", "platform.sessions_attributes")),
                new Kind(
                        "Answers of the API to calls with an idempotency key",
                        "To answer a repeated call alike",
                        Basis.CONTRACT,
                        "24 hours.",
                        NOBODY,
                        List.of("platform.idempotency_keys")),
                new Kind(
                        "How often an API key or a network address (as a hash) called lately",
                        "To keep limits",
                        Basis.SAFETY,
                        "One day.",
                        NOBODY,
                        List.of("platform.buckets")));
    }

    @Override
    public List<Retention> retention() {
        return List.of(
                Retention.rows(
                        "platform.browser_reports",
                        "What browsers refused to load",
                        Period.ofDays(30),
                        "day < :before"),
                Retention.rows(
                        "platform.buckets",
                        "How often a key called lately (by a hash)",
                        Period.ofDays(1),
                        "filled_at < :before"),
                Retention.rows(
                        "platform.idempotency_keys",
                        "Answers to calls with an idempotency key",
                        Period.ofDays(1),
                        "created_at < :before"));
    }

    @Override
    public List<KeptElsewhere> elsewhere() {
        return List.of(
                new KeptElsewhere(
                        "platform.sessions", "Sessions", "12 hours without use", "The session store, each minute"),
                new KeptElsewhere(
                        "platform.sessions_attributes", "What a session holds", "As long as it", "With its session"));
    }

    @Override
    public void erase(Erasure erasure) {
        erasure.slices("platform.sessions", """
                delete from platform.sessions where primary_id in (
                  select s.primary_id from platform.sessions s
                    join accounts.memberships m on m.user_id::text = s.principal_name
                   where m.account_id = :account limit :slice)
                """, Map.of());
        String account = Tenancy.required().toString();
        erasure.slices("platform.scheduled_tasks", """
                delete from platform.scheduled_tasks where ctid = any (array(
                  select ctid from platform.scheduled_tasks
                   where starts_with(task_instance, :prefix) limit :slice))
                """, Map.of("prefix", account + "/"));
        erasure.slices("platform.heavy_tasks", """
                delete from platform.heavy_tasks where ctid = any (array(
                  select ctid from platform.heavy_tasks
                   where starts_with(task_instance, :prefix) limit :slice))
                """, Map.of("prefix", account + "/"));
        erasure.slices("platform.event_publication", """
                delete from platform.event_publication where ctid = any (array(
                  select ctid from platform.event_publication
                   where position(:text in serialized_event) > 0 limit :slice))
                """, Map.of("text", account));
        erasure.tables(module());
    }
}
