/** Java: one class for each type of field, which reads a value and reports what is wrong with it. Part of every Rules.java. */
export const fieldsSource = `
/** A field: its name, and whether it must be there. What it gives in place of a value that is refused or absent is not read. */
private abstract static class Field {
    final String name;
    private final boolean required;
    private final boolean hasDefault;

    Field(String name, boolean required, boolean hasDefault) {
        this.name = name;
        this.required = required;
        this.hasDefault = hasDefault;
    }

    /** Whether the record has a value of the field, or the field a default. */
    final boolean given(Input input) {
        return hasDefault || input.get(name) != null;
    }

    /** Whether a value is of a type that the field is given in. */
    abstract boolean fits(Object value);

    /** A value that fits; null where there is none, which has been reported where it should be there or is another. */
    final Object take(Input input) {
        Object value = input.get(name);
        if (value == null && required) {
            input.refuse("record.fieldMissing", name);
        }
        if (value == null || fits(value)) {
            return value;
        }
        input.refuse("record.typeMismatch", name);
        return null;
    }
}

/** A number: its cell is the whole number of its smallest units. */
private static final class NumberField extends Field {
    private static final int MOST_DIGITS = 400;
    private static final int MOST_ZEROS = 999;
    private final int scale;
    private final BigDecimal minimum;
    private final BigDecimal maximum;
    private final BigDecimal low;
    private final BigDecimal high;
    private final BigInteger absent;

    /** minimum and maximum are the notice's bounds, null where it has none; low and high are cells that are computed with. */
    NumberField(String name, boolean required, boolean hasDefault, int scale, String minimum, String maximum, String low, String high,
            String absent) {
        super(name, required, hasDefault);
        this.scale = scale;
        this.minimum = minimum == null ? null : new BigDecimal(minimum);
        this.maximum = maximum == null ? null : new BigDecimal(maximum);
        this.low = new BigDecimal(new BigInteger(low), scale);
        this.high = new BigDecimal(new BigInteger(high), scale);
        this.absent = new BigInteger(absent);
    }

    @Override
    boolean fits(Object value) {
        return number(value) != null;
    }

    /** For a field whose cells are all longs. */
    long wholeLong(Input input) {
        return whole(input).longValue();
    }

    BigInteger whole(Input input) {
        Object value = take(input);
        if (value == null) {
            return absent;
        }
        BigDecimal number = number(value);
        return checked(number, input) ? number.setScale(scale).unscaledValue() : absent;
    }

    private boolean checked(BigDecimal number, Input input) {
        if (number.precision() > MOST_DIGITS || number.scale() < -MOST_ZEROS || number.scale() > MOST_DIGITS + MOST_ZEROS) {
            input.refuse("record.numberTooLong", name);
            return false;
        }
        boolean fine = number.scale() <= scale || number.stripTrailingZeros().scale() <= scale;
        if (!fine) {
            input.refuse("record.tooFine", name);
        }
        boolean within = (minimum == null || number.compareTo(minimum) >= 0) && (maximum == null || number.compareTo(maximum) <= 0);
        if (!within) {
            input.refuse("record.outOfRange", name);
        }
        boolean computed = number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
        if (within && !computed) {
            input.refuse("record.beyondExport", name);
        }
        return fine && within && computed;
    }

    /** null for what is no exact number: a double does not hold the tenths that it shows. */
    static BigDecimal number(Object value) {
        if (value instanceof BigDecimal) {
            return (BigDecimal) value;
        }
        if (value instanceof BigInteger) {
            return new BigDecimal((BigInteger) value);
        }
        boolean whole = value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
        return whole ? BigDecimal.valueOf(((Number) value).longValue()) : null;
    }
}

/** A date, given as a LocalDate or as text such as 2020-09-01: its cell is the day, counted from 1970-01-01. */
private static final class DateField extends Field {
    private final long absent;

    DateField(String name, boolean required, boolean hasDefault, long absent) {
        super(name, required, hasDefault);
        this.absent = absent;
    }

    @Override
    boolean fits(Object value) {
        return value instanceof String || value instanceof LocalDate;
    }

    /** Both bounds belong to the range. */
    long day(Input input, long earliest, long latest) {
        Object value = take(input);
        if (value == null) {
            return absent;
        }
        long day = value instanceof String ? Calendar.parsed((String) value) : ((LocalDate) value).toEpochDay();
        if (day < Calendar.FIRST_DAY || day > Calendar.LAST_DAY) {
            input.refuse("record.dateInvalid", name);
            return absent;
        }
        if (day < earliest || day > latest) {
            input.refuse("record.outOfRange", name);
            return absent;
        }
        return day;
    }
}

/** A moment, given as a LocalDateTime or as text such as 2020-09-01T09:00: its cell is the minute, counted from 1970-01-01T00:00. */
private static final class InstantField extends Field {
    private final long absent;

    InstantField(String name, boolean required, boolean hasDefault, long absent) {
        super(name, required, hasDefault);
        this.absent = absent;
    }

    @Override
    boolean fits(Object value) {
        return value instanceof String || value instanceof LocalDateTime;
    }

    long minute(Input input) {
        Object value = take(input);
        if (value == null) {
            return absent;
        }
        long minute = Calendar.parsedInstant(value.toString());
        if (!Calendar.exists(minute)) {
            input.refuse("record.instantInvalid", name);
            return absent;
        }
        return minute;
    }
}

/** A length of time, given as ISO 8601 text such as P3M: its cell is the number of its units. */
private static final class DurationField extends Field {
    private static final Pattern MONTHS = Pattern.compile("(-?)P(?=[0-9])(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?");
    private static final Pattern DAYS = Pattern.compile("(-?)P()([0-9]{1,9})D");
    private static final Pattern MINUTES = Pattern.compile("(-?)PT(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?");
    private final long absent;

    DurationField(String name, boolean required, boolean hasDefault, long absent) {
        super(name, required, hasDefault);
        this.absent = absent;
    }

    @Override
    boolean fits(Object value) {
        return value instanceof String;
    }

    long months(Input input, long low, long high) {
        return count(input, MONTHS, 12, low, high);
    }

    long days(Input input, long low, long high) {
        return count(input, DAYS, 0, low, high);
    }

    long minutes(Input input, long low, long high) {
        return count(input, MINUTES, 60, low, high);
    }

    private long count(Input input, Pattern form, long factor, long low, long high) {
        Object value = take(input);
        if (value == null) {
            return absent;
        }
        Matcher match = form.matcher((String) value);
        if (!match.matches()) {
            input.refuse("record.durationInvalid", name);
            return absent;
        }
        long size = number(match.group(2)) * factor + number(match.group(3));
        long count = match.group(1).isEmpty() ? size : -size;
        if (count < low || count > high) {
            input.refuse("record.beyondExport", name);
            return absent;
        }
        return count;
    }

    private static long number(String digits) {
        return digits == null || digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}

/** Yes or no, given as a Boolean. */
private static final class FlagField extends Field {
    private final boolean absent;

    FlagField(String name, boolean required, boolean hasDefault, boolean absent) {
        super(name, required, hasDefault);
        this.absent = absent;
    }

    @Override
    boolean fits(Object value) {
        return value instanceof Boolean;
    }

    boolean flag(Input input) {
        Object value = take(input);
        return value == null ? absent : (Boolean) value;
    }
}

/** A text, given as a String. */
private static final class TextField extends Field {
    private final String absent;

    TextField(String name, boolean required, boolean hasDefault, String absent) {
        super(name, required, hasDefault);
        this.absent = absent;
    }

    @Override
    boolean fits(Object value) {
        return value instanceof String;
    }

    String text(Input input) {
        Object value = take(input);
        return value == null ? absent : (String) value;
    }

    /** A member of an enumeration. */
    String member(Input input, Set<String> members) {
        Object value = take(input);
        if (value == null) {
            return absent;
        }
        if (!members.contains(value)) {
            input.refuse("record.enumUnknown", name);
        }
        return (String) value;
    }

    /** A citizen's identity number, GB 11643-1999; a small x at its end becomes a capital. */
    String identity(Input input) {
        Object value = take(input);
        if (value == null) {
            return absent;
        }
        String text = (String) value;
        String plain = text.endsWith("x") ? text.substring(0, text.length() - 1) + "X" : text;
        if (!isIdentity(plain)) {
            input.refuse("record.identityInvalid", name);
        }
        return plain;
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static boolean isIdentity(String text) {
        if (text.length() != 18) {
            return false;
        }
        int sum = 0;
        for (int at = 0; at < 17; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                return false;
            }
            sum += (digit - '0') * WEIGHTS[at];
        }
        String born = text.substring(6, 10) + "-" + text.substring(10, 12) + "-" + text.substring(12, 14);
        return Calendar.exists(Calendar.parsed(born)) && "10X98765432".charAt(sum % 11) == text.charAt(17);
    }
}
`
