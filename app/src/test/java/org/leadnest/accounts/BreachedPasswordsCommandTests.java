package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.testkit.Faults;
import org.leadnest.testkit.RangePeer;
import picocli.CommandLine;

/** The list of breached passwords is fetched whole, range by range, and a run that stopped goes on. */
class BreachedPasswordsCommandTests {
    @TempDir
    private Path folder;

    private final RangePeer pwned = new RangePeer();
    private final StringWriter out = new StringWriter();

    @AfterEach
    void close() {
        pwned.close();
    }

    @Test
    void fetchesEachRangeOnceAndGoesOnWhereItStopped() throws IOException {
        assertThat(fetch("00A00", "00A1F")).isZero();
        assertThat(names()).hasSize(32).contains("00A00.txt", "00A1F.txt");
        assertThat(Files.readString(folder.resolve("00A0C.txt"))).isEqualTo(RangePeer.line("00A0C"));
        assertThat(out.toString()).contains("fetched 32 range files", "32 of 1048576");
        Files.delete(folder.resolve("00A0C.txt"));
        pwned.forget();
        assertThat(fetch("00a00", "00a1f")).isZero();
        assertThat(pwned.ledger()).extracting(one -> one.call().path()).containsExactly("/range/00A0C");
        assertThat(pwned.ledger().getFirst().call().body())
                .as("nothing is asked about a password")
                .isEmpty();
    }

    @Test
    void oneThatFailsIsAskedForAgain() throws IOException {
        pwned.failWith(Faults.at(1, Faults.Kind.BEFORE_EFFECT));
        assertThat(fetch("00000", "00000")).isZero();
        assertThat(names()).containsExactly("00000.txt");
    }

    @Test
    void whatCannotBeHadIsToldAndLeavesNoFile() throws IOException {
        String elsewhere = pwned.baseUrl() + "/elsewhere";
        assertThat(run("--from=00000", "--to=00000", "--leadnest.passwords.breached-url=" + elsewhere))
                .isEqualTo(1);
        assertThat(names()).isEmpty();
        assertThat(out.toString()).contains("00000 could not be had");
        assertThat(run("--from=nothing")).isEqualTo(2);
    }

    @Test
    void aPrivateAddressIsAskedOnlyWhenThatIsAllowed() throws IOException {
        CommandLine line = new CommandLine(new BreachedPasswordsCommand()).setOut(new PrintWriter(out));
        assertThat(line.execute(
                        folder.toString(),
                        "--from=00000",
                        "--to=00000",
                        "--leadnest.passwords.breached-url=" + pwned.baseUrl().replace("127.0.0.1", "localhost")))
                .isEqualTo(1);
        assertThat(pwned.calls()).isZero();
    }

    private int fetch(String from, String to) {
        return run("--from=" + from, "--to=" + to, "--leadnest.passwords.breached-url=" + pwned.baseUrl());
    }

    private int run(String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of(folder.toString(), "--leadnest.outbound.allow-private=true"), Stream.of(more))
                .toList();
        return new CommandLine(new BreachedPasswordsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments.toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
