import java.io.File;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.feel.lang.types.impl.ComparablePeriod;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.kie.internal.io.ResourceFactory;

/** Drools, checking inputs and results against the types that the model declares; files by the standard's XML Schema and KIE's validator. */
final class Drools implements Engine {
  private final DMNValidator validator = DMNValidatorFactory.newValidator();

  @Override
  public int threads() {
    return 2;
  }

  @Override
  public Model load(File file) {
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults()
            .setOption(new RuntimeTypeCheckOption(true))
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newFileResource(file)))
            .getOrElseThrow(IllegalArgumentException::new);
    if (runtime.getModels().isEmpty()) {
      throw new IllegalArgumentException("Drools takes no model from " + file);
    }
    DMNModel model = runtime.getModels().get(0);
    List<String> messages = texts(model.getMessages());
    messages.addAll(faults(file));
    return new Loaded(runtime, model, messages);
  }

  /** One at a time: the validator is not said to bear more. */
  private synchronized List<String> faults(File file) {
    return texts(validator.validate(file, Validation.VALIDATE_SCHEMA, Validation.VALIDATE_MODEL));
  }

  private static List<String> texts(List<DMNMessage> messages) {
    return messages.stream().map(message -> message.getLevel() + " " + message.getText()).collect(Collectors.toList());
  }

  @Override
  public Object period(Period period) {
    return new ComparablePeriod(period);
  }

  @Override
  public Object context(Map<String, Object> entries) {
    return entries;
  }

  @Override
  public Map<?, ?> entries(Object value) {
    return value instanceof Map<?, ?> map ? map : null;
  }

  private record Loaded(DMNRuntime runtime, DMNModel model, List<String> messages) implements Model {
    @Override
    public List<String> decisions() {
      return model.getDecisions().stream().map(DecisionNode::getName).toList();
    }

    @Override
    public Map<String, Object> evaluate(List<String> decisions, Map<String, Object> input, List<String> messages) {
      DMNContext context = runtime.newContext();
      input.forEach(context::set);
      DMNResult result = runtime.evaluateByName(model, context, decisions.toArray(new String[0]));
      messages.addAll(texts(result.getMessages()));
      Map<String, Object> values = new LinkedHashMap<>();
      for (String decision : decisions) {
        DMNDecisionResult found = result.getDecisionResultByName(decision);
        values.put(decision, found == null ? null : found.getResult());
      }
      return values;
    }
  }
}
