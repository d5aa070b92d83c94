package io.nas4j.report.live;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Lets only those pass who were told the address. A page of another site cannot: its requests name another host or origin, and it
 * does not know the token. Nor can another user of this machine.
 */
final class Guard {

    private static final int TOKEN_BYTES = 18;

    private final List<String> hosts;
    private final String token;

    /**
     * @param port that the server listens at
     */
    Guard(int port, String token) {
        this.hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
        this.token = token;
    }

    /** A token that nobody guesses. */
    static String token() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }

    /**
     * What is asked for, without the token.
     *
     * @param path as it was sent
     * @return empty where the request may not pass
     */
    Optional<String> asked(Headers headers, String path) {
        List<String> host = headers.getOrDefault("Host", List.of());
        if (host.size() != 1 || !hosts.contains(host.get(0))) {
            return Optional.empty();
        }
        for (String origin : headers.getOrDefault("Origin", List.of())) {
            if (!hosts.contains(origin.replaceFirst("^http://", "")) || !origin.startsWith("http://")) {
                return Optional.empty();
            }
        }
        int end = path.indexOf('/', 1);
        return end > 0 && same(path.substring(1, end)) ? Optional.of(path.substring(end + 1)) : Optional.empty();
    }

    /** Takes as long for a token that is nearly right. */
    private boolean same(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
