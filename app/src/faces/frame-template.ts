/** Places of a rendered document that differ from person to person. The marks stand in text nodes only; what is put in
 *  is already HTML and is not looked at again, so nobody can write a mark into it. */
export const PLACES = { title: '⟦title⟧', body: '⟦body⟧', who: '⟦who⟧', acting: '⟦acting⟧' } as const;

type Place = keyof typeof PLACES;

const MARK = /⟦(title|body|who|acting)⟧/;
/** Documents kept for one face; one takes some 15 kB. */
const MOST_KEPT = 300;

/** Text, place, text, place … text. The texts are ready to be sent: most of a page is frame, and encoding it each time
 *  takes longer than copying it. */
type Template = readonly (Buffer | Place)[];

const kept = new WeakMap<object, Map<string, Template>>();

/** @param frame whose document it is
 *  @param key all that it depends on, but for the places */
export function templateOf(frame: object, key: string, render: () => string): Template {
  const ofFrame = kept.get(frame) ?? new Map<string, Template>();
  kept.set(frame, ofFrame);
  const known = ofFrame.get(key);
  if (known) return known;
  const made = render()
    .split(MARK)
    .map((piece, at) => (at % 2 === 0 ? Buffer.from(piece) : (piece as Place)));
  if (ofFrame.size >= MOST_KEPT) ofFrame.delete(ofFrame.keys().next().value as string);
  ofFrame.set(key, made);
  return made;
}

export function filled(template: Template, html: Readonly<Record<Place, string>>): Buffer {
  return Buffer.concat(template.map(piece => (typeof piece === 'string' ? Buffer.from(html[piece]) : piece)));
}
