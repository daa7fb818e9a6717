package org.leadnest.followups;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of webhook calls. */
@Service
public class WebhookCalls {
    private final CallStore store;
    private final WebhookSignature signature;

    WebhookCalls(CallStore store, WebhookSignature signature) {
        this.store = store;
        this.signature = signature;
    }

    /** What asking for a call again came to. */
    public enum Again {
        ASKED,
        /** It was delivered, or is tried again anyway. */
        NOT_GIVEN_UP,
        MISSING
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<WebhookCall> list(@Nullable Cursor after, int limit) {
        return Page.cut(
                store.list(after, limit + 1),
                limit,
                call -> new Cursor(call.createdAt().toString(), call.id()));
    }

    @Transactional
    public Again again(UUID call) {
        if (store.again(call)) {
            return Again.ASKED;
        }
        return store.exists(call) ? Again.NOT_GIVEN_UP : Again.MISSING;
    }

    /** With which the account's software checks that a call is ours. */
    public String secret() {
        return signature.secret(Tenancy.required());
    }
}
