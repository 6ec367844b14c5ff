package io.broadsheet.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may open, from their first moment. Windows has access lists instead. */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Makes the folder and those above it; one that exists stays as it is. */
    public static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, attributes(FOLDER));
    }

    /** A folder whose name nobody else uses; Java makes it private by itself where it can. */
    static Path createNewFolder(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, attributes(FOLDER));
    }

    /** Opens for writing what exists already, else creates it. */
    static FileChannel open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(FILE));
        tighten(file);
        return channel;
    }

    /** Writes a new file that nobody ever sees half written. @param name of one that does not exist */
    public static void write(Path folder, String name, byte[] content) throws IOException {
        Path unfinished = folder.resolve("." + name + ".unfinished");
        try (FileChannel channel = open(unfinished)) {
            // What a crash has left of a former attempt.
            channel.truncate(0);
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        flush(folder);
    }

    /** Takes back what an older umask or a copy gave to others. */
    static void tighten(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    static boolean othersMayWrite(Path folder) throws IOException {
        if (!POSIX) {
            return false;
        }
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(folder);
        return granted.contains(PosixFilePermission.GROUP_WRITE) || granted.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** After this a rename inside the folder outlives a power cut. Windows neither needs nor allows it. */
    static void flush(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
