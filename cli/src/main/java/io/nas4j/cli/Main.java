package io.nas4j.cli;

/** The entry point of the program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        String version = Main.class.getPackage().getImplementationVersion();
        System.out.println("nas4j " + (version == null ? "(unpackaged)" : version));
    }
}
