package org.leadnest.photos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.retouch.Taken;
import org.springframework.stereotype.Component;

/** Looks whether a photo that came in is a frame of a bracket, together with those that came already. */
@Component
class FindBracket implements JobHandler {
    static final String NAME = "photos.bracket";

    private static final int FEWEST = 3;

    private final Brackets brackets;
    private final RenditionFiles files;
    private final Darkroom darkroom;

    FindBracket(Brackets brackets, RenditionFiles files, Darkroom darkroom) {
        this.brackets = brackets;
        this.files = files;
        this.darkroom = darkroom;
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
        Map<PhotoId, Taken> known = brackets.taken(around);
        List<Photo> timed = new ArrayList<>();
        List<Taken> taken = new ArrayList<>();
        for (Photo photo : around) {
            Optional<Taken> one = Optional.ofNullable(known.get(photo.id()))
                    .or(() -> org.leadnest.retouch.Brackets.taken(files.original(account, photo)));
            one.ifPresent(said -> {
                timed.add(photo);
                taken.add(said);
            });
        }
        for (List<Integer> places : org.leadnest.retouch.Brackets.likely(taken)) {
            List<Photo> run = places.stream().map(timed::get).toList();
            List<Taken> said = places.stream().map(taken::get).toList();
            if (opened(account, run) && darkroom.oneScene(account, run, said)) {
                brackets.join(run);
            }
        }
    }

    /** Whether each of them opens where it can do no harm; a photo that does not is refused by its own job. */
    private boolean opened(AccountId account, List<Photo> run) {
        return run.stream().allMatch(photo -> darkroom.tried(account, photo).isEmpty());
    }

    /** They stay photos of their own. */
    @Override
    public void gaveUp(AccountId account, UUID subject, String reason) {}
}
