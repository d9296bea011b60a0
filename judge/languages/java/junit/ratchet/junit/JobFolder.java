package ratchet.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ratchet.driver.Sources;

/** The files of a job, which lie read-only in the box. */
final class JobFolder {
    private static final Path ROOT = Path.of("/job");

    private JobFolder() {}

    static Sources sources() throws IOException {
        try (Stream<Path> found = Files.walk(ROOT)) {
            Map<String, String> files = found.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toMap(path -> ROOT.relativize(path).toString(), JobFolder::text, (one, other) -> one, TreeMap::new));
            return new Sources(files);
        }
    }

    private static String text(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
