/** Java: runs a conformance kit on the rules of a package. */
export const kitRunnerSource = (packageName: string): string => String.raw`import ${packageName}.Rules;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluates every record of the kit and compares what the rules say with what the notice says.
 *
 * <p>Run as "java -cp out KitRunner kit"; ends with status 1 where any record fails.
 */
public final class KitRunner {
    /** Failures that are shown in full. */
    private static final int SHOWN = 10;
    private final List<String> records;
    private final List<String> expected;
    private final List<String> purposes;
    private int passed;
    private int failed;

    private KitRunner(Path folder) throws IOException {
        records = lines(folder.resolve("records.ndjson"));
        expected = lines(folder.resolve("expected.ndjson"));
        purposes = lines(folder.resolve("purposes.txt"));
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Paths.get(arguments.length > 0 ? arguments[0] : "kit");
        if (!Files.exists(folder.resolve("kit.json"))) {
            stop(folder.toAbsolutePath() + ": no kit.json. Name the folder kit of the export: java -cp out KitRunner FOLDER/kit");
        }
        KitRunner runner = new KitRunner(folder);
        Map<?, ?> kit = (Map<?, ?>) Json.read(text(folder.resolve("kit.json")));
        for (Object group : (List<?>) kit.get("groups")) {
            runner.run((Map<?, ?>) group);
        }
        System.out.println(runner.passed + " passed, " + runner.failed + " failed");
        if (runner.failed > 0 || runner.passed == 0) {
            System.exit(1);
        }
    }

    private void run(Map<?, ?> group) {
        String entity = (String) group.get("entity");
        Rules.Settings settings = settings((Map<?, ?>) group.get("settings"));
        int first = number(group, "first") - 1;
        int end = first + number(group, "cases") + number(group, "refusals");
        if (Math.min(records.size(), expected.size()) < end) {
            stop("records.ndjson, expected.ndjson: lines are missing");
        }
        for (int at = first; at < end; at++) {
            String given = given(entity, records.get(at), settings);
            if (canonical(given).equals(canonical(expected.get(at)))) {
                passed++;
            } else if (failed++ < SHOWN) {
                tell(at, given);
            }
        }
    }

    private static int number(Map<?, ?> group, String name) {
        return ((BigDecimal) group.get(name)).intValueExact();
    }

    private void tell(int at, String given) {
        System.out.println("records.ndjson:" + (at + 1) + " " + purposes.get(at));
        System.out.println("  record   " + records.get(at) + "\n  expected " + expected.get(at) + "\n  given    " + given);
    }

    /** For what is wrong with the call or the files, rather than with an answer. */
    private static void stop(String message) {
        System.err.println(message);
        System.exit(64);
    }

    /** What the rules say of a record, as JSON. */
    @SuppressWarnings("unchecked")
    static String given(String entity, String json, Rules.Settings settings) {
        Object record = json.isEmpty() ? null : Json.read(json);
        return Rules.evaluate(entity, record instanceof Map ? (Map<String, Object>) record : null, settings).toJson();
    }

    static Rules.Settings settings(Map<?, ?> chosen) {
        Rules.Settings.Builder builder = Rules.Settings.builder();
        if (chosen.get("baseDate") != null) {
            builder.baseDate(LocalDate.parse((String) chosen.get("baseDate")));
        }
        for (Map.Entry<?, ?> reading : ((Map<?, ?>) chosen.get("readings")).entrySet()) {
            builder.reading((String) reading.getKey(), (String) reading.getValue());
        }
        for (Object each : (List<?>) chosen.get("parameters")) {
            Map<?, ?> parameter = (Map<?, ?>) each;
            int period = ((BigDecimal) parameter.get("period")).intValueExact();
            builder.parameter((String) parameter.get("parameter"), period, parameter.get("value"));
        }
        return builder.build();
    }

    /** Refusals count as a set; all else is compared as it is written. */
    private static String canonical(String json) {
        Object read = json.isEmpty() ? null : Json.read(json);
        Object refused = read instanceof Map ? ((Map<?, ?>) read).get("$refused") : null;
        if (!(refused instanceof List)) {
            return json;
        }
        Set<String> all = new TreeSet<>();
        for (Object refusal : (List<?>) refused) {
            all.add(((Map<?, ?>) refusal).get("code") + " " + ((Map<?, ?>) refusal).get("field"));
        }
        return all.toString();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Lines end with a line feed, in some copies after a carriage return, and with nothing else: a text may hold other line breaks. */
    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        String text = text(file).replace("\r\n", "\n");
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }

    /** Reads JSON with every digit of its numbers: Map, List, String, BigDecimal, Boolean, null. */
    static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        static Object read(String text) {
            Json json = new Json(text);
            Object value = json.value();
            json.space();
            if (json.at < text.length()) {
                throw json.fault();
            }
            return value;
        }

        private Object value() {
            space();
            switch (at < text.length() ? text.charAt(at) : ' ') {
                case '{':
                    return object();
                case '[':
                    return list();
                case '"':
                    return string();
                case 't':
                    return word("true", Boolean.TRUE);
                case 'f':
                    return word("false", Boolean.FALSE);
                case 'n':
                    return word("null", null);
                default:
                    return number();
            }
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            at++;
            space();
            if (skipped('}')) {
                return object;
            }
            do {
                space();
                String key = string();
                space();
                expect(':');
                object.put(key, value());
                space();
            } while (skipped(','));
            expect('}');
            return object;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            space();
            if (skipped(']')) {
                return list;
            }
            do {
                list.add(value());
                space();
            } while (skipped(','));
            expect(']');
            return list;
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            expect('"');
            while (!skipped('"')) {
                char character = next();
                string.append(character == '\\' ? escaped() : character);
            }
            return string.toString();
        }

        private char escaped() {
            char character = next();
            if (character == 'u') {
                at += 4;
                return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            int known = "btnfr".indexOf(character);
            return known < 0 ? character : "\b\t\n\f\r".charAt(known);
        }

        private BigDecimal number() {
            int start = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return new BigDecimal(text.substring(start, at));
        }

        private Object word(String word, Object value) {
            if (!text.startsWith(word, at)) {
                throw fault();
            }
            at += word.length();
            return value;
        }

        private char next() {
            if (at >= text.length()) {
                throw fault();
            }
            return text.charAt(at++);
        }

        private boolean skipped(char character) {
            boolean stands = at < text.length() && text.charAt(at) == character;
            at += stands ? 1 : 0;
            return stands;
        }

        private void expect(char character) {
            if (!skipped(character)) {
                throw fault();
            }
        }

        private void space() {
            while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private IllegalArgumentException fault() {
            return new IllegalArgumentException("not JSON at character " + (at + 1) + ": " + text);
        }
    }
}
`
