-- The rules of the Taiyuan notice by hand, in DuckDB's SQL: what the engine's kernels are measured against.
-- Enumerations are ENUMs, amounts DECIMAL, flags BOOLEAN; what is absent or unknown is NULL.

-- name: types
create type 县区 as enum ('小店区', '迎泽区', '杏花岭区', '尖草坪区', '万柏林区', '晋源区', '清徐县', '阳曲县', '娄烦县', '古交市');
create type 学生类别 as enum ('非大学生', '省属大学生', '市属大学生', '其他大学生');
create type 类别 as enum ('重点医疗救助对象', '重度残疾大学生', '重度残疾人', '丧失劳动能力残疾人', '建档立卡贫困人口', '县级名单对象',
  '低收入老年人和未成年人', '无');
create type 资助主体 as enum ('医疗救助资金', '优抚对象医疗补助资金', '县级财政', '无');

-- name: people
create table 参保人 as
select row_number() over () - 1 as 行, *
from read_csv('$file', header = true, columns = {
  '参保地': '县区', '出生日期': 'DATE', '大学生类别': '学生类别', '持居住证': 'BOOLEAN', '低保对象': 'BOOLEAN', '特困人员': 'BOOLEAN',
  '重点优抚对象': 'BOOLEAN', '见义勇为者': 'BOOLEAN', '享受40%救济对象': 'BOOLEAN', '重度残疾': 'BOOLEAN', '丧失劳动能力': 'BOOLEAN',
  '建档立卡贫困人口': 'BOOLEAN', '低收入家庭': 'BOOLEAN', '列入县级资助名单': 'BOOLEAN', '动态新增': 'BOOLEAN',
  '已参加职工医保': 'BOOLEAN', '已参加居民医保': 'BOOLEAN', '省内转诊': 'BOOLEAN', '县级资助定额': 'DECIMAL(9, 2)', '缴费日期': 'DATE',
  '动态调整证明日期': 'DATE'});

-- name: reading
select
  count("参保地"), count("出生日期"), count("大学生类别"), count("持居住证"), count("低保对象"), count("特困人员"),
  count("重点优抚对象"), count("见义勇为者"), count("享受40%救济对象"), count("重度残疾"), count("丧失劳动能力"),
  count("建档立卡贫困人口"), count("低收入家庭"), count("列入县级资助名单"), count("动态新增"), count("已参加职工医保"),
  count("已参加居民医保"), count("省内转诊"), count("县级资助定额"), count("缴费日期"), count("动态调整证明日期")
from read_csv('$file', header = true, columns = {
  '参保地': '县区', '出生日期': 'DATE', '大学生类别': '学生类别', '持居住证': 'BOOLEAN', '低保对象': 'BOOLEAN', '特困人员': 'BOOLEAN',
  '重点优抚对象': 'BOOLEAN', '见义勇为者': 'BOOLEAN', '享受40%救济对象': 'BOOLEAN', '重度残疾': 'BOOLEAN', '丧失劳动能力': 'BOOLEAN',
  '建档立卡贫困人口': 'BOOLEAN', '低收入家庭': 'BOOLEAN', '列入县级资助名单': 'BOOLEAN', '动态新增': 'BOOLEAN',
  '已参加职工医保': 'BOOLEAN', '已参加居民医保': 'BOOLEAN', '省内转诊': 'BOOLEAN', '县级资助定额': 'DECIMAL(9, 2)', '缴费日期': 'DATE',
  '动态调整证明日期': 'DATE'});

