import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.ast.TDRGElement;
import com.gs.dmn.ast.TDecision;
import com.gs.dmn.ast.TDefinitions;
import com.gs.dmn.dialect.JavaTimeDMNDialectDefinition;
import com.gs.dmn.log.NopBuildLogger;
import com.gs.dmn.runtime.Context;
import com.gs.dmn.runtime.interpreter.DMNInterpreter;
import com.gs.dmn.runtime.interpreter.EvaluationContext;
import com.gs.dmn.runtime.interpreter.Result;
import com.gs.dmn.transformation.InputParameters;
import com.gs.dmn.validation.CompositeDMNValidator;
import com.gs.dmn.validation.DMNValidator;
import com.gs.dmn.validation.DefaultDMNValidator;
import com.gs.dmn.validation.TypeRefValidator;
import com.gs.dmn.validation.UniqueNameValidator;
import com.gs.dmn.validation.UniqueRequirementValidator;
import java.io.File;
import java.lang.reflect.Field;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** jDMN, which reads the file by the standard's XML Schema and checks the model with its own validators. */
final class Jdmn implements Engine {
  private final JavaTimeDMNDialectDefinition dialect = new JavaTimeDMNDialectDefinition();
  private final InputParameters parameters =
      new InputParameters(Map.of("dmnVersion", "1.3", "modelVersion", "1", "platformVersion", "9", "xsdValidation", "true"));
  private final DMNValidator validator =
      new CompositeDMNValidator(
          List.of(new UniqueNameValidator(), new TypeRefValidator(), new DefaultDMNValidator(), new UniqueRequirementValidator()));

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Model load(File file) {
    TDefinitions definitions = dialect.createDMNSerializer(new NopBuildLogger(), parameters).readModel(file);
    if (definitions == null) {
      throw new IllegalArgumentException("jDMN takes no model from " + file);
    }
    DMNModelRepository repository = new DMNModelRepository(definitions);
    return new Loaded(definitions, repository, dialect.createDMNInterpreter(repository, parameters), validator.validate(repository));
  }

  @Override
  public Object period(Period period) {
    return period;
  }

  @Override
  public Object context(Map<String, Object> entries) {
    Context context = new Context();
    entries.forEach(context::put);
    return context;
  }

  @Override
  public Map<?, ?> entries(Object value) {
    return value instanceof Context context ? context.getBindings() : null;
  }

  private record Loaded(
      TDefinitions definitions,
      DMNModelRepository repository,
      DMNInterpreter<Number, LocalDate, TemporalAccessor, TemporalAccessor, TemporalAmount> interpreter,
      List<String> messages)
      implements Model {
    @Override
    public List<String> decisions() {
      return repository.findDecisions(definitions).stream().map(TDecision::getName).toList();
    }

    @Override
    public Map<String, Object> evaluate(List<String> decisions, Map<String, Object> input, List<String> messages) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (String decision : decisions) {
        TDRGElement element = repository.findDRGElementByName(definitions, decision);
        // A map of its own for each decision: the interpreter adds what it computes on the way.
        EvaluationContext context = EvaluationContext.makeDecisionEvaluationContext(element, new LinkedHashMap<>(input));
        Result result = interpreter.evaluateDecision(definitions.getNamespace(), decision, context);
        if (result != null && result.hasErrors()) {
          messages.add(decision + ": " + errorsOf(result));
        }
        values.put(decision, Result.value(result));
      }
      return values;
    }

    /** What the errors of a result say, which jDMN tells nobody. */
    private static String errorsOf(Result result) {
      List<String> texts = new ArrayList<>();
      for (Object error : (List<?>) secret(result, "errors")) {
        texts.add(String.valueOf(secret(error, "stackTrace")).lines().findFirst().orElse(""));
      }
      return String.join("; ", texts);
    }

    private static Object secret(Object holder, String name) {
      try {
        Field field = holder.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(holder);
      } catch (ReflectiveOperationException fault) {
        throw new IllegalStateException(fault);
      }
    }
  }
}
