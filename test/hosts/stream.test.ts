import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UnusableSource } from '../../engine/batch/source.ts'
import { UsageError } from '../../engine/hosts/cli/exit.ts'
import { inputFormat, openInput, outputFormat } from '../../engine/hosts/cli/input.ts'
import { linesOf, type Output, openOutput } from '../../engine/hosts/cli/output.ts'
import { progressOn } from '../../engine/hosts/cli/progress.ts'
import { type Run, runRecords } from '../../engine/hosts/cli/stream.ts'
import { itemsOfBytes } from '../../engine/hosts/data/records.ts'
import { type Format, recordReader } from '../../engine/records/reader.ts'
import { schema } from '../records/fixture.ts'
import { fakeTerminal } from './terminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-stream-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Answers with the place where a person is insured, and with the codes of what is refused. */
const answer: Run<string>['answer'] = (asked) => {
  if (asked.kind === 'record') return { given: String(asked.record.values.get('参保地')), refused: false }
  return { given: asked.refusals.map((refusal) => refusal.code).join(' '), refused: true }
}

function collected(): Output & { text: string } {
  const output = {
    text: '',
    write: async (text: string) => {
      output.text += text
    },
    commit: async () => {},
    abandon: async () => {},
  }
  return output
}

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text)
}

const silent = { advance() {}, done() {} }
const run = (format: Format, chunks: AsyncIterable<Uint8Array>, output: Output, header: string | null = null) =>
  runRecords({ records: itemsOfBytes(chunks, recordReader(format, schema)), answer, target: linesOf(output, header), progress: silent })

describe('a run', () => {
  it('writes one line for each record in order, refused ones in their place', async () => {
    const output = collected()
    const chunks = chunksOf('{"参保地":"阳曲县"}\n{"参保', '地":"小店区"}\nx\n\n{"参保地":"阳曲县"}')
    expect(await run('ndjson', chunks, output)).toEqual({ evaluated: 3, refused: 1 })
    expect(output.text.split('\n')).toEqual(['阳曲县', '小店区', 'record.notJson', '阳曲县', ''])
  })

  it('writes its header even where no record follows', async () => {
    const output = collected()
    await run('csv', chunksOf('参保地\n'), output, '地')
    expect(output.text).toBe('地\n')
  })

  it('stops at a header that does not fit', async () => {
    await expect(run('csv', chunksOf('地方\n甲\n'), collected())).rejects.toBeInstanceOf(UnusableSource)
  })

  it('reads no further while the output is full', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read++
        yield new TextEncoder().encode('{"参保地":"阳曲县"}\n')
      }
    }
    let release = (): void => {}
    const full = new Promise<void>((_resolve, reject) => {
      release = () => reject(new Error('closed'))
    })
    const running = run('ndjson', endless(), { ...collected(), write: () => full })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(read).toBe(1)
    release()
    await expect(running).rejects.toThrow('closed')
  })
})

describe('the input', () => {
  it.each([
    ['a.ndjson', 'ndjson'],
    ['a.JSONL', 'ndjson'],
    ['a.b.json', 'json'],
    ['人员.csv', 'csv'],
    ['人员.Parquet', 'parquet'],
    ['人员.xlsx', 'xlsx'],
    ['-', 'ndjson'],
  ])('%s is %s', (path, format) => {
    expect(inputFormat(path, fakeTerminal())).toBe(format)
  })

  it.each(['a.xls', 'a.txt', 'a'])('%s is refused', (path) => {
    expect(() => inputFormat(path, fakeTerminal())).toThrow(UsageError)
  })

  it.each([
    [undefined, 'ndjson'],
    ['a.csv', 'csv'],
    ['a.json', 'ndjson'],
    ['a.parquet', 'parquet'],
    ['/dev/stdout', 'ndjson'],
  ])('results go to %s as %s', (path, format) => {
    expect(outputFormat(path, fakeTerminal())).toBe(format)
  })

  it.each(['a.xls', 'a.xlsx', 'a.ods'])('results do not go to %s', (path) => {
    expect(() => outputFormat(path, fakeTerminal())).toThrow(UsageError)
  })

  it('must exist and be a file', () => {
    expect(() => openInput(at('none.csv'), fakeTerminal())).toThrow(UsageError)
  })
})

describe('the output', () => {
  const open = (path: string, input = 'none') => openOutput(path, input, fakeTerminal())
  const temporary = () => readdirSync(folder).filter((name) => name.endsWith('.tmp'))

  it('appears whole when it is complete', async () => {
    writeFileSync(at('a'), 'old')
    const output = await open(at('a'))
    await output.write('new')
    expect(readFileSync(at('a'), 'utf8')).toBe('old')
    await output.commit()
    expect(readFileSync(at('a'), 'utf8')).toBe('new')
    expect(temporary()).toEqual([])
  })

  it('leaves nothing behind where the run fails', async () => {
    const output = await open(at('b'))
    await output.write('half')
    await output.abandon()
    expect(existsSync(at('b'))).toBe(false)
    expect(temporary()).toEqual([])
  })

  it('is never the input, by whatever name', async () => {
    writeFileSync(at('c'), '')
    symlinkSync(at('c'), at('link'))
    await expect(open(at('c'), at('c'))).rejects.toBeInstanceOf(UsageError)
    await expect(open(at('link'), at('c'))).rejects.toBeInstanceOf(UsageError)
  })

  it('goes to the file that a link points to', async () => {
    writeFileSync(at('target'), '')
    symlinkSync(at('target'), at('pointer'))
    const output = await open(at('pointer'))
    await output.write('x')
    await output.commit()
    expect(readFileSync(at('target'), 'utf8')).toBe('x')
  })

  it('must be a file that can be written', async () => {
    await expect(open(folder)).rejects.toBeInstanceOf(UsageError)
    await expect(open(at('none/x'))).rejects.toBeInstanceOf(UsageError)
  })

  it('may be a device', async () => {
    const output = await open('/dev/null')
    await output.write('x')
    await output.commit()
    expect(existsSync('/dev/null')).toBe(true)
  })
})

describe('progress', () => {
  const clock = () => {
    const time = { now: 0 }
    return { time, now: () => time.now }
  }

  it('shows a line after a second where someone watches, and takes it away', () => {
    const terminal = fakeTerminal('zh', true)
    const { time, now } = clock()
    const progress = progressOn(terminal, 1000, now)
    progress.advance(100, 1)
    expect(terminal.printed.err).toBe('')
    time.now = 1000
    progress.advance(400, 2)
    expect(terminal.printed.err).toBe(`\r\u001b[K${'█'.repeat(15)}${'░'.repeat(15)}  50%  3 条`)
    progress.done()
    expect(terminal.printed.err.endsWith('\r\u001b[K')).toBe(true)
  })

  it('counts records where the size is not known', () => {
    const terminal = fakeTerminal('en', true)
    const { time, now } = clock()
    const progress = progressOn(terminal, null, now)
    time.now = 5000
    progress.advance(400, 2)
    expect(terminal.printed.err).toBe('\r\u001b[K2 records')
  })

  it('is silent in a pipe', () => {
    const terminal = fakeTerminal('zh', false)
    const { time, now } = clock()
    const progress = progressOn(terminal, 1000, now)
    time.now = 5000
    progress.advance(400, 2)
    progress.done()
    expect(terminal.printed.err).toBe('')
  })
})
