package org.leadnest.platform.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds for every call of the API, for its OpenAPI document; the calls themselves are read from the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "apiKey";
    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request is malformed, or a field is not acceptable",
            "401", "No API key, or one that is not in force",
            "403", "The key's scopes do not allow it",
            "429", "Too many calls; see Retry-After",
            "503", "It took too long or the service is busy; see Retry-After");

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("LeadNest API")
                        .version("1")
                        .description("Lists are cursor pages: send the `next` of one page as `after` of the following."
                                + " Errors are problem documents (RFC 9457).")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key made in the account's settings.")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    @Bean
    GlobalOpenApiCustomizer refusals() {
        return document -> {
            if (document.getComponents() == null || document.getPaths() == null) {
                return;
            }
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        describeRefusals(operation, path.contains("{"));
                        describeOwnRefusals(operation, method.name());
                        if (method.name().equals("POST")) {
                            operation.addParametersItem(idempotencyKey());
                        }
                    }));
        };
    }

    private static void describeRefusals(Operation operation, boolean aboutOneThing) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        REFUSALS.forEach((status, text) -> responses.addApiResponse(status, refusal(text)));
        if (aboutOneThing) {
            responses.addApiResponse("404", refusal("There is no such thing in this account"));
        }
        operation.setResponses(responses);
    }

    /** What only some calls answer: those that bring a body, that write, or that name a version. */
    private static void describeOwnRefusals(Operation operation, String method) {
        ApiResponses responses = operation.getResponses();
        if (operation.getRequestBody() != null) {
            responses.addApiResponse("413", refusal("The body is larger than is taken"));
            responses.addApiResponse("415", refusal("The body is not of the content type that is expected"));
        }
        if (method.equals("POST")) {
            responses.addApiResponse("402", refusal("The plan does not hold it, or is not paid for"));
            responses.addApiResponse(
                    "422", refusal("What came cannot be used, or the Idempotency-Key was used for another request"));
        }
        if (!method.equals("GET")) {
            responses.addApiResponse("409", refusal("Something that is there stands against it"));
        }
        boolean versioned = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> "If-Match".equalsIgnoreCase(parameter.getName()));
        if (versioned) {
            responses.addApiResponse(
                    "412", refusal("It was changed since that version; `version` or `revision` is the one of now"));
        }
    }

    private static ApiResponse refusal(String text) {
        Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType(PROBLEM_JSON, new io.swagger.v3.oas.models.media.MediaType().schema(reference)));
    }

    private static HeaderParameter idempotencyKey() {
        HeaderParameter parameter = new HeaderParameter();
        parameter.setName("Idempotency-Key");
        parameter.setDescription("Makes a repeated call get the first one's answer, for 24 hours.");
        parameter.setRequired(false);
        parameter.setSchema(new StringSchema().maxLength(255));
        return parameter;
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("version", new IntegerSchema().description("Where the version sent is not the one of now"))
                .addProperty("errors", new MapSchema().additionalProperties(new StringSchema()))
                .addProperty(
                        "findings",
                        new ArraySchema()
                                .items(new ObjectSchema())
                                .description("What stops a text, where one is refused"))
                .addProperty("reference", new StringSchema());
    }
}
