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
  const chart = await imageOf(chartSvg(option, width - 2 * margin, height))
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = (height + 2 * margin + (notes.length + 1) * line + 8) * scale
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(scale, scale)
  context.fillStyle = look.surface
  context.fillRect(0, 0, canvas.width, canvas.height)
  write(context, title, margin + 16, `600 16px ${chartFonts}`, look.text)
  context.drawImage(chart, margin, margin + line + 4, width - 2 * margin, height)
  for (const [at, note] of notes.entries())
    write(context, note, margin + line + 4 + height + 16 + at * line, `13px ${chartFonts}`, look.quiet)
  return bytesOf(canvas)
}

function write(context: CanvasRenderingContext2D, text: string, at: number, font: string, colour: string): void {
  context.font = font
  context.fillStyle = colour
  context.fillText(text, margin, at, width - 2 * margin)
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
