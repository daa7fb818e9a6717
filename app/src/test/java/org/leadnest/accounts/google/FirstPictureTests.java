package org.leadnest.accounts.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.HttpPeer;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.OidcPeer;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The picture that the issuer names: taken once, never as it came, and never in the way of signing in. */
@LeadNestTest
class FirstPictureTests {
    private static final OidcPeer GOOGLE = new OidcPeer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("leadnest.sign-in.google.issuer", GOOGLE::baseUrl);
        properties.add("leadnest.sign-in.google.client-id", () -> OidcPeer.CLIENT);
        properties.add("leadnest.sign-in.google.client-secret", () -> OidcPeer.SECRET);
    }

    @AfterAll
    static void close() {
        GOOGLE.close();
    }

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Identities identities;

    @Autowired
    private FirstPictures pictures;

    @Autowired
    private IdentityStore store;

    @Autowired
    private GoogleProperties properties;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    private Actor maya;
    private UserId user;

    @BeforeEach
    void enter() {
        GOOGLE.forget();
        maya = cast.enter().maya();
        user = maya.user();
    }

    @Test
    void isDrawnAnewAndServedFromHere() throws Exception {
        GOOGLE.picture(HttpPeer.Answer.image("image/png", png(96, 120)));
        join(GOOGLE.baseUrl() + "/picture");
        assertThat(GOOGLE.ledger()).as("signing in fetches nothing").isEmpty();
        fetch(pictures);
        String address = profiles.of(user).picture().orElseThrow();
        assertThat(address).startsWith("/app/people/" + user + "/picture");
        byte[] served = mvc.get()
                .uri(address)
                .with(SignedIn.as(maya))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        BufferedImage kept = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(served)));
        assertThat(kept.getWidth()).isEqualTo(256).isEqualTo(kept.getHeight());
        assertThat(new String(served, StandardCharsets.ISO_8859_1)).doesNotContain("PNG", "secret of the file");
        String page = mvc.get()
                .uri("/app/settings/profile")
                .with(SignedIn.as(maya))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains(address).doesNotContain(GOOGLE.baseUrl());
    }

    @Test
    void isFetchedOnce() throws IOException {
        GOOGLE.picture(HttpPeer.Answer.image("image/png", png(96, 96)));
        join(GOOGLE.baseUrl() + "/picture");
        fetch(pictures);
        fetch(pictures);
        assertThat(GOOGLE.ledger()).hasSize(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aPictureOfOnesOwnStays() throws IOException {
        byte[] own = {1, 2, 3};
        assertThat(profiles.showFirst(user, own)).isTrue();
        join(GOOGLE.baseUrl() + "/picture");
        assertThat(waiting()).isEmpty();
        fetch(pictures);
        assertThat(GOOGLE.ledger()).isEmpty();
        assertThat(profiles.showFirst(user, png(96, 96))).isFalse();
        assertThat(jdbc.sql("select picture from accounts.profiles where user_id = :user")
                        .param("user", user.value())
                        .query((row, number) -> row.getBytes(1))
                        .single())
                .isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "GIF89a", "\u0089PNG\r\n\u001a\n and no more", ""})
    void whatIsNoPictureIsNone(String content) {
        GOOGLE.picture(HttpPeer.Answer.image("image/png", content.getBytes(StandardCharsets.ISO_8859_1)));
        join(GOOGLE.baseUrl() + "/picture");
        fetch(pictures);
        assertNone();
    }

    @Test
    void onePixelOrTooManyBytesAreNone() throws IOException {
        GOOGLE.picture(HttpPeer.Answer.image("image/png", png(1, 1)));
        join(GOOGLE.baseUrl() + "/picture");
        fetch(pictures);
        assertNone();
        byte[] image = png(96, 96);
        byte[] large = java.util.Arrays.copyOf(image, 2 * 1024 * 1024 + image.length);
        GOOGLE.picture(HttpPeer.Answer.image("image/png", large));
        store.await(user, GOOGLE.baseUrl() + "/picture");
        fetch(pictures);
        assertNone();
    }

    @Test
    void anErrorAndARedirectAreNone() {
        GOOGLE.picture(HttpPeer.Answer.json(302, "{}"));
        join(GOOGLE.baseUrl() + "/picture");
        fetch(pictures);
        GOOGLE.failWith(Faults.at(1, Faults.Kind.BEFORE_EFFECT));
        store.await(user, GOOGLE.baseUrl() + "/picture");
        fetch(pictures);
        assertNone();
    }

    @Test
    void aPrivateAddressIsNotReached() {
        join(GOOGLE.baseUrl() + "/picture");
        fetch(new FirstPictures(store, profiles, properties, OutboundHttp.beside(false), jobs));
        assertThat(GOOGLE.ledger()).isEmpty();
        assertNone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/passwd", "javascript:alert(1)", "data:image/png;base64,AAAA", "ftp://a/b"})
    void otherSchemesAreNotEvenKept(String picture) {
        join(picture);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsForgotten() {
        join("https://exa mple/\u0001");
        fetch(pictures);
        assertThat(waiting()).isEmpty();
        assertNone();
    }

    private void assertNone() {
        assertThat(profiles.of(user).picture()).isEmpty();
        assertThat(waiting()).isEmpty();
    }

    private Optional<String> waiting() {
        return jdbc.sql(
                        "select picture_from from accounts.identities where user_id = :user and picture_from is not null")
                .param("user", user.value())
                .query(String.class)
                .optional();
    }

    private void join(String picture) {
        GoogleUser google = new GoogleUser(
                GOOGLE.baseUrl(),
                "g-" + UUID.randomUUID(),
                accounts.user(user).email().value(),
                true,
                "Maya",
                picture);
        assertThat(Tenancy.as(maya.account(), () -> identities.join(google, user)))
                .isTrue();
    }

    private void fetch(FirstPictures by) {
        Tenancy.run(maya.account(), () -> by.run(maya.account(), user.value()));
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        out.writeBytes("secret of the file".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
