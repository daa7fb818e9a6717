package org.leadnest.accounts.passwords;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The names of range files: {@code digits} hexadecimal digits, which all hashes in the file begin with. Have I Been Pwned has five.
 */
public record RangeFiles(int digits) {
    public static final RangeFiles PWNED = new RangeFiles(5);
    private static final int BITS_OF_DIGIT = 4;
    private static final Pattern NAME = Pattern.compile("([0-9A-F]+)\\.txt");

    /** How many there are. */
    public int count() {
        return 1 << digits * BITS_OF_DIGIT;
    }

    /** The digits of a range, in capitals. */
    public String range(int number) {
        return HexFormat.of().withUpperCase().toHexDigits(number, digits);
    }

    public Path file(Path folder, String range) {
        return folder.resolve(range.toUpperCase(Locale.ROOT) + ".txt");
    }

    /** Those that lie in the folder; reads its list alone. */
    public BitSet present(Path folder) throws IOException {
        BitSet present = new BitSet(count());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
            for (Path file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && name.group(1).length() == digits) {
                    present.set(HexFormat.fromHexDigits(name.group(1)));
                }
            }
        }
        return present;
    }

    /** The first that is missing. */
    OptionalInt gap(Path folder) throws IOException {
        int first = present(folder).nextClearBit(0);
        return first < count() ? OptionalInt.of(first) : OptionalInt.empty();
    }
}
