package org.leadnest.photos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.retouch.Retouched;
import org.springframework.stereotype.Component;

/** Hands finished pictures out: single files, made when they are first asked for, and an album for an MLS as one zip. */
@Component
public class Deliveries {
    private static final int MOST_STEM = 60;

    private final Photos photos;
    private final PhotoMaking making;
    private final Brackets brackets;
    private final RenditionFiles files;
    private final Darkroom darkroom;

    Deliveries(Photos photos, PhotoMaking making, Brackets brackets, RenditionFiles files, Darkroom darkroom) {
        this.photos = photos;
        this.making = making;
        this.brackets = brackets;
        this.files = files;
        this.darkroom = darkroom;
    }

    /** A picture under its name in an album. */
    public record Picture(String fileName, Photo photo, Rendition rendition) {}

    /** The rendition, made and kept now when it was not; nothing while the photo is not ready. */
    public Optional<Rendition> rendition(Photo photo, RenditionKind kind) {
        Optional<Rendition> there = photo.rendition(kind);
        if (there.isPresent() || photo.status() != PhotoStatus.READY) {
            return there;
        }
        AccountId account = Tenancy.required();
        int attempt = making.attempt(photo.id());
        Retouched made = darkroom.make(account, photo, brackets.frames(photo.id()), List.of(kind))
                .getFirst();
        if (!(made instanceof Retouched.Image image)) {
            return Optional.empty();
        }
        synchronized (this) {
            Optional<Rendition> meanwhile = photos.find(photo.id()).flatMap(now -> now.rendition(kind));
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            Rendition kept = files.keep(account, photo.id(), kind, attempt, image);
            if (making.add(photo.id(), attempt, kept)) {
                return Optional.of(kept);
            }
            files.delete(account, kept.storageKey());
            return Optional.empty();
        }
    }

    public byte[] bytes(Rendition rendition) {
        return files.read(Tenancy.required(), rendition.storageKey());
    }

    /**
     * The rendition as it is handed out: one that is altered says so in itself, and where the unaltered one is seen.
     *
     * @param original address of the unaltered picture
     */
    public byte[] file(Photo photo, Rendition rendition, String original) {
        return AlteredFile.disclosed(bytes(rendition), altered(photo, rendition), original);
    }

    /** What a file of the photo shows other than the photo does: nothing, where it is not one of the enhanced. */
    public static List<Alteration> altered(Photo photo, Rendition rendition) {
        return rendition.kind().enhanced() ? photo.altered() : List.of();
    }

    /** The album's pictures of that kind in order, named by place, room and what is shown: {@code 01-front-18-oak-st.jpg}. */
    public List<Picture> pictures(UUID album, RenditionKind kind, String title) {
        List<Picture> pictures = new ArrayList<>();
        for (Photo photo : photos.list(album)) {
            if (photo.shown()) {
                photo.rendition(kind)
                        .ifPresent(made ->
                                pictures.add(new Picture(name(photo, kind, pictures.size() + 1, title), photo, made)));
            }
        }
        return pictures;
    }

    public static String name(Photo photo, RenditionKind kind, int place, String title) {
        Room room = photo.room() != null ? photo.room() : photo.suggested().room();
        String word = room == null || room == Room.OTHER ? "photo" : plain(room.label());
        String ending = kind == RenditionKind.MLS ? "" : "-" + kind.word();
        return "%02d-%s-%s%s.%s".formatted(place, word, stem(title), ending, kind.extension());
    }

    /** Letters and digits of a title, for a file's name. */
    public static String stem(String title) {
        String plain = plain(title);
        String cut = plain.length() > MOST_STEM ? plain.substring(0, MOST_STEM).replaceAll("-+$", "") : plain;
        return cut.isEmpty() ? "home" : cut;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    /**
     * Writes the pictures as they lie in the storage, one after the other, and at the end, when any of them is altered, a
     * table that says how and where its unaltered original is seen.
     *
     * @param originals where that is, by the alterations of a picture and its place from 1
     */
    public void zip(List<Picture> pictures, BiFunction<List<Alteration>, Integer, String> originals, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            zip.putNextEntry(new ZipEntry(picture.fileName()));
            String original = originals.apply(altered(picture.photo(), picture.rendition()), i + 1);
            zip.write(file(picture.photo(), picture.rendition(), original));
            zip.closeEntry();
        }
        if (pictures.stream().anyMatch(picture -> !picture.photo().altered().isEmpty())) {
            zip.putNextEntry(new ZipEntry("media.csv"));
            zip.write(table(pictures, originals).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }

    private static String table(List<Picture> pictures, BiFunction<List<Alteration>, Integer, String> originals) {
        StringBuilder table =
                new StringBuilder("Order,File,ImageOf,ShortDescription,MediaAlteration,Statement,Original\r\n");
        for (int i = 0; i < pictures.size(); i++) {
            Photo photo = pictures.get(i).photo();
            List<Alteration> altered = photo.altered();
            table.append(i + 1)
                    .append(',')
                    .append(cell(pictures.get(i).fileName()))
                    .append(',')
                    .append(cell(photo.room() == null ? "" : photo.room().imageOf()))
                    .append(',')
                    .append(cell(photo.caption()))
                    .append(',')
                    .append(cell(String.join(
                            ",",
                            altered.stream().map(Alteration::mediaAlteration).toList())))
                    .append(',')
                    .append(cell(String.join(
                            " ", altered.stream().map(Alteration::statement).toList())))
                    .append(',')
                    .append(cell(altered.isEmpty() ? "" : originals.apply(altered, i + 1)))
                    .append("\r\n");
        }
        return table.toString();
    }

    /** A text for a table program, which must not take it for a formula. */
    private static String cell(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
