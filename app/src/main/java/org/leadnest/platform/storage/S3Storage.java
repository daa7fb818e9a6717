package org.leadnest.platform.storage;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.leadnest.kernel.AccountId;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Files in a bucket of Amazon S3 or a compatible store, as {@code <account>/<key>}. Writing asks with
 * {@code If-None-Match: *}, so that the store itself refuses to change what is there. Browsers fetch by presigned URLs.
 */
final class S3Storage implements Storage, AutoCloseable {
    private final S3Client client;
    private final S3Presigner presigner;
    private final String bucket;

    S3Storage(S3Client client, S3Presigner presigner, String bucket) {
        this.client = client;
        this.presigner = presigner;
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
    public long deleteAll(AccountId account) {
        long files = 0;
        for (S3Object object : client.listObjectsV2Paginator(
                        request -> request.bucket(bucket).prefix(account + "/"))
                .contents()) {
            client.deleteObject(request -> request.bucket(bucket).key(object.key()));
            files++;
        }
        return files;
    }

    @Override
    public String url(AccountId account, String key, Duration valid) {
        return presigned(account, key, valid, request -> {});
    }

    @Override
    public String downloadUrl(AccountId account, String key, Duration valid, String fileName) {
        return presigned(
                account, key, valid, request -> request.responseContentDisposition(Dispositions.attachment(fileName)));
    }

    private String presigned(AccountId account, String key, Duration valid, Consumer<GetObjectRequest.Builder> more) {
        String path = StorageKeys.path(account, key);
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(valid)
                        .getObjectRequest(
                                request -> request.bucket(bucket).key(path).applyMutation(more)))
                .url()
                .toString();
    }

    @Override
    public void close() {
        presigner.close();
        client.close();
    }
}
