package io.newsforge.health.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that is appended to or replaced as a whole, held by a lock file beside it, for it is another file after each replacement. */
final class SpillFile {

    private final Path path;
    private final FileChannel lock;
    private @Nullable FileChannel log;
    private long size;
    private boolean torn;

    private SpillFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static SpillFile open(Path path) throws IOException {
        FileChannel lock = channel(beside(path, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!holds(lock)) {
            lock.close();
            throw new IllegalStateException("spill: another has the file \"" + path.getFileName() + "\"");
        }
        return new SpillFile(path, lock);
    }

    private static boolean holds(FileChannel lock) throws IOException {
        try {
            FileLock held = lock.tryLock(); // let go with the channel
            return held != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    private static Path beside(Path path, String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    private static FileChannel channel(Path path, OpenOption... options) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(path, Set.of(options), owners);
    }

    byte[] read() throws IOException {
        return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    }

    long size() {
        return size;
    }

    /** Whether an append failed, which may have left a part of a line. */
    boolean isTorn() {
        return torn;
    }

    void append(byte[] line) throws IOException {
        if (log == null) {
            throw new IOException("spill: closed (expected: open)");
        }
        torn = true;
        write(log, line);
        size += line.length;
        torn = false;
    }

    void replace(byte[] all) throws IOException {
        if (!lock.isOpen()) {
            throw new IOException("spill: closed (expected: open)");
        }
        Path next = beside(path, ".tmp");
        Files.deleteIfExists(next); // whoever made it may read it, or it leads elsewhere
        try (FileChannel whole = channel(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(whole, all);
        }
        closeLog(); // some systems do not replace an open file
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        log = channel(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        size = all.length;
        torn = false;
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
        channel.force(false);
    }

    private void closeLog() throws IOException {
        FileChannel open = log;
        log = null;
        torn = true;
        if (open != null) {
            open.close();
        }
    }

    void close() throws IOException {
        closeLog();
        lock.close();
    }
}
