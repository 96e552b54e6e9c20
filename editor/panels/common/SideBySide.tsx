import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

/** Of the width or height of all. */
type Share = `${number}%`

export interface SidePart {
  readonly key: string
  readonly size: Share
  readonly least: Share
  readonly content: ReactNode
}

interface SideBySideProps {
  readonly parts: readonly SidePart[]
  readonly className?: string
  readonly orientation?: 'horizontal' | 'vertical'
}

/** Parts of a screen beside each other, or one below the other; the lines between them can be moved. */
export function SideBySide({ parts, className = 'home', orientation = 'horizontal' }: SideBySideProps) {
  return (
    <Group className={className} orientation={orientation}>
      {parts.flatMap(({ key, size, least, content }, index) => [
        ...(index === 0 ? [] : [<Separator key={`before ${key}`} className="separator" />]),
        <Panel key={key} defaultSize={size} minSize={least}>
          {content}
        </Panel>,
      ])}
    </Group>
  )
}
