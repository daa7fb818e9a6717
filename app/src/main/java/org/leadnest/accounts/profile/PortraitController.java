package org.leadnest.accounts.profile;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pictures of people: seen by their colleagues, put up and taken down by themselves. */
@Controller
@Requires(Permission.PROFILE_WRITE)
class PortraitController {
    private static final String HOME = "redirect:/app/settings/profile";

    private final Profiles profiles;

    PortraitController(Profiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/app/people/{user}/picture")
    ResponseEntity<byte[]> picture(@PathVariable UUID user, Actor actor) {
        byte[] jpeg = profiles.picture(actor.account(), new UserId(user)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(30)).cachePrivate())
                .body(jpeg);
    }

    @PostMapping("/app/settings/profile/picture")
    String show(
            @RequestParam(required = false) Optional<MultipartFile> picture, Actor actor, RedirectAttributes redirect)
            throws IOException {
        Optional<byte[]> jpeg = picture.isEmpty() || picture.get().getSize() > Portrait.MOST_BYTES
                ? Optional.empty()
                : Portrait.of(picture.get().getBytes());
        jpeg.ifPresent(made -> profiles.show(actor.user(), made));
        Toast.show(
                redirect,
                jpeg.isPresent()
                        ? "Your picture is up; your colleagues see it."
                        : "Expected a JPEG or PNG of at most 10 MB, 32 pixels or more on each side.");
        return HOME;
    }

    @PostMapping("/app/settings/profile/picture/removal")
    String hide(Actor actor, RedirectAttributes redirect) {
        profiles.hide(actor.user());
        Toast.show(redirect, "Your picture is gone.");
        return HOME;
    }
}
