package org.leadnest.billing;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.service.V1Services;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leadnest.accounts.Account;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Money;
import org.leadnest.platform.outbound.OutboundHttp;
import org.leadnest.platform.web.FormTarget;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What is asked of Stripe, through stripe-java and the service's one way out. Nothing here writes to the database; a call
 * must not be made inside a transaction. Reads: {@link StripeReading}; changes of a subscription: {@link StripeChanges}.
 */
@Component
class StripeGateway {
    static final String ACCOUNT = "account_id";

    /** Made at its first use: its classes take longer to load than all other beans of this module together. */
    private final SingletonSupplier<V1Services> stripe;

    private final StripeReading reading;

    StripeGateway(StripeProperties properties, OutboundHttp http, StripeReading reading) {
        String base = properties.stripe().baseUrl();
        String key = Optional.ofNullable(properties.stripe().secretKey())
                .filter(secret -> !secret.isBlank())
                .orElse("none");
        StripeHttp client = new StripeHttp(http.client(base, Duration.ofMillis(StripeOptions.ANSWER_MILLIS)));
        this.stripe = SingletonSupplier.of(
                () -> new StripeClient(new LiveStripeResponseGetter(new StripeOptions(base, key), client)).v1());
        this.reading = reading;
    }

    V1Services services() {
        return stripe.obtain();
    }

    /** A write that may be tried again without happening twice. */
    static RequestOptions once(String idempotencyKey) {
        return RequestOptions.builder().setIdempotencyKey(idempotencyKey).build();
    }

    /** The same account gets the same customer, however often this is tried. */
    String makeCustomer(Account account, EmailAddress contact) throws StripeException {
        CustomerCreateParams wanted = CustomerCreateParams.builder()
                .setName(account.name())
                .setEmail(contact.value())
                .putMetadata(ACCOUNT, account.id().toString())
                .build();
        return services()
                .customers()
                .create(wanted, once("customer-" + account.id()))
                .getId();
    }

    void changeContact(String customer, EmailAddress contact) throws StripeException {
        services()
                .customers()
                .update(
                        customer,
                        CustomerUpdateParams.builder().setEmail(contact.value()).build());
    }

    /** The account that a customer was made for, as its metadata says. */
    Optional<AccountId> accountOf(String customer) throws StripeException {
        try {
            Map<String, String> metadata =
                    services().customers().retrieve(customer).getMetadata();
            return Optional.ofNullable(metadata)
                    .flatMap(named -> Optional.ofNullable(named.get(ACCOUNT)))
                    .flatMap(Ids::parse)
                    .map(AccountId::new);
        } catch (InvalidRequestException unknown) {
            return missing(unknown);
        }
    }

    record Contact(String email, List<String> taxIds) {}

    Contact contact(String customer) throws StripeException {
        Customer found = services()
                .customers()
                .retrieve(
                        customer,
                        CustomerRetrieveParams.builder().addExpand("tax_ids").build());
        List<String> taxIds = found.getTaxIds() == null
                ? List.of()
                : found.getTaxIds().getData().stream()
                        .map(com.stripe.model.TaxId::getValue)
                        .toList();
        return new Contact(Optional.ofNullable(found.getEmail()).orElse(""), taxIds);
    }

    /** Empty when Stripe does not know it. */
    Optional<Subscription> subscription(String id) throws StripeException {
        try {
            return Optional.of(reading.subscription(services()
                    .subscriptions()
                    .retrieve(
                            id,
                            SubscriptionRetrieveParams.builder()
                                    .addExpand("schedule")
                                    .build())));
        } catch (InvalidRequestException unknown) {
            return missing(unknown);
        }
    }

    Optional<String> customerOfSubscription(String id) throws StripeException {
        try {
            return Optional.of(services().subscriptions().retrieve(id).getCustomer());
        } catch (InvalidRequestException unknown) {
            return missing(unknown);
        }
    }

    List<String> subscriptionsOf(String customer) throws StripeException {
        SubscriptionListParams all = SubscriptionListParams.builder()
                .setCustomer(customer)
                .setStatus(SubscriptionListParams.Status.ALL)
                .setLimit(100L)
                .build();
        return services().subscriptions().list(all).getData().stream()
                .map(com.stripe.model.Subscription::getId)
                .toList();
    }

    record FetchedInvoice(String customer, Invoice invoice) {}

    Optional<FetchedInvoice> invoice(String id) throws StripeException {
        try {
            com.stripe.model.Invoice found = services().invoices().retrieve(id);
            return Optional.of(new FetchedInvoice(found.getCustomer(), reading.invoice(found, refunded(id))));
        } catch (InvalidRequestException unknown) {
            return missing(unknown);
        }
    }

    List<String> invoicesOf(String customer) throws StripeException {
        InvoiceListParams newest =
                InvoiceListParams.builder().setCustomer(customer).setLimit(100L).build();
        return services().invoices().list(newest).getData().stream()
                .map(com.stripe.model.Invoice::getId)
                .toList();
    }

    /** What was given back of the invoice's payments. */
    private Money refunded(String invoice) throws StripeException {
        long cents = 0;
        for (var payment : services()
                .invoicePayments()
                .list(InvoicePaymentListParams.builder()
                        .setInvoice(invoice)
                        .addExpand("data.payment.payment_intent.latest_charge")
                        .build())
                .getData()) {
            var intent =
                    payment.getPayment() == null ? null : payment.getPayment().getPaymentIntentObject();
            Charge charge = intent == null ? null : intent.getLatestChargeObject();
            cents += charge == null ? 0 : charge.getAmountRefunded();
        }
        return new Money(cents);
    }

    /** The invoice that a charge paid, when it paid one. */
    Optional<String> invoiceOfCharge(String id) throws StripeException {
        Charge charge = services().charges().retrieve(id);
        if (charge.getPaymentIntent() == null) {
            return Optional.empty();
        }
        InvoicePaymentListParams paid = InvoicePaymentListParams.builder()
                .setPayment(InvoicePaymentListParams.Payment.builder()
                        .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                        .setPaymentIntent(charge.getPaymentIntent())
                        .build())
                .build();
        return services().invoicePayments().list(paid).getData().stream()
                .map(com.stripe.model.InvoicePayment::getInvoice)
                .findFirst();
    }

    record StripePrice(String id, Money amount) {}

    /** Stripe's active prices by their lookup keys. */
    Map<String, StripePrice> prices(List<String> lookupKeys) throws StripeException {
        PriceListParams wanted = PriceListParams.builder()
                .addAllLookupKey(lookupKeys)
                .setActive(true)
                .setLimit(100L)
                .build();
        return services().prices().list(wanted).getData().stream()
                .collect(Collectors.toMap(
                        com.stripe.model.Price::getLookupKey,
                        price -> new StripePrice(price.getId(), new Money(price.getUnitAmount())),
                        (first, second) -> first));
    }

    static <T> Optional<T> missing(InvalidRequestException refused) throws InvalidRequestException {
        if ("resource_missing".equals(refused.getCode())) {
            return Optional.empty();
        }
        throw refused;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(StripeProperties.class)
    static class Properties {
        /** Where the plan's forms end: Stripe's pages, or a peer's in tests. */
        @Bean
        FormTarget checkoutPages(StripeProperties properties) {
            if (!properties.configured()) {
                return new FormTarget("'self'");
            }
            return new FormTarget("https://checkout.stripe.com https://billing.stripe.com "
                    + URI.create(properties.stripe().baseUrl())
                            .resolve("/")
                            .toString()
                            .replaceAll("/$", ""));
        }
    }
}
