import { Identifiers, type Naming } from '../identifiers.ts'
import { runtime } from './runtime/index.ts'

/** JavaScript allows more; these are the letters that every engine since Node 18 takes. */
const letters = String.raw`A-Za-z_\u3400-\u4dbf\u4e00-\u9fff`

/** Words of the language, and what would be an object's prototype. */
const words = `arguments as async await break case catch class const constructor continue debugger default delete do else enum eval export
  extends false finally for from function get if implements import in instanceof interface let new null of package private protected
  prototype public return set static super switch this throw true try typeof undefined var void while with yield __proto__`

const globals = 'Array BigInt Error Infinity JSON Map Math NaN Number Object RangeError RegExp Set String globalThis'

/** What the printed functions call what they are given and gather. */
const own = 'cells chosen faults reasons'

/** What the module declares for itself. */
const declared = [...runtime.matchAll(/^(?:export )?(?:const|function|class) (\w+)/gm)].map(([, name = '']) => name)

const reserved = new Set([...words.split(/\s+/), ...globals.split(' '), ...own.split(' '), ...declared])

const naming: Naming = {
  allowed: new RegExp(`[${letters}0-9]`, 'u'),
  start: new RegExp(`^[${letters}]`, 'u'),
  reserved,
  longest: 60,
}

/** Names of the module itself, of one function in it, or of one object's properties. */
export const identifiers = (): Identifiers => new Identifiers(naming)
