package org.leadnest.accounts.signup;

import java.util.List;
import java.util.stream.Collectors;

/** A way in that ended with a change of the address, in words. */
public record TakenAway(String what, String cual) {
    public static TakenAway password() {
        return new TakenAway("your password", "su contraseña");
    }

    public static TakenAway passkey(String name) {
        return new TakenAway("the passkey \"" + name + "\"", "la llave de acceso «" + name + "»");
    }

    public static TakenAway google(String address) {
        return new TakenAway("the Google account " + address, "la cuenta de Google " + address);
    }

    public static TakenAway app() {
        return new TakenAway("the app that makes codes", "la aplicación que genera códigos");
    }

    public static TakenAway apiKey(String name) {
        return new TakenAway("the API key \"" + name + "\"", "la clave de API «" + name + "»");
    }

    static String english(List<TakenAway> all) {
        return all.stream().map(one -> "- " + one.what()).collect(Collectors.joining("\n"));
    }

    static String spanish(List<TakenAway> all) {
        return all.stream().map(one -> "- " + one.cual()).collect(Collectors.joining("\n"));
    }
}
