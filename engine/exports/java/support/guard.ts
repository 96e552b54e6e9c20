/** Java: reads records, and reports all that is wrong with them. Part of every Rules.java; `tiaoli run` checks the same. */
export const guardSource = String.raw`
/** What is wrong with a record, up to a limit: it may be one long list of nothing else. */
private static final class Report {
    private static final int LIMIT = 100;
    final List<Refusal> refused = new ArrayList<>();

    void refuse(String code, String field) {
        if (refused.size() < LIMIT) {
            refused.add(new Refusal(code, field));
        }
    }
}

/** A record as it was given, or an element of a relation, while it is read. */
private static final class Input {
    /** As many brackets as "tiaoli run" reads within each other. */
    private static final int DEEPEST = 64;
    private final Map<?, ?> given;
    private final String prefix;
    private final int depth;
    private final Report report;

    private Input(Map<?, ?> given, String prefix, int depth, Report report, Set<String> names) {
        this.prefix = prefix;
        this.depth = depth;
        this.report = report;
        boolean known = true;
        for (Object key : given.keySet()) {
            known &= names.contains(key);
        }
        this.given = known ? given : unbracketed(given, names);
        if (!known) {
            refuseUnknown(names);
        }
    }

    private void refuseUnknown(Set<String> names) {
        int reported = 0;
        for (Object key : given.keySet()) {
            if (!names.contains(key) && reported++ < Report.LIMIT) {
                refuse("record.fieldUnknown", shown(String.valueOf(key)));
            }
        }
    }

    /** null after a report, where nothing is given. */
    static Input of(Map<?, ?> given, Report report, Set<String> names) {
        if (given == null) {
            report.refuse("record.notObject", null);
            return null;
        }
        return new Input(given, "", 1, report, names);
    }

    /** Names may also stand as the notice quotes them, in corner brackets. */
    private Map<?, ?> unbracketed(Map<?, ?> written, Set<String> names) {
        Map<String, Object> unbracketed = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : written.entrySet()) {
            String name = plain(entry.getKey(), names);
            if (unbracketed.containsKey(name)) {
                refuse("record.duplicateKey", shown(name));
            }
            unbracketed.put(name, entry.getValue());
        }
        return unbracketed;
    }

    private static String plain(Object key, Set<String> names) {
        String written = String.valueOf(key);
        if (written.length() < 2 || written.charAt(0) != '\u300c' || written.charAt(written.length() - 1) != '\u300d') {
            return written;
        }
        String inner = written.substring(1, written.length() - 1);
        return names.contains(inner) ? inner : written;
    }

    /** A name in one line and not too long. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cc}+", " ");
        return line.length() > 40 ? line.substring(0, 40) + "\u2026" : line;
    }

    void refuse(String code, String field) {
        report.refuse(code, prefix + field);
    }

    Object get(String name) {
        return given.get(name);
    }

    /** The elements of a relation; none where it is absent. */
    List<Input> elements(String name, long most, Set<String> names) {
        Object value = given.get(name);
        if (value == null) {
            return Collections.emptyList();
        }
        if (!(value instanceof List)) {
            refuse("record.typeMismatch", name);
            return Collections.emptyList();
        }
        List<?> list = (List<?>) value;
        if (list.size() > most) {
            refuse("record.beyondExport", name);
            return Collections.emptyList();
        }
        List<Input> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            String path = prefix + name + "[" + (elements.size() + 1) + "]";
            elements.add(element(element, path, names));
        }
        return elements;
    }

    private Input element(Object element, String path, Set<String> names) {
        boolean tooDeep = depth + 2 > DEEPEST;
        if (tooDeep) {
            report.refuse("record.tooDeep", null);
        } else if (!(element instanceof Map)) {
            report.refuse("record.notObject", path);
        }
        boolean read = !tooDeep && element instanceof Map;
        return new Input(read ? (Map<?, ?>) element : Collections.emptyMap(), path + ".", depth + 2, read ? report : new Report(), names);
    }
}

private static Set<String> setOf(String... texts) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(texts)));
}
`
