import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tiaoli.rules.Rules;

/** Calls the rules of the small notice of test/exports/java/notice.ts as a Java program would; prints what it is told. */
public final class CallRules {
    public static void main(String[] none) throws Exception {
        values();
        refusals();
        settings();
        threads();
    }

    private static Map<String, Object> person() {
        Map<String, Object> stay = new HashMap<>();
        stay.put("入院", LocalDateTime.of(2020, 10, 1, 9, 30));
        stay.put("出院", "2020-10-03T09:00");
        stay.put("明细", Arrays.asList(Collections.singletonMap("费用", new BigDecimal("100.10")), Collections.singletonMap("费用", 50)));
        Map<String, Object> person = new HashMap<>();
        person.put("类别", "职工");
        person.put("出生日期", LocalDate.of(1960, 2, 29));
        person.put("财产", 3_000_000_000L);
        person.put("就诊", Collections.singletonList(stay));
        person.put("备注", "无");
        return person;
    }

    private static void values() {
        Rules.Result result = Rules.evaluate(person());
        for (String name : result.names()) {
            Object value = result.get(name);
            System.out.println(name + " " + value.getClass().getSimpleName() + " " + value);
        }
        Map<String, Object> unborn = person();
        unborn.put("出生日期", null);
        System.out.println("未知 " + Rules.evaluate(unborn).get("年龄") + " " + Rules.evaluate(unborn).unknown("年龄"));
        System.out.println(thrown(() -> result.get("没有")));
        System.out.println(thrown(() -> result.names().remove("年龄")));
        System.out.println(thrown(() -> Rules.evaluate("没有", person(), Rules.Settings.DEFAULT)));
    }

    private static void refusals() {
        refused("财产", 0.1);
        refused("财产", "1");
        refused("财产", new BigDecimal("1e999"));
        refused("财产", new BigDecimal("1e1000"));
        refused("财产", new BigDecimal("1e-2147483647"));
        refused("财产", new BigDecimal("0.001"));
        refused("出生日期", LocalDate.of(10000, 1, 1));
        refused("出生日期", "2021-02-29");
        refused("就诊", new HashMap<String, Object>());
        List<Object> endless = new ArrayList<>();
        Map<String, Object> stay = new HashMap<>();
        stay.put("明细", endless);
        endless.add(stay);
        refused("就诊", Arrays.asList("不是记录", stay));
        refused("「备注」", "两次");
        refused(null, 1);
        System.out.println("null " + Rules.evaluate(null).refused());
    }

    private static void refused(String field, Object value) {
        Map<String, Object> record = person();
        record.put(field, value);
        System.out.println(field + " " + Rules.evaluate(record).refused());
    }

    private static void settings() {
        Rules.Settings.Builder builder = Rules.Settings.builder();
        Rules.Settings before = builder.parameter("标准", "2021年", new BigDecimal("300")).build();
        builder.parameter("标准", 1, 400).baseDate(LocalDate.of(2021, 6, 1));
        System.out.println("补助 " + Rules.evaluate(person(), before).get("补助") + " " + Rules.evaluate(person(), builder.build()).get("补助"));
        Map<String, Object> resident = person();
        resident.put("类别", "居民");
        Rules.Settings household = Rules.Settings.builder().reading("A01", "按户").build();
        System.out.println("读法 " + Rules.evaluate(resident, household).unknown("补助"));
        System.out.println(thrown(() -> Rules.Settings.builder().parameter("标准", 1, new BigDecimal("4000.01"))));
        System.out.println(thrown(() -> Rules.Settings.builder().parameter("标准", 1, new BigDecimal("0.001"))));
        System.out.println(thrown(() -> Rules.Settings.builder().parameter("标准", 2, 1)));
        System.out.println(thrown(() -> Rules.Settings.builder().parameter("截止日", 0, "2021-02-30")));
        System.out.println(thrown(() -> Rules.Settings.builder().reading("A01", "按天")));
        System.out.println(thrown(() -> Rules.Settings.builder().reading("A02", "按户")));
        System.out.println(thrown(() -> Rules.Settings.builder().baseDate(LocalDate.of(0, 12, 31))));
    }

    private static String thrown(Callable<?> job) {
        try {
            return "nothing thrown: " + job.call();
        } catch (Exception thrown) {
            return thrown.getClass().getSimpleName() + " " + thrown.getMessage();
        }
    }

    /** Many threads at once get what one gets. */
    private static void threads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<String>> answers = new ArrayList<>();
        for (int at = 0; at < 2000; at++) {
            Map<String, Object> record = person();
            record.put("财产", at % 10);
            answers.add(threads.submit(() -> Rules.evaluate(record).toJson()));
        }
        boolean same = true;
        for (int at = 0; at < answers.size(); at++) {
            Map<String, Object> record = person();
            record.put("财产", at % 10);
            same &= answers.get(at).get().equals(Rules.evaluate(record).toJson());
        }
        threads.shutdown();
        System.out.println("threads " + same);
    }
}
