/** Java: what a run may choose, and the guard on it. Part of every Rules.java. */
export const settingsSource = `
/** Base date, readings and values of parameters. Immutable; what is not chosen is as in the notice. */
public static final class Settings {
    /** As the notice has it. */
    public static final Settings DEFAULT = new Settings(new Chosen());
    private final Chosen chosen;

    private Settings(Chosen chosen) {
        this.chosen = chosen;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Gathers choices; what the rules can't compute with is an IllegalArgumentException at once. */
    public static final class Builder {
        private final Chosen chosen = new Chosen();

        private Builder() {
        }

        /** The day on which the notice is applied. */
        public Builder baseDate(LocalDate day) {
            chosen.setBaseDate(day.toEpochDay());
            return this;
        }

        /** The reading of an open question. */
        public Builder reading(String question, String reading) {
            if (chosen.setReading(question, reading)) {
                return this;
            }
            throw new IllegalArgumentException("no question " + question);
        }

        /**
         * Another value of a parameter.
         *
         * @param label what stands before the value in the notice, such as 2021
         * @param value BigDecimal, Long, Integer or decimal text; Boolean; String; LocalDate or ISO text
         */
        public Builder parameter(String name, String label, Object value) {
            return set(name, label, value);
        }

        /**
         * Another value of a parameter.
         *
         * @param period the place of the value in the parameter's list, from 0
         */
        public Builder parameter(String name, int period, Object value) {
            return set(name, period, value);
        }

        private Builder set(String name, Object period, Object value) {
            if (chosen.setParameter(name, period, value)) {
                chosen.overridden = true;
                return this;
            }
            throw new IllegalArgumentException("no parameter " + name + " [" + period + "]");
        }

        public Settings build() {
            return new Settings(chosen.copy());
        }
    }
}

/** What is chosen, as cells. */
private abstract static class Choices implements Cloneable {
    boolean overridden = false;

    /** Whether there is such a question. */
    boolean setReading(String question, String reading) {
        return false;
    }

    /** Whether there is such a parameter, with a value at that place or of that label. */
    boolean setParameter(String name, Object period, Object value) {
        return false;
    }

    static boolean isPeriod(Object period, int place, String label) {
        return period.equals(place) || period.equals(label);
    }

    final Chosen copy() {
        try {
            return (Chosen) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static long dayOf(String name, long day) {
        if (day < Calendar.FIRST_DAY || day > Calendar.LAST_DAY) {
            throw new IllegalArgumentException(name + ": the years 1 to 9999 only");
        }
        return day;
    }

    static long dateOf(String name, Object value) {
        if (value instanceof LocalDate) {
            return dayOf(name, ((LocalDate) value).toEpochDay());
        }
        if (value instanceof String && Calendar.exists(Calendar.parsed((String) value))) {
            return Calendar.parsed((String) value);
        }
        throw new IllegalArgumentException(name + ": not a date: " + value);
    }

    static boolean flagOf(String name, Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value;
        }
        throw new IllegalArgumentException(name + ": not true or false: " + value);
    }

    /** One of some texts; any text where there are none. */
    static String textOf(String name, Object value, String... members) {
        if (value instanceof String && (members.length == 0 || Arrays.asList(members).contains(value))) {
            return (String) value;
        }
        throw new IllegalArgumentException(name + ": not one of " + Arrays.toString(members) + ": " + value);
    }

    /** A number within inclusive bounds, which are cells as the result is. */
    static BigInteger wholeOf(String name, Object value, int scale, String low, String high) {
        BigDecimal number = value instanceof String ? new BigDecimal((String) value) : NumberField.number(value);
        boolean within = number != null && number.compareTo(new BigDecimal(new BigInteger(low), scale)) >= 0
                && number.compareTo(new BigDecimal(new BigInteger(high), scale)) <= 0;
        if (!within || (number.scale() > scale && number.stripTrailingZeros().scale() > scale)) {
            throw new IllegalArgumentException(name + ": not a number of " + scale + " decimal places within bounds: " + value);
        }
        return number.setScale(scale).unscaledValue();
    }

    /** A value that the rules were built with can only be chosen as it is. */
    static <T> T builtIn(String name, T chosen, T built) {
        if (built.equals(chosen)) {
            return built;
        }
        throw new IllegalArgumentException(name + ": built into the rules, export again to change it");
    }
}
`
