CREATE TABLE "明细" (
  -- 键，不重复 the key, unique
  "$key" TEXT,
  -- 费用：必填 required，2 位小数 decimal places
  "费用" NUMERIC,
  -- 参保人.明细：所属记录的 $key the key of whose it is
  "参保人_明细" TEXT,
  -- 参保人.明细：第几个，从 1 起 its place, from 1
  "参保人_明细_position" BIGINT,
  PRIMARY KEY ("$key")
);

CREATE TABLE "参保人" (
  -- 键，不重复 the key, unique
  "$key" TEXT,
  -- 出生日期：可缺 optional
  "出生日期" DATE,
  -- 人数：必填 required，0 位小数 decimal places
  "人数" NUMERIC,
  PRIMARY KEY ("$key")
);

CREATE TABLE "settings" (
  "base_date" DATE NOT NULL,
  "A01" TEXT NOT NULL,
  "标准_2020_01_01" NUMERIC NOT NULL,
  "标准_2021_01_01" NUMERIC NOT NULL
);
INSERT INTO "settings" VALUES (
  DATE '2021-01-01',
  '按人',
  100,
  250
);

CREATE OR REPLACE VIEW "settings_cells" AS
SELECT CASE WHEN c."base_date" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(c."base_date" - DATE '1970-01-01' AS BIGINT) ELSE 18628 END AS "base_date",
  COALESCE(c."A01", '按人') AS "A01",
  CASE WHEN c."标准_2020_01_01" BETWEEN 0 AND 1600 THEN CAST(c."标准_2020_01_01" * 100 AS BIGINT) ELSE 10000 END AS "标准_2020_01_01",
  CASE WHEN c."标准_2021_01_01" BETWEEN 0 AND 4000 THEN CAST(c."标准_2021_01_01" * 100 AS BIGINT) ELSE 25000 END AS "标准_2021_01_01",
  COALESCE(c."标准_2020_01_01" <> 100
      OR c."标准_2021_01_01" <> 250, FALSE) AS "overridden",
  c."base_date" AS "$base_date",
  CASE WHEN c."base_date" IS NULL THEN ',{"code":"record.fieldMissing","field":"settings.base_date"}' ELSE '' END
  || CASE WHEN NOT c."base_date" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN ',{"code":"record.dateInvalid","field":"settings.base_date"}' ELSE '' END
  || CASE WHEN c."A01" IS NULL THEN ',{"code":"record.fieldMissing","field":"settings.A01"}' ELSE '' END
  || CASE WHEN c."A01" NOT IN ('按人', '按户') THEN ',{"code":"record.enumUnknown","field":"settings.A01"}' ELSE '' END
  || CASE WHEN c."标准_2020_01_01" IS NULL THEN ',{"code":"record.fieldMissing","field":"settings.标准_2020_01_01"}' ELSE '' END
  || CASE WHEN c."标准_2020_01_01" <> ROUND(c."标准_2020_01_01", 2) THEN ',{"code":"record.tooFine","field":"settings.标准_2020_01_01"}' ELSE '' END
  || CASE WHEN c."标准_2020_01_01" NOT BETWEEN 0 AND 1600 THEN ',{"code":"record.outOfRange","field":"settings.标准_2020_01_01"}' ELSE '' END
  || CASE WHEN c."标准_2021_01_01" IS NULL THEN ',{"code":"record.fieldMissing","field":"settings.标准_2021_01_01"}' ELSE '' END
  || CASE WHEN c."标准_2021_01_01" <> ROUND(c."标准_2021_01_01", 2) THEN ',{"code":"record.tooFine","field":"settings.标准_2021_01_01"}' ELSE '' END
  || CASE WHEN c."标准_2021_01_01" NOT BETWEEN 0 AND 4000 THEN ',{"code":"record.outOfRange","field":"settings.标准_2021_01_01"}' ELSE '' END AS "$guard"
FROM "settings" AS c
;

