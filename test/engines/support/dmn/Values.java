import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.chrono.ChronoPeriod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * FEEL values in JSON: null, true, "text" and [lists] as they are; {"number": "0.1"}, {"date": "2021-01-01"}, {"time": …}, {"date
 * and time": …}, {"duration": "P1Y"} by their texts, so that nothing is lost; {"context": {…}}.
 */
final class Values {
  private final Engine engine;
  private final ObjectMapper json;

  Values(Engine engine, ObjectMapper json) {
    this.engine = engine;
    this.json = json;
  }

  Object read(JsonNode node) {
    if (node.isNull()) return null;
    if (node.isBoolean()) return node.booleanValue();
    if (node.isTextual()) return node.textValue();
    if (node.isArray()) return list(node);
    String type = node.fieldNames().next();
    String text = node.get(type).asText();
    return switch (type) {
      case "number" -> new BigDecimal(text);
      case "date" -> LocalDate.parse(text);
      case "time" -> LocalTime.parse(text);
      case "date and time" -> LocalDateTime.parse(text);
      case "duration" -> text.matches(".*[DT].*") ? Duration.parse(text) : engine.period(Period.parse(text));
      case "context" -> engine.context(entries(node.get(type)));
      default -> throw new IllegalArgumentException("no FEEL value is written " + node);
    };
  }

  private List<Object> list(JsonNode array) {
    List<Object> list = new ArrayList<>();
    array.forEach(each -> list.add(read(each)));
    return list;
  }

  Map<String, Object> entries(JsonNode object) {
    Map<String, Object> entries = new LinkedHashMap<>();
    object.fieldNames().forEachRemaining(name -> entries.put(name, read(object.get(name))));
    return entries;
  }

  JsonNode write(Object value) {
    if (value == null) return json.nullNode();
    if (value instanceof Boolean known) return json.getNodeFactory().booleanNode(known);
    if (value instanceof String text) return TextNode.valueOf(text);
    if (value instanceof Number number) return typed("number", plain(new BigDecimal(number.toString())));
    if (value instanceof LocalDate) return typed("date", value.toString());
    if (value instanceof LocalTime) return typed("time", value.toString());
    if (value instanceof LocalDateTime) return typed("date and time", value.toString());
    if (value instanceof Duration || value instanceof ChronoPeriod) return typed("duration", value.toString());
    if (value instanceof List<?> list) return array(list);
    Map<?, ?> entries = engine.entries(value);
    if (entries == null) throw new IllegalArgumentException("a value of " + value.getClass() + " is none that FEEL has: " + value);
    return object(entries);
  }

  private ArrayNode array(List<?> list) {
    ArrayNode array = json.createArrayNode();
    list.forEach(each -> array.add(write(each)));
    return array;
  }

  private ObjectNode object(Map<?, ?> entries) {
    ObjectNode object = json.createObjectNode();
    entries.forEach((key, each) -> object.set(String.valueOf(key), write(each)));
    return json.createObjectNode().set("context", object);
  }

  private ObjectNode typed(String type, String text) {
    return json.createObjectNode().put(type, text);
  }

  /** In full, without zeros behind that change nothing: 100, not 1E+2; 2.5, not 2.50. */
  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
