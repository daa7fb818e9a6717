package org.leadnest.photos.guarding;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A child as the guard starts it, which a file that begins with X really kills and one that begins with S keeps for ever. */
public final class FragileChild {
    private FragileChild() {}

    /** How it is called; with the word X every file kills it, with the word T one whose last byte is X. */
    public static List<String> command(String... kinds) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FragileChild.class.getName()));
        words.addAll(List.of(kinds));
        return List.copyOf(words);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(System.in);
        say(GuardChild.READY);
        while (true) {
            byte[] file = in.readNBytes(in.readInt());
            switch (kind(arguments, file)) {
                case 'X' -> MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
                case 'S' -> new CountDownLatch(1).await();
                default -> say(GuardChild.DONE);
            }
        }
    }

    private static int kind(String[] arguments, byte[] file) {
        char word = arguments.length > 0 ? arguments[0].charAt(0) : (char) file[0];
        return word == 'T' ? file[file.length - 1] : word;
    }

    private static void say(int word) {
        System.out.write(word);
        System.out.flush();
    }
}
