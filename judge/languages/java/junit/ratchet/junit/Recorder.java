package ratchet.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ratchet.driver.Channel;
import ratchet.driver.Json;

/** Numbered records, each with a code that only the judge and this object can make. */
final class Recorder {
    private final Channel channel;
    private final Mac mac;
    private int count;

    Recorder(Channel channel, String key) throws GeneralSecurityException {
        this.channel = channel;
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), "HmacSHA256"));
    }

    synchronized void write(String kind, Map<String, ?> fields) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("n", count);
        record.put("kind", kind);
        record.putAll(fields);
        count += 1;
        String body = Json.write(record);
        String code = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        try {
            channel.write(Map.of("record", body, "code", code));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
