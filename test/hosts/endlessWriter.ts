// Replaces a file over and over, by two contents in turn, until it is killed: what httpAtomic.test.ts starts and stops.
import { replaceFile } from '../../engine/hosts/http/atomic.ts'

const [target = '', size = '0'] = process.argv.slice(2)
const contents = ['甲', '乙'].map((character) => Buffer.from(character.repeat(Number(size))))

for (let turn = 0; ; turn++) {
  await replaceFile(target, contents[turn % 2] ?? Buffer.alloc(0), async () => true)
  if (turn === 2) process.stdout.write('writing\n')
}
