package org.leadnest.accounts.doors;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.accounts.ActorAuthentication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The objects of a session as the database keeps them. Each request of a person brings the same bytes for who is signed in;
 * what they say is read once. The row itself is read at each request, so a session that was ended is over all the same.
 */
@Configuration(proxyBeanMethods = false)
class SessionObjects {
    private static final int MOST = 1_000;

    @Bean
    GenericConversionService springSessionConversionService() {
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(
                byte[].class,
                Object.class,
                new Reading(new DeserializingConverter(getClass().getClassLoader())));
        return service;
    }

    private static final class Reading implements Converter<byte[], Object> {
        private final DeserializingConverter plain;
        private final Map<ByteBuffer, ActorAuthentication> known = new ConcurrentHashMap<>();

        Reading(DeserializingConverter plain) {
            this.plain = plain;
        }

        @Override
        public Object convert(byte[] stored) {
            ByteBuffer key = ByteBuffer.wrap(stored);
            ActorAuthentication signedIn = known.get(key);
            if (signedIn != null) {
                return new SecurityContextImpl(signedIn);
            }
            Object read = plain.convert(stored);
            if (read instanceof SecurityContext context
                    && context.getAuthentication() instanceof ActorAuthentication authentication) {
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(key, authentication);
            }
            return read;
        }
    }
}
