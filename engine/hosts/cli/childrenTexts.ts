import { grouped, type Language } from '../../index.ts'
import { didYouMean } from './didYouMean.ts'

/** What is said of files of elements, wherever a command reads them. */
const zh = {
  option: '子表：关系的各行另在一个 CSV 里，写成 关系=文件，如 就诊=就诊.csv；可重复，与 --key 一起用，主表也要是 CSV',
  key: '主表和子表都有、用来对应的那一列，如 编号；可以是字段，也可以不是',
  together: '--children 和 --key 要一起写：子表是哪个文件，按哪一列对应',
  unreadable: (value: string) => `“${value}”读不懂；写成 关系=文件，如 就诊=就诊.csv`,
  unknown: (relation: string, entity: string, relations: readonly string[], close?: string) =>
    relations.length === 0
      ? `“${entity}”没有对多的关系，用不上子表“${relation}”`
      : `“${entity}”没有“${relation}”这个关系；有的是：${relations.join('、')}${didYouMean.zh(close)}`,
  twice: (relation: string) => `关系“${relation}”的子表写了两次；一个关系只能有一个文件`,
  needsCsv: (path: string) => `${path} 不是 CSV：用 --children 时主表和子表都要是 .csv；NDJSON 和 JSON 把子表的行写在记录的数组里`,
  synthetic: '--children 只用于数据文件；合成人口自带各个关系',
  notKept: (relation: string) => `存档里没有“${relation}”的子表`,
  absent: (path: string, relations: readonly string[]) =>
    `注意：${path} 一行放不下“${relations.join('”“')}”，都按一条也没有计算；另有文件的，用 --children ${relations[0]}=文件.csv --key 列`,
  read: (relation: string, path: string, rows: number, refused: number) =>
    rows === 0
      ? `“${relation}”（${path}）一行也没有`
      : refused === 0
        ? `“${relation}”（${path}）共 ${grouped(String(rows))} 行，都有归属`
        : `“${relation}”（${path}）共 ${grouped(String(rows))} 行，${grouped(String(rows - refused))} 行有归属，${grouped(String(refused))} 行被拒绝：`,
  parents: (path: string, refused: number) => `${path} 有 ${grouped(String(refused))} 条记录没有计算：`,
  numbers: (numbers: readonly number[], all: number) =>
    all > numbers.length ? `第 ${numbers.join('、')}……条（共 ${all} 条）` : `第 ${numbers.join('、')} 条`,
  example: (number: number, message: string) => `如第 ${number} 条：${message}`,
}

export type ChildrenTexts = typeof zh

const en: ChildrenTexts = {
  option:
    'rows of a relation in a CSV file of their own: RELATION=FILE, e.g. 就诊=stays.csv; may be repeated, goes with --key, and the input must be CSV too',
  key: 'the column by which rows of these files belong together, e.g. 编号; all of them have it, as a field or not',
  together: '--children and --key go together: which file, and by which column',
  unreadable: (value) => `"${value}" cannot be read; write RELATION=FILE, e.g. 就诊=stays.csv`,
  unknown: (relation, entity, relations, close) =>
    relations.length === 0
      ? `"${entity}" has no relation to many, so there is nothing for "${relation}"`
      : `"${entity}" has no relation "${relation}"; it has ${relations.join(', ')}${didYouMean.en(close)}`,
  twice: (relation) => `there are two files for "${relation}"; a relation has one`,
  needsCsv: (path) => `${path} is not CSV: with --children all files are .csv; NDJSON and JSON hold such rows in arrays of each record`,
  synthetic: '--children is for a data file; synthetic people have their relations already',
  notKept: (relation) => `the bundle has no file for "${relation}"`,
  absent: (path, relations) =>
    `note: rows of ${path} hold no "${relations.join('", "')}", so everyone is taken to have none; where they are in another file, use --children ${relations[0]}=FILE.csv --key COLUMN`,
  read: (relation, path, rows, refused) =>
    rows === 0
      ? `"${relation}" (${path}) has no rows`
      : refused === 0
        ? `"${relation}" (${path}): every row belongs to a record (${grouped(String(rows))})`
        : `"${relation}" (${path}): ${grouped(String(refused))} of ${grouped(String(rows))} refused:`,
  parents: (path, refused) => `${path}, not evaluated (${grouped(String(refused))}):`,
  numbers: (numbers, all) =>
    all > numbers.length ? `records ${numbers.join(', ')}, … (${all} in all)` : `${all === 1 ? 'record' : 'records'} ${numbers.join(', ')}`,
  example: (number, message) => `e.g. record ${number}: ${message}`,
}

export const childrenTexts: Readonly<Record<Language, ChildrenTexts>> = { zh, en }
