import type { ChartOption } from './library.ts'
import { chartFonts, type Look } from './look.ts'

/** A chart as a picture to be handed on: under its title, over what it rests on. */
export interface Picture {
  readonly option: ChartOption
  readonly title: string
  /** Lines below: basis, that it is synthetic. */
  readonly notes: readonly string[]
  /** Of the chart, in pixels. */
  readonly height: number
  readonly look: Look
}

const width = 960
/** Pictures are put into documents and printed: three pixels where the screen has one. */
const scale = 3
const margin = 16
const line = 24

/** Drawn within the page: the chart as SVG, onto a canvas. Rejects where the browser can't. */
export async function pngOf({ option, title, notes, height, look }: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const { chartSvg } = await import('./library.ts')
  const inner = width - 2 * margin
  const chart = await imageOf(chartSvg(option, inner, height))
  const measure = contextOf(document.createElement('canvas'))
  const heads = wrapped(measure, [title], titleFont, inner)
  const feet = wrapped(measure, notes, noteFont, inner)
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = (2 * margin + (heads.length + feet.length) * line + height + 8) * scale
  const context = contextOf(canvas)
  context.scale(scale, scale)
  context.fillStyle = look.surface
  context.fillRect(0, 0, width, canvas.height)
  write(context, heads, margin, titleFont, look.text)
  const top = margin + heads.length * line + 4
  context.drawImage(chart, margin, top, inner, height)
  write(context, feet, top + height + 4, noteFont, look.quiet)
  return bytesOf(canvas)
}

const titleFont = `600 16px ${chartFonts}`
const noteFont = `13px ${chartFonts}`

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  return context
}

/** Lines that are no wider than there is room; Chinese breaks between any two characters. */
function wrapped(context: CanvasRenderingContext2D, texts: readonly string[], font: string, room: number): string[] {
  context.font = font
  return texts.flatMap((text) => {
    const lines = ['']
    for (const piece of text.match(/[A-Za-z0-9.,%]+|./gu) ?? []) {
      const longer = `${lines.at(-1)}${piece}`
      if (context.measureText(longer).width <= room) lines[lines.length - 1] = longer
      else lines.push(piece.trimStart())
    }
    return lines
  })
}

function write(context: CanvasRenderingContext2D, lines: readonly string[], top: number, font: string, colour: string): void {
  context.font = font
  context.fillStyle = colour
  for (const [at, text] of lines.entries()) context.fillText(text, margin, top + 16 + at * line)
}

function imageOf(svg: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  return image.decode().then(() => image)
}

async function bytesOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no picture')
  return new Uint8Array(await blob.arrayBuffer())
}
