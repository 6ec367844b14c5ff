package io.broadsheet.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server that answers as a test says, to see what comes of it. */
public final class ScriptedSmtp implements AutoCloseable {

    /** Stands for the moment of the connection, which has no command. */
    public static final String CONNECTED = "CONNECTED";

    /** To say nothing. */
    public static final String SILENCE = "";

    /** To hang up. */
    public static final String END = "END";

    private final ServerSocket socket;
    private final UnaryOperator<String> script;
    private final Thread accepting;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final List<Socket> clients = new CopyOnWriteArrayList<>();

    /**
     * @param port zero for any
     * @param script the answer to a command ({@code .} at the end of a mail), or null for the usual one
     */
    public ScriptedSmtp(int port, UnaryOperator<String> script) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        this.accepting = inBackground(this::accept);
    }

    /** The usual answer to all but commands that begin so. */
    public static UnaryOperator<String> answering(String command, String answer) {
        return given -> given.startsWith(command) ? answer : null;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** All that were given so far. */
    public List<String> commands() {
        return commands;
    }

    /** Those whose last line was seen, as they came over the wire, between DATA and the dot. */
    public List<String> mails() {
        return mails;
    }

    /** Says something unasked. */
    public void say(String answer) throws IOException {
        for (Socket client : clients) {
            write(client, answer);
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = socket.accept();
            clients.add(client);
            // At once: clients must be ready for it.
            if (answer(client, CONNECTED)) {
                inBackground(() -> serve(client));
            } else {
                client.close();
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean open = true;
        String command;
        while (open && (command = reader.readLine()) != null) {
            commands.add(command);
            open = answer(client, command);
            if (command.equals("DATA")) {
                mails.add(mail(reader));
                open = answer(client, ".");
            }
        }
        client.close();
    }

    private static String mail(BufferedReader reader) throws IOException {
        StringBuilder mail = new StringBuilder();
        String line;
        while ((line = reader.readLine()) != null && !line.equals(".")) {
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    private boolean answer(Socket client, String command) throws IOException {
        String scripted = script.apply(command);
        String answer = scripted == null ? usual(command) : scripted;
        if (!answer.equals(END) && !answer.equals(SILENCE)) {
            write(client, answer);
        }
        return !answer.equals(END) && !command.equals("QUIT");
    }

    private static void write(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String usual(String command) {
        return switch (command.split(" ")[0]) {
            case CONNECTED -> "220 ready";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // The test is over, or the client has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** When this is done another can listen at the port: the system has it taken for as long as somebody waits there. */
    @Override
    public void close() throws IOException {
        socket.close();
        try {
            accepting.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        for (Socket client : clients) {
            client.close();
        }
    }
}