CREATE OR REPLACE VIEW "参保人_results" AS
WITH
s AS MATERIALIZED (
  SELECT c."base_date", c."A01", c."标准_2020_01_01", c."标准_2021_01_01", c."overridden", c."$base_date",
    c."$guard" AS "$guard"
  FROM "settings_cells" AS c
),
g1_placed AS MATERIALIZED (
  SELECT t."参保人_明细" AS "$root", '明细[' || CAST(ROW_NUMBER() OVER (PARTITION BY t."参保人_明细" ORDER BY t."参保人_明细_position") AS TEXT) || '].' AS path, ROW_NUMBER() OVER (PARTITION BY t."参保人_明细" ORDER BY t."参保人_明细_position") AS place, '' AS around, t.*
  FROM "明细" AS t WHERE t."参保人_明细" IS NOT NULL
),
g1 AS MATERIALIZED (
  SELECT t."$root" AS "$key", t."$key" AS own, t.path,
    CASE WHEN t."费用" IS NULL THEN ',{"code":"record.fieldMissing","field":"' || t.path || '费用"}' ELSE '' END
  || CASE WHEN t."费用" <> ROUND(t."费用", 2) THEN ',{"code":"record.tooFine","field":"' || t.path || '费用"}' ELSE '' END
  || CASE WHEN t."费用" < 0 OR t."费用" > 10000 THEN ',{"code":"record.outOfRange","field":"' || t.path || '费用"}' ELSE '' END
  || CASE WHEN t.place = 1000001 THEN ',{"code":"record.beyondExport","field":"' || t.around || '明细"}' ELSE '' END AS found
  FROM g1_placed AS t CROSS JOIN s
),
faults AS MATERIALIZED (
  SELECT "$key", string_agg(found, '' ORDER BY found COLLATE "C") AS found
  FROM (
    SELECT "$key", found FROM g1 WHERE found <> ''
  ) AS e
  GROUP BY "$key"
),
l0 AS MATERIALIZED (
  SELECT t."$key" AS "$key",
    CASE WHEN t."出生日期" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN CAST(t."出生日期" - DATE '1970-01-01' AS BIGINT) ELSE 0 END AS "出生日期",
    t."出生日期" IS NOT NULL AS "出生日期_given",
    CASE WHEN t."人数" BETWEEN 1 AND 9 THEN CAST(t."人数" AS BIGINT) ELSE 1 END AS "人数",
    s."base_date" AS "base_date",
    s."A01" AS "A01",
    s."标准_2020_01_01" AS "标准_2020_01_01",
    s."标准_2021_01_01" AS "标准_2021_01_01",
    s."$guard"
  || CASE WHEN NOT t."出生日期" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN ',{"code":"record.dateInvalid","field":"出生日期"}' ELSE '' END
  || CASE WHEN t."出生日期" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' AND (t."出生日期" < DATE '1900-01-01' OR t."出生日期" > s."$base_date") THEN ',{"code":"record.outOfRange","field":"出生日期"}' ELSE '' END
  || CASE WHEN t."人数" IS NULL THEN ',{"code":"record.fieldMissing","field":"人数"}' ELSE '' END
  || CASE WHEN t."人数" <> ROUND(t."人数", 0) THEN ',{"code":"record.tooFine","field":"人数"}' ELSE '' END
  || CASE WHEN t."人数" < 1 OR t."人数" > 9 THEN ',{"code":"record.outOfRange","field":"人数"}' ELSE '' END
  || COALESCE(x.found, '') AS "$guard"
  FROM "参保人" AS t CROSS JOIN s LEFT JOIN faults AS x ON x."$key" = t."$key"
),
l1 AS MATERIALIZED (
  SELECT l0."$key", l0."$guard", l0."出生日期_given", l0."A01", l0."base_date", l0."人数", l0."标准_2020_01_01",
    l0."标准_2021_01_01",
    -- 年龄
    ((((CAST(EXTRACT(YEAR FROM (DATE '1970-01-01' + CAST("base_date" AS INTEGER))) AS BIGINT) * 512) + (CAST(EXTRACT(MONTH FROM (DATE '1970-01-01' + CAST("base_date" AS INTEGER))) AS BIGINT) * 32)) + CAST(EXTRACT(DAY FROM (DATE '1970-01-01' + CAST("base_date" AS INTEGER))) AS BIGINT)) - (((CAST(EXTRACT(YEAR FROM (DATE '1970-01-01' + CAST("出生日期" AS INTEGER))) AS BIGINT) * 512) + (CAST(EXTRACT(MONTH FROM (DATE '1970-01-01' + CAST("出生日期" AS INTEGER))) AS BIGINT) * 32)) + CAST(EXTRACT(DAY FROM (DATE '1970-01-01' + CAST("出生日期" AS INTEGER))) AS BIGINT))) / 512 AS "年龄",
    ("base_date" >= 18262) AND ("base_date" <= 18627) AS "s2",
    ("base_date" >= 18628) AND ("base_date" <= 18992) AS "s3"
  FROM l0
),
l2 AS MATERIALIZED (
  SELECT l1."$key", l1."$guard", l1."年龄", l1."出生日期_given", l1."A01", l1."base_date", l1."人数",
    CAST(CASE WHEN "s2" THEN "标准_2020_01_01" WHEN "s3" THEN "标准_2021_01_01" ELSE "标准_2020_01_01" END AS BIGINT) AS "s4",
    NOT "s2" AS "s6",
    NOT "s3" AS "s7"
  FROM l1
),
l3 AS MATERIALIZED (
  SELECT l2."$key", l2."$guard", l2."年龄", l2."出生日期_given", l2."A01", l2."s6", l2."s7", l2."base_date",
    -- 补助 · 单位 0.01 元 in 0.01 yuan
    ((CAST(CASE WHEN "A01" = '按户' THEN "s4" * 10 ELSE ("s4" * "人数") * 5 END AS BIGINT) * 2) + 10) / 20 AS "补助"
  FROM l2
),
e4 AS MATERIALIZED (
  SELECT t."参保人_明细" AS "$key",
    CASE WHEN t."费用" BETWEEN 0 AND 10000 THEN CAST(t."费用" * 100 AS BIGINT) ELSE 0 END AS "明细_费用"
  FROM "明细" AS t CROSS JOIN s WHERE t."参保人_明细" IS NOT NULL
),
f5 AS MATERIALIZED (
  SELECT "$key" AS "$key",
    CAST(COALESCE(SUM(CASE WHEN "明细_费用" >= 1000 THEN "明细_费用" END), 0) AS BIGINT) AS "费用"
  FROM e4 GROUP BY "$key"
),
l6 AS MATERIALIZED (
  SELECT o."$key", o."$guard", o."年龄", o."补助", o."出生日期_given", o."A01", o."s6", o."s7", o."base_date",
    -- 费用 · 单位 0.01 元 in 0.01 yuan
    COALESCE(f."费用", 0) AS "费用"
  FROM l3 AS o LEFT JOIN f5 AS f ON f."$key" = o."$key"
),
why AS MATERIALIZED (
  SELECT l6."$key", l6."$guard", l6."年龄", l6."费用", l6."补助",
    CASE WHEN NOT "出生日期_given" THEN ',"出生日期"' ELSE '' END AS "$1",
    CASE WHEN (("A01" = '按户') AND "s6" AND "s7") OR (("A01" <> '按户') AND "s6" AND "s7") THEN ',"标准（' || CAST(CAST(EXTRACT(YEAR FROM (DATE '1970-01-01' + CAST("base_date" AS INTEGER))) AS BIGINT) AS TEXT) || '年）"' ELSE '' END AS "$3",
    '' AS "$rules"
  FROM l6
)
SELECT
  "$key",
  -- 年龄
  CASE WHEN "$guard" = '' AND "$rules" = '' AND "$1" = '' THEN CAST("年龄" AS BIGINT) END AS "年龄",
  -- 费用
  CASE WHEN "$guard" = '' AND "$rules" = '' THEN CAST(CAST("费用" AS DECIMAL(13, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2)) END AS "费用",
  -- 补助
  CASE WHEN "$guard" = '' AND "$rules" = '' AND "$3" = '' THEN CAST(CAST("补助" AS DECIMAL(7, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2)) END AS "补助",
  CASE WHEN "$guard" = '' AND "$rules" = '' AND ("$1" <> '' OR "$3" <> '') THEN '{' || SUBSTR(
    CASE WHEN "$1" <> '' THEN ',"年龄":[' || SUBSTR("$1", 2) || ']' ELSE '' END
    || CASE WHEN "$3" <> '' THEN ',"补助":[' || SUBSTR("$3", 2) || ']' ELSE '' END, 2) || '}' END AS "$unknown",
  CASE WHEN "$guard" <> '' THEN '[' || SUBSTR("$guard", 2) || ']' WHEN "$rules" <> '' THEN '[' || SUBSTR("$rules", 2) || ']' END AS "$refused"
FROM why
;
