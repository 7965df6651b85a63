package dev.astra.testkit.loopback;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Immutable. A body of several parts, as forms and uploads are sent.
 *
 * @param fields the parts without a file name, as text, by name
 * @param files the others, by file name
 */
public record Multipart(Map<String, String> fields, Map<String, byte[]> files) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    /** Whether a body of this type has several parts. */
    public static boolean is(@Nullable String contentType) {
        return contentType != null && contentType.startsWith("multipart/form-data");
    }

    /**
     * Takes a body apart.
     *
     * @throws IllegalArgumentException if it has no parts
     */
    public static Multipart parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new IllegalArgumentException("expected a boundary in " + contentType);
        }
        String text = new String(body, StandardCharsets.ISO_8859_1); // one character a byte: positions are positions
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        String delimiter = "--" + boundary.group(1);
        int from = text.indexOf(delimiter);
        for (int to = text.indexOf("\r\n" + delimiter, from); from >= 0 && to > 0; ) {
            int head = text.indexOf("\r\n\r\n", from);
            byte[] content = Arrays.copyOfRange(body, head + 4, to);
            String headers = text.substring(from, head);
            Matcher file = FILE_NAME.matcher(headers);
            Matcher name = NAME.matcher(headers);
            if (file.find()) {
                files.put(file.group(1), content);
            } else if (name.find()) {
                fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
            }
            from = to + 2;
            to = text.indexOf("\r\n" + delimiter, from);
        }
        return new Multipart(fields, files);
    }
}
