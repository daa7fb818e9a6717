package org.leadnest.analytics;

import org.leadnest.listings.ListingEvent;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
class DescriptionListener {
    private final WrittenTexts texts;

    DescriptionListener(WrittenTexts texts) {
        this.texts = texts;
    }

    @Async
    @TransactionalEventListener
    void on(ListingEvent.DescriptionWritten written) {
        Tenancy.run(written.account(), () -> texts.add(written));
    }
}
