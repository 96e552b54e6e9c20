import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates a record a line with the rules of any package: class, entity, settings and record, the last three as JSON, a tab between
 * them; prints what the rules give, or what they threw.
 */
public final class EvaluateLines {
    private final Map<String, Object> settings = new HashMap<>();

    public static void main(String[] arguments) throws Exception {
        EvaluateLines lines = new EvaluateLines();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(lines.answer(line.split("\t", -1)));
        }
        out.flush();
    }

    private String answer(String[] fields) throws ReflectiveOperationException {
        try {
            Class<?> rules = Class.forName(fields[0]);
            Object chosen = settings.get(fields[0] + fields[2]);
            if (chosen == null) {
                chosen = settingsOf(rules, (Map<?, ?>) KitRunner.Json.read(fields[2]));
                settings.put(fields[0] + fields[2], chosen);
            }
            Method evaluate = rules.getMethod("evaluate", String.class, Map.class, chosen.getClass());
            return evaluate.invoke(null, KitRunner.Json.read(fields[1]), KitRunner.Json.read(fields[3]), chosen).toString();
        } catch (InvocationTargetException thrown) {
            return "threw " + thrown.getCause();
        }
    }

    private static Object settingsOf(Class<?> rules, Map<?, ?> chosen) throws ReflectiveOperationException {
        Object builder = Class.forName(rules.getName() + "$Settings").getMethod("builder").invoke(null);
        if (chosen.get("baseDate") != null) {
            call(builder, "baseDate", LocalDate.parse((String) chosen.get("baseDate")));
        }
        for (Map.Entry<?, ?> reading : ((Map<?, ?>) chosen.get("readings")).entrySet()) {
            call(builder, "reading", reading.getKey(), reading.getValue());
        }
        for (Object each : (List<?>) chosen.get("parameters")) {
            Map<?, ?> parameter = (Map<?, ?>) each;
            call(builder, "parameter", parameter.get("parameter"), ((BigDecimal) parameter.get("period")).intValue(), parameter.get("value"));
        }
        return call(builder, "build");
    }

    private static Object call(Object on, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : on.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                return method.invoke(on, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }
}
