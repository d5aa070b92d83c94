package io.nas4j.cluster.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether anybody listens where a master should be. Spark itself would try for a minute and then say little. */
final class MasterAddress {

    private static final int MILLIS = 5000;
    private static final String STANDALONE = "spark://";
    private static final String KUBERNETES = "k8s://";
    private static final int HTTPS = 443;

    private MasterAddress() {}

    /** Why none of a master's addresses answers; empty where one does, or the master has no address in its name. */
    static Optional<String> silent(String master) {
        List<String> problems = new ArrayList<>();
        for (InetSocketAddress address : of(master)) {
            try (Socket socket = new Socket()) {
                socket.connect(address, MILLIS);
                return Optional.empty();
            } catch (IOException e) {
                problems.add(
                        address.isUnresolved() ? "no machine is called " + address.getHostString() : e.getMessage());
            }
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("master " + master + " does not answer: " + String.join("; ", problems));
    }

    private static List<InetSocketAddress> of(String master) {
        if (master.startsWith(STANDALONE)) {
            List<InetSocketAddress> all = new ArrayList<>();
            for (String each : master.substring(STANDALONE.length()).split(",")) {
                int colon = each.lastIndexOf(':');
                all.add(new InetSocketAddress(each.substring(0, colon), Integer.parseInt(each.substring(colon + 1))));
            }
            return all;
        }
        if (master.startsWith(KUBERNETES)) {
            String place = master.substring(KUBERNETES.length());
            URI uri = URI.create(place.contains("://") ? place : "https://" + place);
            return List.of(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTPS : uri.getPort()));
        }
        return List.of();
    }
}
