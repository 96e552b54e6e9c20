/** Java: what an evaluation gives. Part of every Rules.java. */
export const resultSource = String.raw`
/** What the notice says of one record: its results, or why the record is refused. Immutable. */
public static final class Result {
    private final List<Refusal> refused;
    private final Map<String, Object> results;

    private Result(List<Refusal> refused, Map<String, Object> results) {
        this.refused = Collections.unmodifiableList(refused);
        this.results = results;
    }

    /** Why the record is refused; empty where it is not. */
    public List<Refusal> refused() {
        return refused;
    }

    /** The names of all results, in the order of the notice; none where the record is refused. */
    public Set<String> names() {
        return Collections.unmodifiableSet(results.keySet());
    }

    /**
     * A result: BigDecimal, Boolean, String (texts, members, durations such as P3M), LocalDate or LocalDateTime; null where it is unknown.
     *
     * @throws IllegalArgumentException where there is no such result, or the record is refused
     */
    public Object get(String name) {
        Object value = named(name);
        return value instanceof Unknown ? null : value;
    }

    /** Why a result is unknown: fields that are absent, parameters without a value; empty where it is known. */
    public List<String> unknown(String name) {
        Object value = named(name);
        return value instanceof Unknown ? ((Unknown) value).reasons : Collections.<String>emptyList();
    }

    private Object named(String name) {
        if (results.containsKey(name)) {
            return results.get(name);
        }
        throw new IllegalArgumentException(refused.isEmpty() ? "no result " + name : "refused: " + refused);
    }

    /** One line of JSON, as "tiaoli run" writes it; a refusal without its sentence. */
    public String toJson() {
        StringBuilder json = new StringBuilder();
        if (refused.isEmpty()) {
            writeResults(json);
        } else {
            writeRefusals(json);
        }
        return json.toString();
    }

    private void writeRefusals(StringBuilder json) {
        String separator = "{\"$refused\":[";
        for (Refusal refusal : refused) {
            json.append(separator).append("{\"code\":").append(quoted(refusal.code())).append(",\"field\":");
            json.append(refusal.field() == null ? "null" : quoted(refusal.field())).append('}');
            separator = ",";
        }
        json.append("]}");
    }

    private void writeResults(StringBuilder json) {
        StringBuilder unknown = new StringBuilder();
        json.append('{');
        for (Map.Entry<String, Object> entry : results.entrySet()) {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append(quoted(entry.getKey())).append(':').append(valueJson(entry.getValue()));
            if (entry.getValue() instanceof Unknown) {
                unknown.append(unknown.length() == 0 ? "" : ",").append(quoted(entry.getKey())).append(':');
                unknown.append(listJson(((Unknown) entry.getValue()).reasons));
            }
        }
        if (unknown.length() > 0) {
            json.append(",\"$unknown\":{").append(unknown).append('}');
        }
        json.append('}');
    }

    private static String valueJson(Object value) {
        if (value instanceof Unknown) {
            return "null";
        }
        if (value instanceof BigDecimal) {
            return ((BigDecimal) value).toPlainString();
        }
        return value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    private static String listJson(List<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (String text : texts) {
            json.append(json.length() > 1 ? "," : "").append(quoted(text));
        }
        return json.append(']').toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            int escape = "\b\t\n\f\r\"\\".indexOf(character);
            if (escape >= 0) {
                json.append('\\').append("btnfr\"\\".charAt(escape));
            } else if (character < ' ' || isHalf(text, at)) {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }

    /** Whether half of a surrogate pair stands alone. */
    private static boolean isHalf(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    @Override
    public String toString() {
        return toJson();
    }
}

/** Why a record is refused. Immutable. */
public static final class Refusal {
    private final String code;
    private final String field;

    private Refusal(String code, String field) {
        this.code = code;
        this.field = field;
    }

    /** What is wrong: record.fieldMissing, record.outOfRange, evaluate.assertion … */
    public String code() {
        return code;
    }

    /** The field's path, elements counted from 1, or the result or assertion concerned; null for the record as a whole. */
    public String field() {
        return field;
    }

    @Override
    public String toString() {
        return code + " " + field;
    }
}

/** Stands for a result that is unknown. */
private static final class Unknown {
    final List<String> reasons;

    Unknown(List<String> reasons) {
        this.reasons = Collections.unmodifiableList(reasons);
    }
}

/** Gathers why a result is unknown; with no reason it is its value. */
private static final class Reasons {
    private List<String> reasons;

    Reasons when(boolean unknown, String reason) {
        if (unknown) {
            if (reasons == null) {
                reasons = new ArrayList<>();
            }
            reasons.add(reason);
        }
        return this;
    }

    /** For want of a parameter in a year. */
    Reasons when(boolean unknown, String parameter, long year) {
        return unknown ? when(true, parameter + "\uff08" + year + "\u5e74\uff09") : this;
    }

    /** Reasons in the order of their characters. */
    Object or(Object value) {
        if (reasons == null) {
            return value;
        }
        Collections.sort(reasons);
        return new Unknown(reasons);
    }
}

/** Steps compute with whole numbers; these make them the values that people read. */
private static final class Values {
    /** A decimal without zeros at its end. */
    static BigDecimal decimal(long coefficient, int scale) {
        long rest = coefficient;
        int left = scale;
        while (left > 0 && rest % 10 == 0) {
            rest /= 10;
            left--;
        }
        return BigDecimal.valueOf(rest, left);
    }

    static BigDecimal decimal(BigInteger coefficient, int scale) {
        BigDecimal stripped = new BigDecimal(coefficient, scale).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    static LocalDateTime instant(long minutes) {
        return LocalDateTime.ofEpochSecond(minutes * 60, 0, ZoneOffset.UTC);
    }

    static String months(long count) {
        return duration(count, "P", 12, "Y", "M");
    }

    static String days(long count) {
        return (count < 0 ? "-P" : "P") + Math.abs(count) + "D";
    }

    static String minutes(long count) {
        return duration(count, "PT", 60, "H", "M");
    }

    private static String duration(long count, String prefix, long factor, String larger, String smaller) {
        long whole = Math.abs(count) / factor;
        long rest = Math.abs(count) % factor;
        String first = whole > 0 ? whole + larger : "";
        String second = rest > 0 || whole == 0 ? rest + smaller : "";
        return (count < 0 ? "-" : "") + prefix + first + second;
    }
}

/** Days counted from 1970-01-01, and months from January of year 0. */
private static final class Calendar {
    static final long FIRST_DAY = -719162L;
    static final long LAST_DAY = 2932896L;
    private static final long NO_DAY = Long.MIN_VALUE;

    static long year(long day) {
        return LocalDate.ofEpochDay(day).getYear();
    }

    static long month(long day) {
        return LocalDate.ofEpochDay(day).getMonthValue();
    }

    static long dayOfMonth(long day) {
        return LocalDate.ofEpochDay(day).getDayOfMonth();
    }

    static long firstOfMonth(long month) {
        return LocalDate.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1).toEpochDay();
    }

    /** The day that 2020-09-01 names; NO_DAY for any other form and for days that do not exist. */
    static long parsed(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return NO_DAY;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        boolean exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day).toEpochDay() : NO_DAY;
    }

    /** The minute that 2020-09-01T09:00 or 2020-09-01T09:00:00 names; NO_DAY for all else. */
    static long parsedInstant(String text) {
        boolean formed = text.length() == 16 || (text.length() == 19 && text.endsWith(":00"));
        if (!formed || text.charAt(10) != 'T' || text.charAt(13) != ':') {
            return NO_DAY;
        }
        long day = parsed(text.substring(0, 10));
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        boolean exists = day != NO_DAY && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
        return exists ? (day * 24 + hour) * 60 + minute : NO_DAY;
    }

    static boolean exists(long parsed) {
        return parsed != NO_DAY;
    }

    /** -1 where one of the characters is no digit. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char character = text.charAt(at);
            if (character < '0' || character > '9') {
                return -1;
            }
            value = value * 10 + character - '0';
        }
        return value;
    }
}
`
