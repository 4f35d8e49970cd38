/** A text in which some words change from one person to the next. */
export type Template = (words: Readonly<Record<string, string>>) => string;

/** Cuts a text at the sample's words, once, so that filling it in is putting pieces together. The sample's words must
 *  be found nowhere else in it. */
export function templateOf(text: string, sample: Readonly<Record<string, string>>): Template {
  const names = Object.keys(sample).sort((a, b) => (sample[b] as string).length - (sample[a] as string).length);
  const signs = names.map(name => (sample[name] as string).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (signs.length === 0) return () => text;
  const byWord = new Map(names.map(name => [sample[name] as string, name]));
  const pieces = text.split(new RegExp(`(${signs.join('|')})`));
  const keys = pieces.map((piece, at) => (at % 2 === 1 ? (byWord.get(piece) as string) : null));
  return words => {
    let whole = '';
    for (let at = 0; at < pieces.length; at += 1) {
      const key = keys[at];
      whole += key === null || key === undefined ? pieces[at] : (words[key] ?? '');
    }
    return whole;
  };
}
