package io.nas4j.space.search;

import io.nas4j.space.plan.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Tells two spaces apart that share a name: by their decisions, and by the networks of sequences drawn alike in both. */
public final class SpaceFingerprint {

    private static final int SEQUENCES = 32;

    private SpaceFingerprint() {}

    /** Sixteen hexadecimal digits; constraints do not count. */
    public static String of(SearchSpace space) {
        StringBuilder text = new StringBuilder();
        for (Decision decision : space.decisions()) {
            text.append(decision.name()).append('=').append(decision.choices()).append('\n');
        }
        SplittableRandom random = new SplittableRandom(0);
        for (int i = 0; i < SEQUENCES; i++) {
            Choices choices = space.walk((decision, open) -> open.get(random.nextInt(open.size())));
            text.append(choices.indices())
                    .append(Fingerprint.of(space.build(choices)))
                    .append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
