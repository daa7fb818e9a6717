package org.leadnest.platform.storage;

import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import org.leadnest.kernel.AccountId;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Files in a bucket of Amazon S3 or a compatible store, as {@code <account>/<key>}. Writing asks with
 * {@code If-None-Match: *}, so that the store itself refuses to change what is there. Browsers fetch through the service, which decrypts.
 */
final class S3Storage implements Storage, AutoCloseable {
    private final S3Client client;
    private final FileTickets tickets;
    private final String bucket;

    S3Storage(S3Client client, FileTickets tickets, String bucket) {
        this.client = client;
        this.tickets = tickets;
        this.bucket = bucket;
    }

    @Override
    public void put(AccountId account, String key, String contentType, InputStream content, long length) {
        String path = StorageKeys.path(account, key);
        client.putObject(
                request -> request.bucket(bucket)
                        .key(path)
                        .contentType(contentType)
                        .contentLength(length)
                        .ifNoneMatch("*"),
                RequestBody.fromInputStream(content, length));
    }

    @Override
    public StoredFile open(AccountId account, String key) {
        String path = StorageKeys.path(account, key);
        try {
            ResponseInputStream<GetObjectResponse> object =
                    client.getObject(request -> request.bucket(bucket).key(path));
            return new StoredFile(
                    StorageKeys.contentType(key), object.response().contentLength(), object);
        } catch (NoSuchKeyException gone) {
            throw new MissingFile(key);
        }
    }

    @Override
    public void delete(AccountId account, String key) {
        String path = StorageKeys.path(account, key);
        client.deleteObject(request -> request.bucket(bucket).key(path));
    }

    @Override
    public long deleteAllBut(AccountId account, Set<String> areas) {
        long files = 0;
        for (S3Object object : client.listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(account + "/"))
                .contents()) {
            String key = object.key().substring(account.toString().length() + 1);
            if (areas.stream().anyMatch(key::startsWith)) {
                continue;
            }
            client.deleteObject(request -> request.bucket(bucket).key(object.key()));
            files++;
        }
        return files;
    }

    @Override
    public String url(AccountId account, String key, Duration valid) {
        return tickets.address(account, key, valid, "");
    }

    @Override
    public String downloadUrl(AccountId account, String key, Duration valid, String fileName) {
        return tickets.address(account, key, valid, fileName);
    }

    @Override
    public void close() {
        client.close();
    }
}
