package org.leadnest.platform.storage;

import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.web.DeploymentProperties;
import org.leadnest.platform.web.PictureOrigin;
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
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    @Bean
    FileTickets fileTickets(DeploymentProperties deployment, InstantSource clock) {
        return new FileTickets(SigningKey.in(deployment.dataDir().resolve("keys")), clock);
    }

    @Bean
    Storage storage(StorageProperties properties, DeploymentProperties deployment, FileTickets tickets) {
        return switch (properties.provider()) {
            case FOLDER -> new FolderStorage(deployment.dataDir().resolve("files"), tickets);
            case S3 -> bucket(properties.s3());
        };
    }

    /** Pages show a bucket's pictures from the bucket itself. */
    @Bean
    PictureOrigin pictureOrigin(StorageProperties properties) {
        return switch (properties.provider()) {
            case FOLDER -> new PictureOrigin("");
            case S3 -> new PictureOrigin(origin(properties.s3()));
        };
    }

    static String origin(StorageProperties.S3 s3) {
        URI endpoint = endpoint(s3.endpoint());
        return endpoint == null
                ? "https://" + s3.bucket() + ".s3." + s3.region() + ".amazonaws.com"
                : endpoint.getScheme() + "://" + endpoint.getAuthority();
    }

    @Bean
    RouterFunction<ServerResponse> files(FileTickets tickets, Storage storage, InstantSource clock) {
        FileDoor door = new FileDoor(tickets, storage, clock);
        return RouterFunctions.route()
                .GET(FileTickets.PATH + "{token}", door::serve)
                .build();
    }

    /** The store of {@code s3}; checksums beyond what S3 requires are left out, as compatible stores refuse them. */
    static S3Storage bucket(StorageProperties.S3 s3) {
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
        S3Presigner.Builder presigner =
                S3Presigner.builder().credentialsProvider(credentials).region(region);
        URI endpoint = endpoint(s3.endpoint());
        if (endpoint != null) {
            client.endpointOverride(endpoint).forcePathStyle(true);
            presigner
                    .endpointOverride(endpoint)
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(true)
                            .build());
        }
        return new S3Storage(client.build(), presigner.build(), bucket);
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
