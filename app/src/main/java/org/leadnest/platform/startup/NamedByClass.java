package org.leadnest.platform.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Our components are named by their classes, so one that asks for a class of ours is shown the bean by its name. Without
 * this, Spring compares each asked class with the class of every bean, which is a fifth of a start. The bean factory still
 * looks whether the type fits and whether another bean is preferred.
 */
public final class NamedByClass implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.setAutowireCandidateResolver(new ByClass());
    }

    private static final class ByClass extends ContextAnnotationAutowireCandidateResolver {
        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
            String asked = super.getSuggestedName(descriptor);
            return asked != null ? asked : descriptor.getDependencyType().getName();
        }
    }
}
