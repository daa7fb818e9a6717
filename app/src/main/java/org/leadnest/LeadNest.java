package org.leadnest;

import java.util.Arrays;
import java.util.Set;
import org.leadnest.platform.database.HeadStart;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableAsync;

/** The one jar: {@code serve} (the default), {@code enhance}, {@code describe}, {@code admin}. */
@SpringBootApplication(
        exclude = UserDetailsServiceAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableAsync
public class LeadNest {
    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");

    public static void main(String[] arguments) {
        if (arguments.length > 0 && isCommand(arguments[0])) {
            System.exit(Commands.line().execute(arguments));
        }
        serve(arguments);
    }

    /** A first word that is no option and not {@code serve} is meant as a command, if a mistyped one. */
    static boolean isCommand(String first) {
        return HELP.contains(first) || !(first.startsWith("-") || first.equals("serve"));
    }

    private static void serve(String[] arguments) {
        boolean named = arguments.length > 0 && arguments[0].equals("serve");
        SpringApplication application = new SpringApplication(LeadNest.class);
        HeadStart database = new HeadStart();
        application.addInitializers(database);
        try {
            application.run(named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments);
        } catch (RuntimeException failed) {
            database.abandon();
            throw failed;
        }
    }
}
