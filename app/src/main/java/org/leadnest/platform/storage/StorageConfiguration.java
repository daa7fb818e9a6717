package org.leadnest.platform.storage;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.web.DeploymentProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    /** Nodes that share a bucket share the key; who serves a folder of its own has one of its own. */
    @Bean
    FileTickets fileTickets(
            StorageProperties properties, DeploymentProperties deployment, DerivedKeys keys, InstantSource clock) {
        byte[] secret = switch (properties.provider()) {
            case FOLDER -> SigningKey.in(deployment.dataDir().resolve("keys"));
            case S3 -> keys.forPurpose("files").current();
        };
        return new FileTickets(secret, clock);
    }

    @Bean
    Storage storage(
            StorageProperties properties, DeploymentProperties deployment, FileTickets tickets, AccountKeys keys) {
        Storage files = switch (properties.provider()) {
            case FOLDER -> new FolderStorage(deployment.dataDir().resolve("files"), tickets);
            case S3 -> bucket(properties.s3(), tickets);
        };
        return new SealedStorage(files, keys);
    }

    @Bean
    RouterFunction<ServerResponse> files(FileTickets tickets, Storage storage, InstantSource clock) {
        FileDoor door = new FileDoor(tickets, storage, clock);
        return RouterFunctions.route()
                .GET(FileTickets.PATH + "{token}", door::serve)
                .build();
    }

    /** The store of {@code s3}; checksums beyond what S3 requires are left out, as compatible stores refuse them. */
    static S3Storage bucket(StorageProperties.S3 s3, FileTickets tickets) {
        String bucket = s3.bucket();
        if (bucket == null || bucket.isBlank()) {
            throw new IllegalStateException(
                    "leadnest.storage.s3.bucket must be set when leadnest.storage.provider is s3");
        }
        AwsCredentialsProvider credentials = credentials(s3);
        Region region = Region.of(s3.region());
        S3ClientBuilder client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials)
                .region(region)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        URI endpoint = endpoint(s3.endpoint());
        if (endpoint != null) {
            client.endpointOverride(endpoint).forcePathStyle(true);
        }
        return new S3Storage(client.build(), tickets, bucket);
    }

    private static @Nullable URI endpoint(@Nullable String endpoint) {
        return endpoint == null || endpoint.isBlank() ? null : URI.create(endpoint);
    }

    private static AwsCredentialsProvider credentials(StorageProperties.S3 s3) {
        String accessKey = s3.accessKey();
        String secretKey = s3.secretKey();
        return accessKey == null || secretKey == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
    }
}
