package io.nas4j.db.allowed;

/** Tells that it was made. */
public final class Spy {

    public Spy() {
        System.setProperty("nas4j.test.spied", "yes");
    }
}
