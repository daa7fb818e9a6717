package org.leadnest.photos;

import java.util.Optional;
import org.leadnest.ai.PictureReader;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Has a model outside look at one photo, when a person asks for it, and keeps what it says as the suggestion that a person
 * confirms or not. It gets the enhanced picture of web size, without metadata.
 */
@Component
public class PhotoReading {
    private final PictureReader reader;
    private final RenditionFiles files;
    private final PhotoMaking making;

    PhotoReading(PictureReader reader, RenditionFiles files, PhotoMaking making) {
        this.reader = reader;
        this.files = files;
        this.making = making;
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Proposed(Room room, String altText) implements Outcome {}

        /** @param reason a sentence without its end */
        record Nothing(String reason) implements Outcome {}
    }

    /** Who would look; empty where nobody does, and then nothing of it is shown. */
    public Optional<String> model() {
        return reader.model();
    }

    public Outcome propose(Photo photo) {
        Optional<Rendition> web = photo.rendition(RenditionKind.WEB);
        if (web.isEmpty()) {
            return new Outcome.Nothing("the photo is not ready yet");
        }
        byte[] picture = files.read(Tenancy.required(), web.get().storageKey());
        return switch (reader.read(picture)) {
            case PictureReader.Reading.None none -> new Outcome.Nothing("nothing was proposed: " + none.reason());
            case PictureReader.Reading.Seen seen -> kept(photo, seen);
        };
    }

    private Outcome kept(Photo photo, PictureReader.Reading.Seen seen) {
        String plain = seen.altText().replaceAll("\\p{Cntrl}", " ").strip();
        Optional<Room> room = Room.of(seen.room());
        if (room.isEmpty() || plain.isEmpty() || !Photos.Words.fits(plain)) {
            return new Outcome.Nothing("nothing was proposed: the answer is none that can be used");
        }
        making.propose(photo.id(), room.get(), plain);
        return new Outcome.Proposed(room.get(), plain);
    }
}
