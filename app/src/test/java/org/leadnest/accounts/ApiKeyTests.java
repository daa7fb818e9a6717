package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.keys.ApiKey;
import org.leadnest.accounts.keys.ApiKeys;
import org.leadnest.accounts.keys.KeyText;
import org.leadnest.accounts.keys.NewApiKey;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
class ApiKeyTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ServiceClock clock;

    @Test
    void aKeyActsAsItsMakerWithinItsScopes() {
        Cast.Players players = cast.enter();
        KeyText key = make(players.maya(), new NewApiKey("Site", EnumSet.of(Permission.LEADS_READ), Optional.empty()));
        ActorAuthentication holder = holder(key).orElseThrow();
        assertThat(holder.getPrincipal().user()).isEqualTo(players.maya().user());
        assertThat(holder.getPrincipal().permissions()).containsExactly(Permission.LEADS_READ);
    }

    @Test
    void aKeyNeverOpensMoreThanItsMakersRole() {
        Cast.Players players = cast.enter();
        KeyText key = make(players.ana(), new NewApiKey("All", ApiKeys.GRANTABLE, Optional.empty()));
        assertThat(holder(key).orElseThrow().getPrincipal().permissions())
                .contains(Permission.LISTINGS_WRITE)
                .doesNotContain(Permission.MESSAGES_WRITE, Permission.LEADS_EXPORT, Permission.BILLING);
    }

    @Test
    void aRevokedAndAnExpiredKeyOpenNothing() {
        Cast.Players players = cast.enter();
        KeyText revoked = make(players.grace(), new NewApiKey("Old", ApiKeys.GRANTABLE, Optional.empty()));
        UUID id = players.atHarbor(() -> keys.all()).getFirst().id();
        assertThat(players.atPine(() -> keys.revoke(id))).as("by a rival").isFalse();
        assertThat(players.atHarbor(() -> keys.revoke(id))).isTrue();
        assertThat(holder(revoked)).isEmpty();

        KeyText expiring = make(
                players.grace(),
                new NewApiKey(
                        "Short", ApiKeys.GRANTABLE, Optional.of(clock.instant().plusSeconds(60))));
        assertThat(holder(expiring)).isPresent();
        clock.advance(Duration.ofMinutes(1));
        assertThat(holder(expiring)).isEmpty();
    }

    @Test
    void aRotatedKeyWorksOnForTheOverlapAndTheNewOneMayTheSame() {
        Cast.Players players = cast.enter();
        KeyText old = make(players.grace(), new NewApiKey("Site", EnumSet.of(Permission.LEADS_READ), Optional.empty()));
        UUID id = players.atHarbor(() -> keys.all()).getFirst().id();
        assertThat(players.atPine(() -> keys.rotate(players.pia(), id, Duration.ofHours(1))))
                .as("by a rival")
                .isEmpty();
        KeyText fresh = players.atHarbor(() -> keys.rotate(players.grace(), id, Duration.ofHours(1)))
                .orElseThrow();
        assertThat(holder(old)).isPresent();
        assertThat(players.atHarbor(() -> keys.rotate(players.grace(), id, Duration.ofHours(1))))
                .as("one that another has taken the place of")
                .isEmpty();
        assertThat(holder(fresh).orElseThrow().getPrincipal().permissions()).containsExactly(Permission.LEADS_READ);
        clock.advance(Duration.ofHours(1));
        assertThat(holder(old)).isEmpty();
        assertThat(holder(fresh)).isPresent();
        assertThat(players.atHarbor(() -> keys.rotate(players.grace(), id, Duration.ofHours(1))))
                .as("one that has ended")
                .isEmpty();
    }

    @Test
    void aServiceKeyStaysWhenItsMakerLeavesAndAPersonsKeyDoesNot() {
        Cast.Players players = cast.enter();
        accounts.changeRole(players.harbor(), players.tom().user(), Role.ADMIN);
        KeyText own = make(players.tom(), new NewApiKey("Tom's", ApiKeys.GRANTABLE, Optional.empty()));
        KeyText service = make(players.tom(), new NewApiKey("Portal", ApiKeys.GRANTABLE, Optional.empty(), true));
        accounts.changeRole(players.harbor(), players.tom().user(), Role.AGENT);
        assertThat(holder(service).orElseThrow().getPrincipal().may(Permission.LEADS_EXPORT))
                .as("whatever becomes of its maker")
                .isTrue();
        players.atHarbor(() -> accounts.dismiss(players.harbor(), players.tom().user(), java.util.List.of()));
        assertThat(holder(own)).isEmpty();
        ActorAuthentication holder = holder(service).orElseThrow();
        assertThat(holder.getPrincipal().user()).isEqualTo(players.grace().user());
        assertThat(holder.getPrincipal().name()).isEqualTo("Portal");
        assertThat(holder.getPrincipal().may(Permission.BILLING)).isFalse();
        assertThat(ApiKeys.GRANTABLE).doesNotContain(Permission.ACCOUNT_CLOSE);
    }

    @Test
    void theListNeverHoldsTheKeyAndTellsItsLastUse() {
        Cast.Players players = cast.enter();
        KeyText key = make(players.grace(), new NewApiKey("Site", ApiKeys.GRANTABLE, Optional.empty()));
        holder(key);
        ApiKey shown = players.atHarbor(() -> keys.all()).getFirst();
        assertThat(shown.toString()).doesNotContain(key.secret());
        assertThat(shown.lastUsedAt()).isPresent();
        assertThat(players.atPine(() -> keys.all())).isEmpty();
    }

    @Test
    void anotherAccountsNameInTheKeyOpensNothing() {
        Cast.Players players = cast.enter();
        KeyText key = make(players.grace(), new NewApiKey("Site", ApiKeys.GRANTABLE, Optional.empty()));
        assertThat(holder(new KeyText(players.pine(), key.secret()))).isEmpty();
    }

    @Test
    void theTextOfAKeyReadsBack() {
        AccountId account = new AccountId(new UUID(0, 7));
        KeyText key = KeyText.parse(make(cast.enter().grace(), new NewApiKey("x", ApiKeys.GRANTABLE, Optional.empty()))
                        .whole())
                .orElseThrow();
        assertThat(KeyText.parse(new KeyText(account, key.secret()).whole())
                        .orElseThrow()
                        .account())
                .isEqualTo(account);
        for (String wrong :
                new String[] {"", "ln", "ln__", "ln_0_0", "xx_" + key.whole().substring(3), key.whole() + "0"}) {
            assertThat(KeyText.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void theApiAsksForAKeyAndRefusesAWrongOne() {
        assertThat(mvc.get()
                        .uri("/api/v1/nothing")
                        .header("Authorization", "Bearer ln_x_y")
                        .exchange())
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(mvc.get().uri("/api/v1/nothing").exchange())
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private KeyText make(Actor maker, NewApiKey wanted) {
        return Tenancy.as(maker.account(), () -> keys.make(maker, wanted));
    }

    private Optional<ActorAuthentication> holder(KeyText key) {
        return Tenancy.as(key.account(), () -> keys.holder(key));
    }
}
