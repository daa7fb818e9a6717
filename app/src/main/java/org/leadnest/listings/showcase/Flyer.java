package org.leadnest.listings.showcase;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.leadnest.listings.Disclosure;
import org.leadnest.listings.Listing;
import org.leadnest.listings.ListingCard;
import org.leadnest.listings.Seller;
import org.leadnest.photos.Alteration;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Rendition;
import org.leadnest.photos.RenditionKind;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * A flyer of one page, US Letter (612 × 792 points): the cover photo as it is on the page, what the property is, its
 * remarks as far as they fit, and a QR code of its page. Its fonts know the letters of Western Europe; others lose their
 * marks, or become a question mark.
 */
@Component
class Flyer {
    private static final float MARGIN = 45;
    private static final float WIDTH = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
    private static final float PHOTO_HEIGHT = 300;
    private static final float QR = 96;

    private final ShowcaseViews views;
    private final Storage storage;

    Flyer(ShowcaseViews views, Storage storage) {
        this.views = views;
        this.storage = storage;
    }

    byte[] of(Listing listing) {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(listing.title());
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                write(document, content, listing);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(PDDocument document, PDPageContentStream content, Listing listing) throws IOException {
        ListingCard card = ListingCard.of(listing, null, "");
        float y = PDRectangle.LETTER.getHeight() - MARGIN;
        Optional<Photo> first = views.ready(listing).stream().findFirst();
        Optional<Rendition> cover = first.flatMap((Photo photo) -> photo.rendition(RenditionKind.WEB));
        if (cover.isPresent()) {
            y -= photo(document, content, cover.get(), y) + 28;
            List<Alteration> altered = first.orElseThrow().altered();
            if (!altered.isEmpty()) {
                String told = Disclosure.statement(altered) + " The original is at the address below.";
                y = lines(content, Fonts.PLAIN, 10, wrapped(told, Fonts.PLAIN, 10, WIDTH), MARGIN, y + 14, 13, 3);
            }
        }
        y = lines(content, Fonts.BOLD, 22, wrapped(listing.title(), Fonts.BOLD, 22, WIDTH), MARGIN, y - 16, 26, 2);
        y = lines(content, Fonts.PLAIN, 12, List.of(listing.place()), MARGIN, y, 24, 1);
        String size = card.price() + "   " + String.join("   ", card.size());
        y = lines(content, Fonts.BOLD, 15, List.of(size), MARGIN, y, 26, 1);
        List<String> open = views.openHouses(listing);
        if (!open.isEmpty()) {
            y = lines(
                    content,
                    Fonts.BOLD,
                    11,
                    wrapped("Open house: " + open.getFirst(), Fonts.BOLD, 11, WIDTH),
                    MARGIN,
                    y,
                    20,
                    1);
        }
        float bottom = MARGIN + QR + 20;
        int room = (int) ((y - bottom) / 15);
        List<String> remarks = wrapped(listing.text("PublicRemarks"), Fonts.PLAIN, 11, WIDTH);
        if (remarks.size() > room && room > 0) {
            remarks = new ArrayList<>(remarks.subList(0, room));
            remarks.set(room - 1, remarks.get(room - 1) + " ...");
        }
        lines(content, Fonts.PLAIN, 11, remarks, MARGIN, y, 15, Math.max(room, 0));
        foot(content, listing);
    }

    /** How high it came out. */
    private float photo(PDDocument document, PDPageContentStream content, Rendition cover, float top)
            throws IOException {
        try (Storage.StoredFile file = storage.open(Tenancy.required(), cover.storageKey())) {
            PDImageXObject image = JPEGFactory.createFromStream(document, file.content());
            float scale = Math.min(WIDTH / image.getWidth(), PHOTO_HEIGHT / image.getHeight());
            float width = image.getWidth() * scale;
            float height = image.getHeight() * scale;
            content.drawImage(image, MARGIN + (WIDTH - width) / 2, top - height, width, height);
            return height;
        }
    }

    private void foot(PDPageContentStream content, Listing listing) throws IOException {
        Seller seller = views.seller(listing);
        String address = views.address(listing);
        qr(content, address, MARGIN, MARGIN);
        float x = MARGIN + QR + 16;
        float y = lines(content, Fonts.BOLD, 13, List.of(seller.office()), x, MARGIN + QR - 22, 18, 1);
        List<String> rest = new ArrayList<>();
        rest.addAll(seller.lines());
        if (seller.officePhone() != null) {
            rest.add(seller.officePhone());
        }
        rest.add("All photos, and each as it was before it was enhanced:");
        rest.add(address);
        lines(content, Fonts.PLAIN, 10, rest, x, y, 14, rest.size());
    }

    private static void qr(PDPageContentStream content, String text, float left, float bottom) throws IOException {
        try {
            BitMatrix code =
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0));
            float cell = QR / code.getWidth();
            for (int row = 0; row < code.getHeight(); row++) {
                for (int column = 0; column < code.getWidth(); column++) {
                    if (code.get(column, row)) {
                        content.addRect(left + column * cell, bottom + QR - (row + 1) * cell, cell, cell);
                    }
                }
            }
            content.fill();
        } catch (WriterException tooLong) {
            throw new IllegalStateException("an address of a page does not fit a QR code", tooLong);
        }
    }

    /** Where the next line would stand. */
    private static float lines(
            PDPageContentStream content,
            PDFont font,
            float size,
            List<String> lines,
            float x,
            float y,
            float leading,
            int most)
            throws IOException {
        float at = y;
        for (String line : lines.subList(0, Math.min(most, lines.size()))) {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(x, at);
            content.showText(encodable(line));
            content.endText();
            at -= leading;
        }
        return at;
    }

    private static List<String> wrapped(String text, PDFont font, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.lines().filter(line -> !line.isBlank()).toList()) {
            StringBuilder line = new StringBuilder();
            for (String word : encodable(paragraph).split("\\s+")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String encodable(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(c -> plain.append(encodable(c)));
        return plain.toString();
    }

    private static String encodable(int c) {
        if (c < ' ' || (c >= 0x7F && c < 0xA0)) {
            return " ";
        }
        if (c < 0x100) {
            return Character.toString(c);
        }
        return switch (c) {
            case '\u2018', '\u2019' -> "'";
            case '\u201C', '\u201D' -> "\"";
            case '\u2013', '\u2014' -> "-";
            case '\u2026' -> "...";
            default -> {
                String bare = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "");
                yield !bare.isEmpty() && bare.chars().allMatch(one -> one >= ' ' && one < 0x7F) ? bare : "?";
            }
        };
    }

    /** Loaded with the first flyer: PDFBox reads its fonts for a third of a second. */
    private static final class Fonts {
        static final PDFont PLAIN = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        static final PDFont BOLD = new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD);
    }
}
