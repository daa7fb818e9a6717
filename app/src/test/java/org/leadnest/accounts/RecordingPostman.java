package org.leadnest.accounts;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.Postman;
import org.leadnest.platform.mail.ProductLetter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps the letters instead of delivering them, for tests of what is written to whom. */
public final class RecordingPostman implements Postman {
    private static final int LONGEST_WAIT_SECONDS = 10;

    private final BlockingQueue<ProductLetter> letters = new LinkedBlockingQueue<>();

    @TestConfiguration(proxyBeanMethods = false)
    public static class Delivery {
        @Bean
        @Primary
        RecordingPostman recordingPostman() {
            return new RecordingPostman();
        }
    }

    /** Delivers when the transaction that wrote the letter is through, as the real one does: what it links to is there. */
    @Override
    public void post(ProductLetter letter) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            letters.add(letter);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                letters.add(letter);
            }
        });
    }

    /** The next letter; waits for one that is written beside the request. */
    public ProductLetter next() throws InterruptedException {
        ProductLetter letter = letters.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        if (letter == null) {
            throw new AssertionError("no letter came");
        }
        return letter;
    }

    public List<ProductLetter> to(EmailAddress address) {
        return letters.stream().filter(letter -> letter.to().equals(address)).toList();
    }

    public void forget() {
        letters.clear();
    }

    public static String token(ProductLetter letter) {
        String url = letter.url().orElseThrow();
        return url.substring(url.indexOf("token=") + "token=".length());
    }
}
