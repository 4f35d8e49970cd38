import type { Block, Container, Field } from './document.ts';
import type { Finding } from './finding.ts';
import type { ElementType, PartType } from './format/format.ts';

/** An element that is open while a file is read. */
export interface Frame {
  readonly name: string;
  /** What it holds, by the format: a part, or else a value. */
  readonly holds: ElementType['holds'];
  readonly part: PartType | undefined;
  /** What is made of it; set once its attributes are read. */
  container: Container | undefined;
  block: (Block & { readonly parts: (Field | Block)[] }) | undefined;
  /** Where it begins. Only of what is told: of a container, and of the blocks right below one. */
  readonly line: number;
  readonly byte: number;
  /** Place of the last child, -1 before the first. */
  reached: number;
  hasStrayText: boolean;
}

export function frameOf(
  name: string,
  holds: ElementType['holds'],
  part: PartType | undefined,
  { line, byte }: { line: number; byte: number },
): Frame {
  return { name, holds, part, container: undefined, block: undefined, line, byte, reached: -1, hasStrayText: false };
}

/** Where the reading stands, as people point at it: document, block, field. */
export function pointerTo(frames: readonly Frame[]): Pick<Finding, 'document' | 'block' | 'blockId' | 'field'> {
  const container = frames.findLast(frame => frame.container !== undefined)?.container;
  const id = container?.attributes['id_dokumentu'];
  const [block, ...fields] = frames.filter(frame => frame.container === undefined);
  const blockId = block?.block?.attributes['id_bloku'];
  return {
    ...(container?.place === undefined
      ? {}
      : { document: { place: container.place, type: container.name, ...(id === undefined ? {} : { id }) } }),
    ...(block ? { block: block.name } : {}),
    ...(blockId === undefined ? {} : { blockId }),
    ...(fields.length > 0 ? { field: fields.map(frame => frame.name).join('/') } : {}),
  };
}
