package org.leadnest.photos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says inside of a JPEG file that its picture is altered and where the unaltered one is seen, so that it is said wherever the
 * file goes: as XMP (ISO 16684-1) in an APP1 segment, {@code dc:description}, {@code dc:source} and {@code
 * photoshop:Instructions}, which IPTC's programs show too.
 */
final class AlteredFile {
    private static final byte[] NAMESPACE = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP1 = 0xE1;
    private static final int APP0 = 0xE0;
    private static final int START = 2;

    private AlteredFile() {}

    /** The statement of what is altered, in sentences. */
    static String statement(List<Alteration> altered) {
        return altered.stream().map(Alteration::statement).collect(Collectors.joining(" "));
    }

    /**
     * @param original address of the unaltered picture
     * @return {@code file} itself when nothing is altered, or it is no JPEG
     */
    static byte[] disclosed(byte[] file, List<Alteration> altered, String original) {
        if (altered.isEmpty() || !jpeg(file)) {
            return file;
        }
        byte[] packet = packet(statement(altered), original).getBytes(StandardCharsets.UTF_8);
        int at = afterJfif(file);
        int length = START + NAMESPACE.length + packet.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + length + START);
        out.write(file, 0, at);
        out.write(0xFF);
        out.write(APP1);
        out.write(length >> Byte.SIZE);
        out.write(length);
        out.writeBytes(NAMESPACE);
        out.writeBytes(packet);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    private static boolean jpeg(byte[] file) {
        return file.length > 6 && file[0] == (byte) 0xFF && file[1] == (byte) 0xD8 && file[2] == (byte) 0xFF;
    }

    /** JFIF wants its own segment to be the first. */
    private static int afterJfif(byte[] file) {
        boolean jfif = (file[3] & 0xFF) == APP0;
        return jfif ? 2 * START + (((file[4] & 0xFF) << Byte.SIZE) | (file[5] & 0xFF)) : START;
    }

    private static String packet(String statement, String original) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/">
                 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
                   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
                   <dc:source>%s</dc:source>
                   <photoshop:Instructions>%s</photoshop:Instructions>
                  </rdf:Description>
                 </rdf:RDF>
                </x:xmpmeta>
                <?xpacket end="r"?>""".formatted(
                        escaped("Digitally altered. " + statement),
                        escaped(original),
                        escaped("Digitally altered. " + statement + " Unaltered original: " + original));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
