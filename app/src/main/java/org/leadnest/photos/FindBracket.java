package org.leadnest.photos;

import java.util.List;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.springframework.stereotype.Component;

/** Looks whether a photo that came in is a frame of a bracket, together with those that came already. */
@Component
class FindBracket implements JobHandler {
    static final String NAME = "photos.bracket";

    private static final int FEWEST = 3;

    private final Brackets brackets;
    private final RenditionFiles files;

    FindBracket(Brackets brackets, RenditionFiles files) {
        this.brackets = brackets;
        this.files = files;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(AccountId account, UUID subject) {
        List<Photo> around = brackets.around(new PhotoId(subject));
        if (around.size() < FEWEST) {
            return;
        }
        List<byte[]> originals =
                around.stream().map(photo -> files.original(account, photo)).toList();
        for (List<Integer> bracket : org.leadnest.retouch.Brackets.among(originals)) {
            brackets.join(bracket.stream().map(around::get).toList());
        }
    }

    /** They stay photos of their own. */
    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {}
}
