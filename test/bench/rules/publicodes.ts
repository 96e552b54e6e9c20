import Engine from 'publicodes'
import { type Answer, answerNames, type Person } from '../people.ts'

const category = (name: string) => `catégorie = '${name}'`

const choose = (branches: readonly (readonly [when: string, then: string])[], otherwise: string) => ({
  variations: [...branches.map(([si, alors]) => ({ si, alors })), { sinon: otherwise }],
})

/** The same rules over integers in fen. Names are Latin, since its grammar takes no Han characters. */
const rules = {
  ouest: 'non',
  étudiant: "'aucun'",
  aide: 'non',
  handicap: 'non',
  registre: 'non',
  modeste: 'non',
  âge: 0,
  catégorie: choose(
    [
      ['aide', "'clé'"],
      ['handicapé étudiant', "'handicapé étudiant'"],
      ['handicap', "'handicapé'"],
      ['registre', "'registre'"],
      ['modeste aidé', "'modeste'"],
    ],
    "'aucune'",
  ),
  'handicapé étudiant': { 'toutes ces conditions': ['handicap', "étudiant != 'aucun'"] },
  'modeste aidé': { 'toutes ces conditions': ['modeste', { 'une de ces conditions': ['âge >= 60', 'âge < 18'] }] },
  central: choose([['ouest', '44000']], '33000'),
  province: choose(
    [
      ['ouest', '5500'],
      ["étudiant = 'province'", '22000'],
    ],
    '11000',
  ),
  city: choose(
    [
      ['ouest', '2750'],
      ["étudiant = 'province'", '0'],
      ["étudiant = 'ville'", '11000'],
    ],
    '5500',
  ),
  county: choose(
    [
      ['ouest', '2750'],
      ["étudiant = 'province'", '0'],
      ["étudiant = 'ville'", '0'],
    ],
    '5500',
  ),
  fund: choose(
    [
      [category('clé'), '28000'],
      [category('modeste'), '14000'],
    ],
    '0',
  ),
  provinceAid: choose([[category('registre'), '19600']], '0'),
  cityAid: choose(
    [
      [category('handicapé étudiant'), '28000'],
      [category('handicapé'), '14000'],
    ],
    '0',
  ),
  countyAid: choose(
    [
      [category('registre'), '8400'],
      [category('handicapé'), '14000'],
    ],
    '0',
  ),
  own: '28000 - fund - provinceAid - cityAid - countyAid',
}

const students: Readonly<Record<string, string>> = { 非大学生: 'aucun', 省属大学生: 'province', 市属大学生: 'ville', 其他大学生: 'autre' }
const yes = (value: boolean) => (value ? 'oui' : 'non')

export function publicodesEngine(): (person: Person) => Answer {
  const engine = new Engine(rules, { logger: { log: () => undefined, warn: () => undefined, error: () => undefined } })
  return (person) => {
    engine.setSituation({
      ouest: yes(person.参保地 === '阳曲县' || person.参保地 === '娄烦县'),
      étudiant: `'${students[person.大学生类别]}'`,
      aide: yes(person.低保对象 || person.特困人员),
      handicap: yes(person.重度残疾),
      registre: yes(person.建档立卡贫困人口),
      modeste: yes(person.低收入家庭),
      âge: person.周岁数,
    })
    return Object.fromEntries(answerNames.map((name) => [name, engine.evaluate(name).nodeValue])) as unknown as Answer
  }
}
