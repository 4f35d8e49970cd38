import { makeNip, makeNrb, makePesel, makeRegon } from '#kernel/demo-identifiers.ts';
import { type Day, day, monthOf, plusDays, shiftMonth } from '#kernel/day.ts';
import type { Answer, Answers, DateBound, FieldKind, FormDefinition, FormField, Known, MonthBound } from '#platform/forms/definition.ts';
import type { CompiledForm } from '#platform/forms/registry.ts';
import { type NamedParty, toXml } from '#platform/forms/to-xml.ts';
import { type Template, templateOf } from './template.ts';

/** A form as somebody of the nation fills it in: their own words where the form prefills or asks them, the same
 *  plausible answers otherwise. */
export interface FilledForm {
  answers: Answers;
  known: Known;
  /** Answers as JSON, and the document that was signed. */
  answersJson: Template;
  document: Template;
}

/** Whose words a template takes. */
export const SAMPLE = {
  name: 'Wzorzec Wzorcowy',
  given: 'Wzorzec',
  surname: 'Wzorcowy',
  pesel: makePesel(day('1971-07-17'), 'man', 4_999),
  nip: makeNip(999_777),
  regon: makeRegon(8_877_665),
  email: 'wzorzec@wzorzec.test',
  phone: '+48699999997',
  street: 'Wzorcowa',
  house: '9997',
  postcode: '99-997',
  city: 'Wzorcowo',
} as const;
export type Words = Record<keyof typeof SAMPLE, string>;

/** @returns undefined where this form cannot be filled in by itself: its answers hang together in a way only people see */
export function fillIn(form: CompiledForm, who: 'person' | 'firm', today: Day): FilledForm | undefined {
  const { definition } = form;
  if (definition.attachments === 'required') return undefined;
  const known = knownOf(who, today, definition);
  for (const way of WAYS) {
    const answers = Object.fromEntries(definition.pages.flatMap(page => page.fields).flatMap(field => answered(field, way, today)));
    const { answers: settled, remarks } = form.settle({ answers, known, today });
    if (remarks.length > 0) continue;
    const document = toXml(definition, settled, known, {
      filedFor: named(who),
      filedBy: named('person'),
      relation: who === 'firm' ? 'representative' : 'self',
      answerChannel: 'electronic',
      attachments: [],
    }).toString('utf8');
    return {
      answers: settled,
      known,
      answersJson: templateOf(JSON.stringify(settled), SAMPLE),
      document: templateOf(document, SAMPLE),
    };
  }
  return undefined;
}

function named(who: 'person' | 'firm'): NamedParty {
  return who === 'firm' ? { name: SAMPLE.name, idKind: 'NIP', id: SAMPLE.nip } : { name: SAMPLE.name, idKind: 'PESEL', id: SAMPLE.pesel };
}

function knownOf(who: 'person' | 'firm', today: Day, definition: FormDefinition): Known {
  const roles = definition.roles.includes('any') ? ['insured'] : [...definition.roles];
  return {
    'party.kind': who === 'firm' ? 'organisation' : 'person',
    'party.name': SAMPLE.name,
    'party.nip': who === 'firm' || roles.includes('payer') ? SAMPLE.nip : undefined,
    'party.regon': who === 'firm' || roles.includes('payer') ? SAMPLE.regon : undefined,
    'party.pesel': who === 'firm' ? undefined : SAMPLE.pesel,
    'party.roles': roles,
    'party.email': SAMPLE.email,
    'party.phone': SAMPLE.phone,
    'party.street': SAMPLE.street,
    'party.house-number': SAMPLE.house,
    'party.postcode': SAMPLE.postcode,
    'party.city': SAMPLE.city,
    'person.pesel': SAMPLE.pesel,
    'person.names': SAMPLE.given,
    'person.surname': SAMPLE.surname,
    'person.name': SAMPLE.name,
    'person.email': SAMPLE.email,
    'person.phone': SAMPLE.phone,
    'acting.relation': who === 'firm' ? 'representative' : 'self',
    'acting.roles': roles,
    today,
  };
}

interface Way {
  optional: boolean;
  yes: boolean;
  /** Which of the options is chosen. */
  option: number;
}

const WAYS: readonly Way[] = [false, true].flatMap(optional =>
  [0, 1, 2].flatMap(option => [false, true].map(yes => ({ optional, yes, option }))),
);

function answered(field: FormField, way: Way, today: Day): readonly (readonly [string, Answer])[] {
  if (field.prefill || (field.optional && !way.optional)) return [];
  if (field.type === 'group') {
    const item = Object.fromEntries(field.fields.flatMap(one => answered(one, way, today)));
    return [[field.name, Array.from({ length: Math.max(1, field.min) }, () => item)]];
  }
  const answer = answerTo(field, way, today);
  return answer === undefined ? [] : [[field.name, answer]];
}

function answerTo(field: FieldKind, way: Way, today: Day): Answer | undefined {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return 'Jak w dokumentach'.slice(0, field.maxLength);
    case 'number':
      return Math.max(field.min ?? 1, Math.min(field.max ?? 1, 1));
    case 'money':
      return ((Number(field.minGrosze ?? 0) + 12_300) / 100).toFixed(2);
    case 'date':
      return dateIn(field, today);
    case 'month':
      return monthIn(field, today);
    // Worked out, never answered.
    case 'computed':
      return undefined;
    case 'yes-no':
      return way.yes;
    case 'statement':
      return true;
    case 'choice':
      return field.options[Math.min(way.option, field.options.length - 1)]?.value;
    case 'choices':
      return field.options.slice(0, Math.max(1, field.min ?? 1)).map(option => option.value);
    case 'pesel':
      return SAMPLE.pesel;
    case 'nip':
      return SAMPLE.nip;
    case 'regon':
      return SAMPLE.regon;
    case 'nrb':
      return makeNrb(7_654_321);
    case 'postcode':
      return SAMPLE.postcode;
    case 'email':
      return SAMPLE.email;
    case 'phone':
      return SAMPLE.phone;
  }
}

function dateIn(field: { notBefore?: DateBound; notAfter?: DateBound }, today: Day): string {
  const at = (bound: DateBound): Day => (typeof bound === 'object' ? plusDays(today, bound.today) : bound === 'today' ? today : day(bound));
  if (field.notAfter !== undefined) return at(field.notAfter);
  return field.notBefore === undefined ? plusDays(today, -30) : at(field.notBefore);
}

function monthIn(field: { notBefore?: MonthBound; notAfter?: MonthBound }, today: Day): string {
  const bound = field.notAfter ?? field.notBefore ?? { months: -1 };
  return typeof bound === 'object' ? shiftMonth(monthOf(today), bound.months) : bound;
}
