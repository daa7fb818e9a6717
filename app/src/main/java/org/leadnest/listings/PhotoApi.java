package org.leadnest.listings;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.photos.Brackets;
import org.leadnest.photos.PhotoAnswer;
import org.leadnest.photos.PhotoId;
import org.leadnest.photos.PhotoLinks;
import org.leadnest.photos.PhotoUploads;
import org.leadnest.photos.PhotoUploads.Reception;
import org.leadnest.photos.Photos;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Photos of a listing. An upload answers 202 with the array that {@code GET} answers too, one element a file in the order
 * sent; a file that was not taken stands there as REFUSED with its reason and the id null. When no file was taken: 413
 * when each was too large, else 422, with the same reasons.
 */
@RestController
@RequestMapping("/api/v1/listings/{key}/photos")
class PhotoApi {
    private final Listings listings;
    private final Photos photos;
    private final Brackets brackets;
    private final PhotoUploads uploads;
    private final PhotoLinks links;

    PhotoApi(Listings listings, Photos photos, Brackets brackets, PhotoUploads uploads, PhotoLinks links) {
        this.listings = listings;
        this.photos = photos;
        this.brackets = brackets;
        this.uploads = uploads;
        this.links = links;
    }

    @GetMapping
    @Requires(Permission.PHOTOS_READ)
    List<PhotoAnswer> list(@PathVariable String key) {
        UUID album = album(key);
        Map<PhotoId, Long> frames = brackets.allFrames(album).stream()
                .collect(Collectors.groupingBy(photo -> Objects.requireNonNull(photo.lead()), Collectors.counting()));
        return photos.list(album).stream()
                .map(photo -> PhotoAnswer.of(
                        photo, frames.getOrDefault(photo.id(), 0L).intValue(), links, PhotoApi::whole))
                .toList();
    }

    /** For the API's document: the parts that an upload has. */
    @SuppressWarnings("UnusedVariable")
    record PhotoFiles(List<MultipartFile> photos) {}

    /** Any part that is a file is a photo, whatever its name. */
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = PhotoFiles.class))))
    @ApiResponse(
            responseCode = "202",
            description = "What became of each file, in the order sent",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = PhotoAnswer.class))))
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.PHOTOS_WRITE)
    ResponseEntity<Object> upload(@PathVariable String key, MultipartHttpServletRequest request, Actor actor) {
        UUID album = album(key);
        List<MultipartFile> files = request.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                .toList();
        if (files.isEmpty()) {
            throw Invalid.field("photos", "expected at least one part that is a file");
        }
        List<Reception> receptions = new ArrayList<>();
        for (MultipartFile file : files) {
            receptions.add(uploads.receive(album, new UploadedFile(file), actor));
        }
        List<PhotoAnswer> answers = receptions.stream().map(this::answer).toList();
        boolean nothing = receptions.stream().allMatch(Reception.Refused.class::isInstance);
        return nothing
                ? refused(receptions, answers)
                : ResponseEntity.accepted().body(answers);
    }

    private PhotoAnswer answer(Reception reception) {
        return switch (reception) {
            case Reception.Received received -> PhotoAnswer.of(received.photo(), 0, links, PhotoApi::whole);
            case Reception.Refused refused -> PhotoAnswer.of(refused);
        };
    }

    private static ResponseEntity<Object> refused(List<Reception> receptions, List<PhotoAnswer> answers) {
        boolean allTooLarge =
                receptions.stream().allMatch(one -> one instanceof Reception.Refused refused && refused.tooLarge());
        HttpStatus status = allTooLarge ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.UNPROCESSABLE_CONTENT;
        String detail = receptions.stream()
                .map(one -> one instanceof Reception.Refused refused
                        ? refused.fileName() + ": " + refused.refusal().message()
                        : "")
                .collect(Collectors.joining(" "));
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle("No photo was taken");
        problem.setProperty("photos", answers);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private UUID album(String key) {
        return ListingKey.parse(key)
                .flatMap(listings::find)
                .map(listing -> listing.key().value())
                .orElseThrow(NotFound::new);
    }

    /** A path of ours becomes an address; a bucket's is one already. */
    static String whole(String url) {
        return url.startsWith("/")
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() + url
                : url;
    }
}
