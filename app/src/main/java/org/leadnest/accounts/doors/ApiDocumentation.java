package org.leadnest.accounts.doors;

import org.leadnest.accounts.Actor;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;

/** The actor comes from the key, not from the call: the API's description leaves it out. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }
}
