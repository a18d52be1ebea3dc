package io.newsforge.health.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The format of a spill's file: a line an operation, eight hexadecimal digits of CRC-32, a space, JSON. A line that does not match its
 * sum, such as one that was torn by the end of a process, is passed over.
 */
final class SpillLines {

    private static final Logger LOG = LoggerFactory.getLogger(FileSpill.class);
    private static final int SUM = 8;

    private final AlertJson json = new AlertJson();

    byte[] put(AlertSpill.Entry entry) throws IOException {
        return summed(json.put(entry));
    }

    byte[] remove(String sink, List<String> keys) throws IOException {
        return summed(json.remove(sink, keys));
    }

    private static byte[] summed(String line) {
        return (sum(line) + " " + line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sum(String line) {
        CRC32 crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }

    /** What is left of the operations of a file. */
    Map<SpillKey, AlertSpill.Entry> replay(byte[] file) {
        Map<SpillKey, AlertSpill.Entry> live = new LinkedHashMap<>();
        int broken = 0;
        for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
            broken += line.isEmpty() || replay(line, live) ? 0 : 1;
        }
        if (broken > 0) {
            LOG.warn("the spill of alerts has {} broken lines, which are passed over", broken);
        }
        return live;
    }

    private boolean replay(String line, Map<SpillKey, AlertSpill.Entry> live) {
        if ((line.length() <= SUM) || !line.startsWith(sum(line.substring(SUM + 1)))) {
            return false;
        }
        try {
            AlertJson.Line read = json.read(line.substring(SUM + 1));
            read.keys().forEach(key -> live.remove(new SpillKey(read.sink(), key)));
            if (read.alert() != null) {
                AlertSpill.Entry entry = new AlertSpill.Entry(read.sink(), read.alert());
                live.put(SpillKey.of(entry), entry);
            }
            return true;
        } catch (IOException | RuntimeException notOurs) {
            LOG.debug(
                    "a line of the spill of alerts cannot be read: {}",
                    notOurs.getClass().getSimpleName());
            return false;
        }
    }
}
