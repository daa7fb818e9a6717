package org.leadnest.platform.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where files are kept: {@code folder} (below the data folder) or {@code s3}. */
@ConfigurationProperties("leadnest.storage")
record StorageProperties(
        @DefaultValue("folder") Provider provider,
        @DefaultValue S3 s3) {
    enum Provider {
        FOLDER,
        S3
    }

    /**
     * The bucket. Without keys of its own the standard chain of AWS is asked (environment, profile, instance role).
     *
     * @param endpoint address of a compatible store; absent for Amazon S3
     */
    record S3(
            @Nullable String endpoint,
            @DefaultValue("us-east-1") String region,
            @Nullable String bucket,
            @Nullable String accessKey,
            @Nullable String secretKey) {}
}
