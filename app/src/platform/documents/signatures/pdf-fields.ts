import type { PdfFile } from './pdf-file.ts';
import { isDictionary, isReference, nameIn, PdfFault, type PdfDictionary, type PdfValue } from './pdf-syntax.ts';

const MOST_FIELDS = 10_000;

/** The values of all filled signature fields. Looked up as a reader does, from the root, and not by searching for
 *  words in the file, which would find what no reader sees and miss what it does.
 *  @throws PdfFault */
export function signatureDictionaries(file: PdfFile): PdfDictionary[] {
  if (file.trailer.entries.has('Encrypt')) throw new PdfFault('Encrypted');
  const root = file.get(file.trailer, 'Root');
  const form = isDictionary(root) ? file.get(root, 'AcroForm') : null;
  const fields = isDictionary(form) ? file.get(form, 'Fields') : null;
  const found = new Set<PdfDictionary>();
  const values = new Map<number, PdfDictionary>();
  const seen = new Set<number>();
  const waiting: { field: PdfValue; type?: string | undefined }[] = Array.isArray(fields) ? fields.map(field => ({ field })) : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isReference(next.field)) {
      if (seen.has(next.field.number)) throw new PdfFault('A field twice in the form');
      seen.add(next.field.number);
    }
    if (seen.size > MOST_FIELDS) throw new PdfFault('Too many fields');
    const field = file.resolve(next.field);
    if (!isDictionary(field)) continue;
    const type = nameIn(file.get(field, 'FT')) ?? next.type;
    const kids = file.get(field, 'Kids');
    if (Array.isArray(kids)) waiting.push(...kids.map(kid => ({ field: kid, type })));
    const given = field.entries.get('V');
    const value = isReference(given) ? (values.get(given.number) ?? file.resolve(given)) : (given ?? null);
    if (!isDictionary(value) || (type !== 'Sig' && !value.entries.has('ByteRange'))) continue;
    if (isReference(given)) values.set(given.number, value);
    found.add(value);
  }
  return [...found];
}
