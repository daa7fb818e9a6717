package org.leadnest.followups;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.profile.Profiles;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.platform.limits.Rate;
import org.leadnest.platform.limits.SharedBuckets;
import org.leadnest.platform.mail.ProductText;
import org.leadnest.platform.mail.Texter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Texts a step to the phone of the one who writes it, as it reads for a lead: a text of the product to its own user, by the
 * account's way for texts. Ten an hour, for each costs money.
 */
@Component
class TestTexts {
    private static final Rate RATE = new Rate(10, Duration.ofHours(1));
    private static final Duration VALID = Duration.ofHours(1);

    private final Profiles profiles;
    private final Texter texter;
    private final SharedBuckets buckets;
    private final InstantSource clock;

    TestTexts(Profiles profiles, Texter texter, SharedBuckets buckets, InstantSource clock) {
        this.profiles = profiles;
        this.texter = texter;
        this.buckets = buckets;
        this.clock = clock;
    }

    @Transactional
    public SequenceEditorPage.Notice send(Actor writer, SequenceEditorPage.Preview preview) {
        if (preview.body().isBlank()) {
            return SequenceEditorPage.Notice.no("There is nothing to send: the text is empty.");
        }
        Optional<PhoneNumber> phone = profiles.of(writer.user()).phone();
        if (phone.isEmpty()) {
            return SequenceEditorPage.Notice.no(
                    "A test text goes to your own phone, and your profile has no confirmed number yet.",
                    "/app/settings/profile",
                    "Add your number");
        }
        Optional<String> objection = texter.objection(writer.account());
        if (objection.isPresent()) {
            return SequenceEditorPage.Notice.no(objection.get());
        }
        if (buckets.draw("sequence-test/" + writer.user(), 1, RATE).drawn() == 0) {
            return SequenceEditorPage.Notice.no("You have sent ten test texts within an hour; please try again later.");
        }
        texter.text(new ProductText(
                writer.account(),
                "sequence-test",
                phone.get(),
                writer.name(),
                preview.body(),
                clock.instant().plus(VALID)));
        return SequenceEditorPage.Notice.yes(
                "A test is on its way to " + phone.get().display() + ".");
    }
}
