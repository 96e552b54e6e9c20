import java.io.File;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.kie.internal.io.ResourceFactory;

/** Drools, checking inputs and results against the types that the model declares. */
final class Drools implements Engine {
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
    return new Loaded(runtime, runtime.getModels().get(0));
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

  private record Loaded(DMNRuntime runtime, DMNModel model) implements Model {
    @Override
    public List<String> decisions() {
      return model.getDecisions().stream().map(DecisionNode::getName).toList();
    }

    @Override
    public List<String> messages() {
      return texts(model.getMessages());
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

    private static List<String> texts(List<DMNMessage> messages) {
      return messages.stream().map(message -> message.getLevel() + " " + message.getText()).toList();
    }
  }
}
