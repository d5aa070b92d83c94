package io.nas4j.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between clients and an H2 server on the loopback interface. One answer, when it is told so, it makes into a server's
 * last: the status of it says that the session is closed, and the server's side of the connection is.
 */
final class FarewellProxy implements AutoCloseable {

    private static final int STATUS_CLOSED = 2;
    private static final int NEVER = Integer.MIN_VALUE;

    private final ServerSocket entrance;
    private final int target;
    private final AtomicInteger answersLeft = new AtomicInteger(NEVER);

    FarewellProxy(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Lets so many answers through; the one after them is the last. */
    void sayFarewellAfter(int answers) {
        answersLeft.set(answers);
    }

    /** Whether the last answer was given. */
    boolean saidFarewell() {
        return answersLeft.get() < 0;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            daemon(() -> client.getInputStream().transferTo(server.getOutputStream()));
            daemon(() -> answer(server, client));
        }
    }

    /** A client asks one thing at a time, so that what can be read at once is one answer, or the rest of one. */
    private void answer(Socket server, Socket client) throws IOException {
        InputStream from = server.getInputStream();
        OutputStream to = client.getOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            boolean last = answersLeft.get() >= 0 && answersLeft.getAndDecrement() == 0;
            if (last) {
                ByteBuffer.wrap(buffer).putInt(STATUS_CLOSED);
                server.close();
            }
            to.write(buffer, 0, length);
            if (last) {
                return;
            }
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                return; // one side has gone
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
