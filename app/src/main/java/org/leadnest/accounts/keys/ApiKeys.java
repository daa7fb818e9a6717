package org.leadnest.accounts.keys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs over API keys; all work for the account that the code runs for. */
@Service
public class ApiKeys {
    /** What a key can be allowed: everything that the API offers, and nothing of settings, keys or billing. */
    public static final Set<Permission> GRANTABLE = EnumSet.complementOf(EnumSet.of(
            Permission.DASHBOARD_READ,
            Permission.PROFILE_WRITE,
            Permission.ACCOUNT_SETTINGS,
            Permission.API_KEYS,
            Permission.BILLING,
            Permission.ACCOUNT_CLOSE));

    private final ApiKeyStore store;
    private final InstantSource clock;
    private final AuditLog audit;

    ApiKeys(ApiKeyStore store, InstantSource clock, AuditLog audit) {
        this.audit = audit;
        this.store = store;
        this.clock = clock;
    }

    /** Makes a key; the answer is the only time that its text exists outside of the caller's hands. */
    @Transactional
    public KeyText make(Actor maker, NewApiKey wanted) {
        KeyText text = KeyText.random(maker.account());
        store.insert(Ids.next(), maker.user(), wanted, text, clock.instant());
        audit.add(note(AuditAct.API_KEY_MADE, maker, wanted));
        return text;
    }

    private static AuditNote note(AuditAct act, Actor maker, NewApiKey wanted) {
        String scopes = wanted.scopes().stream().map(Permission::scope).sorted().collect(Collectors.joining(", "));
        String end = wanted.expiresAt().map(Instant::toString).orElse("until it is revoked");
        return AuditNote.of(act)
                .by(maker.user())
                .about(wanted.name())
                .with("may", scopes)
                .with("works", end)
                .with("belongs to", wanted.service() ? "account" : "person");
    }

    /**
     * Makes another key of the same name, scopes, length of life and person, whoever asks for it; the old one works on for {@code
     * overlap}. Empty when there is none in force with this id, or another has taken its place already.
     */
    @Transactional
    public Optional<KeyText> rotate(Actor actor, UUID key, Duration overlap) {
        Instant now = clock.instant();
        Optional<ApiKey> old = store.all().stream()
                .filter(one -> one.id().equals(key) && one.usableAt(now))
                .findFirst()
                .filter(one -> store.rotate(key, now, now.plus(overlap)));
        return old.map(one -> {
            Set<Permission> scopes = GRANTABLE.stream()
                    .filter(permission -> one.scopes().contains(permission.scope()))
                    .collect(Collectors.toSet());
            Optional<Instant> end = one.expiresAt().map(last -> now.plus(Duration.between(one.createdAt(), last)));
            NewApiKey wanted = new NewApiKey(one.name(), scopes, end, one.service());
            KeyText text = KeyText.random(actor.account());
            store.insert(Ids.next(), store.maker(key), wanted, text, now);
            audit.add(note(AuditAct.API_KEY_ROTATED, actor, wanted)
                    .with("whose", one.madeBy())
                    .with("old one works until", now.plus(overlap).toString()));
            return text;
        });
    }

    /** Service keys stay with the account when their maker leaves. */
    @EventListener
    void on(MemberLeaving leaving) {
        Tenancy.run(leaving.account(), () -> store.handOver(leaving.user()));
    }

    @Transactional(readOnly = true)
    public List<ApiKey> all() {
        return store.all();
    }

    /** Ends the keys in force that a user made since; answers their names. */
    @Transactional
    public List<String> endMadeBy(UserId user, Instant since) {
        List<String> ended = store.endMadeBy(user, since, clock.instant());
        ended.forEach(name -> audit.add(AuditNote.of(AuditAct.API_KEY_REVOKED)
                .by(user)
                .about(name)
                .with("why", "change of the maker's address taken back")));
        return ended;
    }

    /** Ends a key at once; false when there is none with this id. */
    @Transactional
    public boolean revoke(UUID key) {
        Optional<String> name = store.revoke(key, clock.instant());
        name.ifPresent(
                revoked -> audit.add(AuditNote.of(AuditAct.API_KEY_REVOKED).about(revoked)));
        return name.isPresent();
    }

    /**
     * Who acts by this key, when it is in force: its maker, with those of the maker's permissions that the key was given.
     * Call it inside the account that the key names.
     */
    @Transactional
    public Optional<ActorAuthentication> holder(KeyText text) {
        Instant now = clock.instant();
        Optional<ApiKeyStore.Holder> holder = store.holder(text, now);
        holder.ifPresent(found -> store.used(found.key(), now));
        return holder.map(ApiKeys::acting);
    }

    private static ActorAuthentication acting(ApiKeyStore.Holder holder) {
        EnumSet<Permission> may = EnumSet.noneOf(Permission.class);
        for (Permission permission : GRANTABLE) {
            if (holder.scopes().contains(permission.scope()) && holder.role().may(permission)) {
                may.add(permission);
            }
        }
        Actor actor = new Actor(holder.account().value(), holder.user().value(), holder.userName(), holder.role(), may);
        return new ActorAuthentication(actor, holder.key());
    }
}
