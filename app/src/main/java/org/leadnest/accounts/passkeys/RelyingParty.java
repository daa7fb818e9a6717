package org.leadnest.accounts.passkeys;

import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.leadnest.accounts.User;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.Links;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our side of WebAuthn: what a device is asked for, and whether its answer holds. The device always checks its person (user
 * verification), so that a passkey is two factors at once. Keys are bound to the host of our external address.
 */
@Component
class RelyingParty {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PasskeyStore store;
    private final PublicKeyCredentialRpEntity us;
    /** Both are made at their first use: the verifier's library takes long to load. */
    private final SingletonSupplier<Webauthn4JRelyingPartyOperations> operations;

    private final SingletonSupplier<JsonMapper> json = SingletonSupplier.of(() -> JsonMapper.builder()
            .addModule(new WebauthnJacksonModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build());

    RelyingParty(PasskeyStore store, PasskeyUsers users, Links links) {
        this.store = store;
        URI home = URI.create(links.to(""));
        String port = home.getPort() < 0 ? "" : ":" + home.getPort();
        this.us = PublicKeyCredentialRpEntity.builder()
                .id(home.getHost())
                .name("LeadNest")
                .build();
        this.operations = SingletonSupplier.of(() -> new Webauthn4JRelyingPartyOperations(
                users, store, us, Set.of(home.getScheme() + "://" + home.getHost() + port)));
    }

    /** What the browser is asked for to make a new key, as JSON. */
    String toAdd(User user, Bytes challenge) {
        return json.obtain().writeValueAsString(creation(user, challenge));
    }

    private PublicKeyCredentialCreationOptions creation(User user, Bytes challenge) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(us)
                .user(PasskeyUsers.entity(user))
                .challenge(challenge)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .timeout(PATIENCE)
                .excludeCredentials(known(user.id()))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .build();
    }

    /** Keeps the new key of the answer, when the answer holds. */
    boolean add(User user, Bytes challenge, String answer, String name) {
        try {
            var credential = json.obtain()
                    .readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            operations
                    .obtain()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(user, challenge), new RelyingPartyPublicKey(credential, name)));
            return true;
        } catch (WebAuthnException | JacksonException | IllegalArgumentException refused) {
            return false;
        }
    }

    /** What the browser is asked to sign: with any key of ours, or with one of a known user. */
    String toProve(Optional<UserId> user, Bytes challenge) {
        return json.obtain().writeValueAsString(proof(user, challenge));
    }

    private PublicKeyCredentialRequestOptions proof(Optional<UserId> user, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(us.getId())
                .challenge(challenge)
                .timeout(PATIENCE)
                .allowCredentials(user.map(this::known).orElse(List.of()))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    private List<PublicKeyCredentialDescriptor> known(UserId user) {
        return store.findByUserId(PasskeyUsers.handle(user)).stream()
                .map(RelyingParty::descriptor)
                .toList();
    }

    private static PublicKeyCredentialDescriptor descriptor(CredentialRecord kept) {
        return PublicKeyCredentialDescriptor.builder()
                .id(kept.getCredentialId())
                .transports(kept.getTransports())
                .build();
    }

    /** Whose key signed, when the answer holds. */
    Optional<UserId> signer(Optional<UserId> user, Bytes challenge, String answer) {
        try {
            var credential = json.obtain()
                    .readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            UserId owner = PasskeyUsers.user(operations
                    .obtain()
                    .authenticate(new RelyingPartyAuthenticationRequest(proof(user, challenge), credential))
                    .getId());
            Bytes told = credential.getResponse().getUserHandle();
            boolean theirs = told == null || told.equals(PasskeyUsers.handle(owner));
            return theirs && user.map(owner::equals).orElse(true) ? Optional.of(owner) : Optional.empty();
        } catch (WebAuthnException | JacksonException | IllegalArgumentException | PasskeyStore.Copied refused) {
            return Optional.empty();
        }
    }
}
