import fc from 'fast-check';
import type { Answers, FormDefinition, Known, SimpleField } from '#platform/forms/definition.ts';

/** Answers as they may come: right ones, half typed ones and nonsense, with questions answered that are not asked. */
export function anyAnswers(definition: FormDefinition): fc.Arbitrary<Answers> {
  const fields = definition.pages.flatMap(page => page.fields);
  return recordOf(
    fields.map(field => [
      field.name,
      field.type === 'group'
        ? fc.array(recordOf(field.fields.map(inside => [inside.name, anyAnswer(inside)])), { maxLength: 4 })
        : anyAnswer(field),
    ]),
  );
}

export const anyKnown: fc.Arbitrary<Known> = fc.record({ 'party.kind': fc.constantFrom('person', 'organisation') }, { requiredKeys: [] });

function recordOf(entries: readonly (readonly [string, fc.Arbitrary<unknown>])[]): fc.Arbitrary<Answers> {
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] }) as fc.Arbitrary<Answers>;
}

/** Text of any characters that parse.ts lets through. */
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 50 })
  .map(text => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '').trim())
  .filter(text => text !== '');

function anyAnswer(field: SimpleField): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'choice':
      return fc.constantFrom(...field.options.map(option => option.value), 'nothing-offered');
    case 'choices':
      return fc.subarray([...field.options.map(option => option.value), 'nothing-offered']);
    case 'yes-no':
      return fc.boolean();
    case 'statement':
      return fc.constant(true);
    case 'number':
      return fc.oneof(fc.integer({ min: -5, max: 70 }), anyText);
    case 'money':
      return fc.oneof(fc.constantFrom('1.00', '6200.00', '6300.00', '0.50'), anyText);
    case 'date':
      return fc.oneof(fc.constantFrom('2026-11-02', '2026-11-20', '2019-01-01', '31.2.2026'), anyText);
    case 'pesel':
      return fc.constantFrom('44051401359', '44051401458', '4405');
    case 'nip':
      return fc.constantFrom('5213017228', '5213017229');
    case 'regon':
      return fc.constantFrom('000017756', '1');
    case 'nrb':
      return fc.constantFrom('61109010140000071219812874', '6');
    case 'postcode':
      return fc.constantFrom('25-734', '2');
    case 'email':
      return fc.constantFrom('anna@example.pl', 'anna@');
    case 'phone':
      return fc.constantFrom('+48601100100', '6');
    default:
      return anyText;
  }
}