-- name: money
create view money as
with 分担 as (
  select *,
    参保地 in ('阳曲县', '娄烦县') as 西部,
    case
      when 低保对象 or 特困人员 or 重点优抚对象 or 见义勇为者 or "享受40%救济对象" then '重点医疗救助对象'::类别
      when 重度残疾 and 大学生类别 <> '非大学生' then '重度残疾大学生'::类别
      when 重度残疾 then '重度残疾人'::类别
      when 丧失劳动能力 then '丧失劳动能力残疾人'::类别
      when 建档立卡贫困人口 then '建档立卡贫困人口'::类别
      when 列入县级资助名单 then '县级名单对象'::类别
      when 低收入家庭 and 出生日期 is null then null
      when 低收入家庭 and (出生日期 <= date '1961-01-01' or 出生日期 > date '2003-01-01') then '低收入老年人和未成年人'::类别
      else '无'::类别
    end as 资助类别
  from 参保人
), 金额 as (
  select *,
    case when 西部 then 440.00 else 330.00 end::decimal(9, 2) as 中央补助,
    case when 西部 then 55.00 when 大学生类别 = '省属大学生' then 220.00 else 110.00 end::decimal(9, 2) as 省级补助,
    case when 西部 then 27.50 when 大学生类别 = '省属大学生' then 0.00 when 大学生类别 = '市属大学生' then 110.00 else 55.00 end::decimal(9, 2) as 市级补助,
    case when 西部 then 27.50 when 大学生类别 in ('省属大学生', '市属大学生') then 0.00 else 55.00 end::decimal(9, 2) as 县级补助,
    280.00::decimal(9, 2) as 应缴标准,
    case when 资助类别 is null then null when 资助类别 = '重点医疗救助对象' then 280.00
      when 资助类别 = '低收入老年人和未成年人' then 140.00 else 0.00 end::decimal(9, 2) as 救助基金资助,
    case when 资助类别 = '建档立卡贫困人口' then 196.00 else 0.00 end::decimal(9, 2) as 省级资助,
    case when 资助类别 in ('重度残疾人', '丧失劳动能力残疾人') then 140.00 when 资助类别 = '重度残疾大学生' then 280.00
      else 0.00 end::decimal(9, 2) as 市级资助,
    case when 资助类别 in ('重度残疾人', '丧失劳动能力残疾人') then 140.00 when 资助类别 = '建档立卡贫困人口' then 84.00
      when 资助类别 = '县级名单对象' then 县级资助定额 else 0.00 end::decimal(9, 2) as 县级资助
  from 分担
), 合计 as (
  select *,
    (中央补助 + 省级补助 + 市级补助 + 县级补助)::decimal(9, 2) as 财政补助合计,
    (救助基金资助 + 省级资助 + 市级资助 + 县级资助)::decimal(9, 2) as 资助合计
  from 金额
)
select *, (应缴标准 - 资助合计)::decimal(9, 2) as 个人实缴 from 合计;

-- name: notice
create view notice as
with 其余 as (
  select *,
    缴费日期 between date '2020-09-01' and date '2020-12-20' as 期内缴费,
    case
      when not 动态新增 or 已参加居民医保 or 已参加职工医保 then '无'::资助主体
      when 重点优抚对象 then '优抚对象医疗补助资金'::资助主体
      when 低保对象 or 特困人员 or 见义勇为者 or "享受40%救济对象" then '医疗救助资金'::资助主体
      when 建档立卡贫困人口 or 重度残疾 then '县级财政'::资助主体
      else '无'::资助主体
    end as 动态资助主体
  from money
)
select *,
  case when 动态资助主体 = '无' then 0.00 when 动态调整证明日期 >= date '2020-01-01' and 动态调整证明日期 < date '2021-01-01' then 800.00
    end::decimal(9, 2) as 动态资助额,
  case when 动态资助主体 <> '无' then 动态调整证明日期 when 期内缴费 then date '2021-01-01' end as 待遇起始日,
  建档立卡贫困人口 and 省内转诊 as 享受本地待遇
from 其余;

-- name: refused
财政补助合计 <> 550 or (持居住证 and 应缴标准 <> 280)
  or coalesce(资助类别 in ('重点医疗救助对象', '重度残疾大学生', '重度残疾人', '丧失劳动能力残疾人', '建档立卡贫困人口') and 个人实缴 <> 0, false)
  or coalesce(资助合计 + 个人实缴 <> 应缴标准 or 个人实缴 < 0 or 个人实缴 > 应缴标准, false)

-- name: totals
select 参保地,
  sum(中央补助), sum(省级补助 + 省级资助), sum(市级补助 + 市级资助), sum(县级补助 + 县级资助), sum(救助基金资助), sum(个人实缴),
  count(*) - count(中央补助), count(*) - count(省级补助 + 省级资助), count(*) - count(市级补助 + 市级资助),
  count(*) - count(县级补助 + 县级资助), count(*) - count(救助基金资助), count(*) - count(个人实缴),
  count(*) filter ($refused)
from money
group by 参保地
order by 参保地
