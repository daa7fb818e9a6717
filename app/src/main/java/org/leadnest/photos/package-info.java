/**
 * Photos, their renditions and recipes.
 *
 * <p>A photo is uploaded, judged by its header, kept as it is, and processed by a job: RECEIVED, PROCESSING, then READY with
 * its renditions or REFUSED with a reason. It belongs to an album, which is the id of what it shows; the module that owns
 * that id decides who may see it.
 *
 * <p>Invariants: the uploaded bytes are never changed and never served, as they may carry a place (GPS) and a camera's
 * number; what is served, the plain original included, is encoded anew without metadata. Each rendition keeps the recipe
 * that rebuilds it from the uploaded bytes bit for bit. A rendition is recorded once per kind, however often the job runs.
 *
 * <p>How a photo is enhanced is its own ({@link org.leadnest.photos.Adjustments}); an {@link
 * org.leadnest.photos.Alteration} is off unless asked for, stands in the ledger, and is told by what the recipe of the shown
 * picture says. Frames of a bracket lie behind the photo that is made of them.
 *
 * <p>An image model outside ({@link org.leadnest.photos.ModelEdits}) is asked only by a person, for one photo, for one thing.
 * Its picture is published only when the building's lines are where they were ({@code retouch.StructureCheck}); else it is
 * kept for a look. No other file of the photo is made from it but those of its recipe.
 *
 * <p>A file is decoded for trial in a child process before it is decoded here (package {@code guarding}), frames of a bracket
 * among them. A photo that waits has a job, or gets one ({@link org.leadnest.photos.SweepPhotos}).
 *
 * <p>Tables: {@code photos.photos}, {@code photos.renditions}, {@code photos.alterations}. Events out: {@link org.leadnest.photos.PhotoEvent}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "billing",
            "privacy",
            "privacy::choices",
            "ai",
            "retouch"
        })
@NullMarked
package org.leadnest.photos;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
