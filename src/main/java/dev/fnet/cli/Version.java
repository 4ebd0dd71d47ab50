package dev.fnet.cli;

/** The version of this program; a test holds it against the build file. */
final class Version {
    static final String CURRENT = "0.1.0-SNAPSHOT";

    private Version() {}
}
