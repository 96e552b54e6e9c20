import { error, warning } from './message.ts'
import { inEnglish } from './words.ts'

type Named = { name: string }

export const nameMessages = {
  'name.unknown': error(
    (v: { name: string; close: string }) => `没有声明过“${v.name}”${v.close ? `，是不是“${v.close}”？` : ''}`,
    (v) => `"${v.name}" is not declared${v.close ? `; did you mean "${v.close}"?` : ''}`,
  ),
  'name.runTogether': error(
    (v: { name: string; split: string }) => `“${v.name}”连写了，拆开是：${v.split}`,
    (v) => `"${v.name}" runs words together; apart they are: ${v.split}`,
    () => '名称与关键字之间要有空格',
    () => 'put a space between names and keywords',
  ),
  'name.repeated': error(
    (v: Named) => `“${v.name}”声明了两次`,
    (v) => `"${v.name}" is declared twice`,
    () => '改一个名称，或删去一处',
    () => 'rename one of them or remove it',
  ),
  'name.unused': warning(
    (v: Named) => `“${v.name}”声明了，却没有用到`,
    (v) => `"${v.name}" is declared but never used`,
  ),
  'name.wrongKind': error(
    (v: { name: string; is: string; needs: string }) => `“${v.name}”是${v.is}，这里要的是${v.needs}`,
    (v) => `"${v.name}" is ${inEnglish(v.is)}; ${inEnglish(v.needs)} is needed here`,
  ),
  'name.memberUnknown': error(
    (v: { object: string; name: string; close: string }) => `${v.object} 没有“${v.name}”${v.close ? `，是不是“${v.close}”？` : ''}`,
    (v) => `${v.object} has no "${v.name}"${v.close ? `; did you mean "${v.close}"?` : ''}`,
  ),
  'name.ambiguousMember': error(
    (v: { name: string; enums: string[] }) => `“${v.name}”在几个枚举里都有：${v.enums.join('、')}，这里看不出是哪一个`,
    (v) => `"${v.name}" is a member of several enumerations (${v.enums.join(', ')}), and nothing here tells which`,
  ),
  'name.noEntity': error(
    (v: Named) => `“${v.name}”是对象的字段，这里还没有用“对于”说明说的是哪个对象`,
    (v) => `"${v.name}" is a field of an entity, but no "for" says which entity this speaks of`,
    () => '在前面写 对于 对象名',
    () => 'write "for" and the entity before it',
  ),
  'name.cycle': error(
    (v: { path: string[] }) => `计算成了一个圈：${v.path.join(' → ')}`,
    (v) => `these depend on each other in a circle: ${v.path.join(' → ')}`,
    () => '其中一步必须改为不依赖后面的结果',
    () => 'one step must not read a result that stands further on',
  ),
}
