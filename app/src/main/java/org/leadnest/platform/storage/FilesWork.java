package org.leadnest.platform.storage;

import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.web.ServicePart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the storage answers: asked for a file that nobody has, it says so. */
@Component
@Order(3)
class FilesWork implements ServicePart {
    private static final Logger LOG = LoggerFactory.getLogger(FilesWork.class);
    private static final AccountId NOBODY = new AccountId(new UUID(0, 0));
    private static final String NONE = "originals/00000000-0000-0000-0000-000000000000.jpg";

    private final Storage storage;

    FilesWork(Storage storage) {
        this.storage = storage;
    }

    @Override
    public String title() {
        return "Storage: photos and files";
    }

    @Override
    public boolean works() {
        try {
            storage.open(NOBODY, NONE).close();
            return true;
        } catch (Storage.MissingFile asExpected) {
            return true;
        } catch (RuntimeException | java.io.IOException failed) {
            LOG.warn("the storage does not answer: {}", failed.toString());
            return false;
        }
    }
}
