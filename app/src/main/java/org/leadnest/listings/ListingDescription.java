package org.leadnest.listings;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.EmailSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.leadnest.copydesk.Language;
import org.leadnest.copydesk.Outlet;
import org.leadnest.copydesk.Tone;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listings in the API's document: their fields are a table of RESO names, which no class of ours could tell. */
@Configuration(proxyBeanMethods = false)
class ListingDescription {
    private static final String LISTINGS = "/api/v1/listings";
    private static final String LISTING = "Listing";
    private static final String PAGE = "ListingPage";
    private static final String WISH = "DescriptionWish";
    private static final String JSON = "application/json";

    @Bean
    GlobalOpenApiCustomizer listingSchemas() {
        return document -> {
            if (document.getComponents() == null || document.getPaths() == null) {
                return;
            }
            document.getComponents().addSchemas(LISTING, listing());
            document.getComponents().addSchemas(PAGE, page());
            document.getComponents().addSchemas(WISH, wish());
            PathItem all = document.getPaths().get(LISTINGS);
            if (all != null) {
                takes(all.getPost(), LISTING);
                gives(all.getPost(), "201", LISTING);
                gives(all.getGet(), "200", PAGE);
            }
            PathItem one = document.getPaths().get(LISTINGS + "/{key}");
            if (one != null) {
                takes(one.getPatch(), LISTING);
                gives(one.getPatch(), "200", LISTING);
                gives(one.getGet(), "200", LISTING);
            }
            describeWriter(document);
        };
    }

    private static void describeWriter(OpenAPI document) {
        PathItem writer = document.getPaths().get(LISTINGS + "/{key}/descriptions");
        if (writer != null) {
            takes(writer.getPost(), WISH);
        }
    }

    private static Schema<?> listing() {
        Schema<?> listing = new ObjectSchema()
                .description("Fields of the RESO Data Dictionary 2.0, resource Property; what is not known is absent");
        for (String name : ListingFields.names()) {
            ListingFields.kind(name).ifPresent(kind -> listing.addProperty(name, schema(kind)));
        }
        for (String name : ListingFields.GIVEN) {
            listing.addProperty(name, given(name).readOnly(true));
        }
        return listing;
    }

    private static Schema<?> given(String name) {
        return switch (name) {
            case "Media", "PriceHistory", "StatusHistory" -> new ArraySchema().items(new ObjectSchema());
            case "Version", "PhotosCount" -> new IntegerSchema();
            case "PreviousListPrice", "OriginalListPrice" -> new NumberSchema();
            case "ListingKey" -> new StringSchema().format("uuid");
            default -> new DateTimeSchema();
        };
    }

    private static Schema<?> schema(FieldKind kind) {
        return switch (kind) {
            case FieldKind.Text text -> new StringSchema().maxLength(text.most());
            case FieldKind.Email _ -> new EmailSchema();
            case FieldKind.Number number ->
                (number.decimals() == 0 ? new IntegerSchema() : new NumberSchema())
                        .minimum(number.least())
                        .maximum(number.most());
            case FieldKind.Lookup lookup -> words(lookup.values());
            case FieldKind.Many _ -> new ArraySchema().items(new StringSchema());
            case FieldKind.YesNo _ -> new BooleanSchema();
            case FieldKind.Day _ -> new DateSchema();
            case FieldKind.Time _ -> new StringSchema();
            case FieldKind.Things _ -> new ArraySchema().items(new ObjectSchema());
        };
    }

    private static StringSchema words(List<String> values) {
        StringSchema schema = new StringSchema();
        values.forEach(schema::addEnumItem);
        return schema;
    }

    private static Schema<?> page() {
        return new ObjectSchema()
                .addProperty("data", new ArraySchema().items(reference(LISTING)))
                .addProperty("next", new StringSchema().description("Send it as `after`; null on the last page"));
    }

    private static Schema<?> wish() {
        return new ObjectSchema()
                .description("All of it may be left out")
                .addProperty("outlet", words(names(Outlet.values())))
                .addProperty("tone", words(names(Tone.values())))
                .addProperty("language", words(names(Language.values())))
                .addProperty("limit", new IntegerSchema().description("Characters, 1 to 20000"))
                .addProperty("seed", new IntegerSchema().description("The same one gives the same text"));
    }

    private static List<String> names(Enum<?>[] values) {
        return java.util.Arrays.stream(values)
                .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static Content content(String name) {
        return new Content().addMediaType(JSON, new MediaType().schema(reference(name)));
    }

    private static void takes(Operation operation, String schema) {
        operation.setRequestBody(
                new RequestBody().required(!schema.equals(WISH)).content(content(schema)));
    }

    private static void gives(Operation operation, String status, String schema) {
        ApiResponse response =
                operation.getResponses().computeIfAbsent(status, missing -> new ApiResponse().description("OK"));
        response.setContent(content(schema));
    }
}
