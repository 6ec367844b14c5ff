package io.broadsheet.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** A way to the service that can be cut: whoever comes then finds nobody listening. */
public final class Relay implements AutoCloseable {

    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final IntSupplier target;
    private ServerSocket listener;

    /** @param target the port of the service, asked for at each connection */
    public Relay(IntSupplier target) {
        this.target = target;
        listen(0);
    }

    public String origin() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    public void cut() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** At the same port. */
    public void mend() {
        listen(listener.getLocalPort());
    }

    private void listen(int port) {
        try {
            listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        start(() -> accept(listener));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = kept(from.accept(), from);
                Socket service = kept(new Socket("127.0.0.1", target.getAsInt()), from);
                start(() -> pass(client, service));
                start(() -> pass(service, client));
            }
        } catch (IOException cut) {
            // Nobody is let in any more.
        }
    }

    /** Whoever was let in just before the cut must not stay. */
    private Socket kept(Socket socket, ServerSocket from) throws IOException {
        sockets.add(socket);
        if (from.isClosed()) {
            socket.close();
        }
        return socket;
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException cut) {
            // The other end learns of it by the closed socket.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        cut();
    }
}
