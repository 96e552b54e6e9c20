import java.io.File;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** A DMN engine as the harness needs it. Values are those of java.math and java.time, lists, maps, and null. */
interface Engine {
  /** How many models and records it takes at a time. */
  int threads();

  Model load(File file) throws Exception;

  /** A duration of years and months, and a context, in the engine's own classes. */
  Object period(Period period);

  Object context(Map<String, Object> entries);

  /** The entries of what the engine gives for a context; null for any other value. */
  Map<?, ?> entries(Object value);

  interface Model {
    /** Names of all decisions. */
    List<String> decisions();

    /** What the engine has to say about the model. */
    List<String> messages();

    /** Values of the decisions, by name; what the engine says goes to `messages`. */
    Map<String, Object> evaluate(List<String> decisions, Map<String, Object> input, List<String> messages);
  }
}
