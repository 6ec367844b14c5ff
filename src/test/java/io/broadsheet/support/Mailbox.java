package io.broadsheet.support;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.awaitility.Awaitility;

/**
 * The mail server of all tests, which takes every mail for whomever. It is registered under META-INF/services, so that no test
 * can forget it. Give each test addresses of its own ({@link Given#unique}), and nobody reads another's mail.
 */
public class Mailbox implements QuarkusTestResourceLifecycleManager {

    public static final String SENDER = "sender@broadsheet.example";

    private static final String PORT = "broadsheet.test.smtp.port";
    private static final String BEANS = "io.broadsheet.support:type=Mailbox,name=";
    private static final String RECEIVED = "received";
    private static final String CLEAR = "clear";
    private static final String CLOSE = "close";
    private static final String OPEN = "open";

    /** Longer than the service rests between two tries of a server that is back, at first. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Map<String, String> start() {
        // Another profile starts Quarkus anew, with other class loaders: only system properties and managed beans are
        // the same.
        if (System.getProperty(PORT) == null) {
            share(new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP)));
        }
        return Map.of(
                "quarkus.mailer.host",
                "127.0.0.1",
                "quarkus.mailer.port",
                System.getProperty(PORT),
                "quarkus.mailer.from",
                SENDER,
                // As fast as it can be.
                "broadsheet.mail.rate",
                "1000");
    }

    private static void share(GreenMail server) {
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        System.setProperty(PORT, Integer.toString(server.getSmtp().getPort()));
        share(RECEIVED, () -> Arrays.stream(server.getReceivedMessages())
                .map(Mailbox::bytes)
                .toList());
        share(CLEAR, () -> {
            purge(server);
            return null;
        });
        share(CLOSE, () -> {
            server.stop();
            return null;
        });
        share(OPEN, () -> {
            if (!server.isRunning()) {
                server.start();
            }
            return null;
        });
    }

    /** By the server of managed beans, which there is one of for all class loaders. */
    private static void share(String name, Supplier<Object> act) {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(act, Supplier.class), new ObjectName(BEANS + name));
        } catch (JMException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object call(String name) {
        try {
            return ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName(BEANS + name), "get", new Object[0], new String[0]);
        } catch (JMException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** It serves the next profile too and ends with the process. */
    @Override
    public void stop() {}

    /** Waits until so many mails to the address have come. In the order in which they came, and more if there are more. */
    public static List<MimeMessage> await(String address, int count) {
        return Awaitility.await().atMost(PATIENCE).until(() -> to(address), mails -> mails.size() >= count);
    }

    /** The mails to the address that have come so far. */
    @SuppressWarnings("unchecked")
    public static List<MimeMessage> to(String address) {
        return ((List<byte[]>) call(RECEIVED))
                .stream()
                        .map(Mailbox::parsed)
                        .filter(mail -> header(mail, "To").equals(address))
                        .toList();
    }

    /** Throws away what has come, of all tests. */
    public static void clear() {
        call(CLEAR);
    }

    /** Stops the server, and forgets what has come. Whoever does so opens it again. */
    public static void close() {
        call(CLOSE);
    }

    public static void open() {
        call(OPEN);
    }

    /** Where the service sends mails to. */
    public static int port() {
        return Integer.getInteger(PORT);
    }

    /** The value of a header, unfolded, encoded words as they are. */
    public static String header(MimeMessage mail, String name) {
        try {
            String value = mail.getHeader(name, ",");
            return value == null ? null : value.replaceAll("\r\n(?=[ \t])", "");
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static byte[] bytes(MimeMessage mail) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException | MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static MimeMessage parsed(byte[] mail) {
        try {
            return new MimeMessage(null, new ByteArrayInputStream(mail));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static void purge(GreenMail server) {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Below those that connections going out are given: one of them could sit there while the server is away. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // Another, then.
            }
        }
    }
}
