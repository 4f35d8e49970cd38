import { type Day, day, parseDay, plusMonths } from '#kernel/day.ts';
import { bornOn, parsePesel, type Pesel } from '#kernel/pesel.ts';
import type { Answers, Decide, DecideInput, DecideOutcome, Grant } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { reasoning, type Reasoning, toClerk } from '../../../reasoning.ts';
import { form } from './form.ts';

const KPA_33 = 'KPA art. 33 § 1';
const KPA_33_2 = 'KPA art. 33 § 2';
const ADULT_MONTHS = 18 * 12;

/** Whether a mandate can be entered without a person: signed by the grantor, to an identified adult who is somebody else,
 *  in a scope the register of mandates can hold as it was meant. What it cannot hold is never widened: it goes to a clerk. */
export const decide: Decide = { ruleSet: 'zus/PEL/1', decide: decideMandate };

function decideMandate(input: DecideInput): DecideOutcome {
  const { answers } = input;
  const steps = reasoning();
  const filedOn = day(input.filedOn);
  const signed = testGrantor(steps, input);
  const pesel = testProxy(steps, input, filedOn);
  const access = testAccess(steps, answers);
  const dates = testDates(steps, answers, filedOn);
  const scope = scopeOf(answers);
  steps.test({
    name: 'scope-chosen',
    value: scope ?? 'none',
    passed: scope !== undefined,
    legalBasis: KPA_33,
    text:
      scope === undefined
        ? { pl: 'Nie wybrano zakresu pełnomocnictwa.', en: 'No scope of the mandate was chosen.' }
        : { pl: 'Zakres pełnomocnictwa jest wybrany.', en: 'The scope of the mandate is chosen.' },
  });
  // A clerk may accept what the computer may not, but not what has no grantor, no proxy, no scope or no time.
  const grant = signed && pesel && scope && access && dates ? mandateOf(input, { pesel, scope, access, dates }) : undefined;
  if (!steps.allPassed() || grant === undefined) return toClerk(steps, form.legalBasis, { grant });
  return { outcome: 'granted', tests: steps.tests, legalBasis: form.legalBasis, ...grant };
}

interface Chosen {
  pesel: Pesel;
  scope: Scope;
  access: Access;
  dates: { from: Day | null; to: Day | null };
}

function mandateOf({ answers, filedOn }: DecideInput, { pesel, scope, access, dates: { from, to } }: Chosen): Grant {
  const proxyNames = `${textOf(answers, 'proxyNames')} ${textOf(answers, 'proxySurname')}`.trim();
  const forms = formsOf(answers);
  const roles = scope === 'platform' || scope === 'both' ? rolesOf(answers) : [];
  return {
    collection: 'open',
    letter: {
      template: 'mandate-accepted',
      values: {
        grantor: textOf(answers, 'bodyName') || `${textOf(answers, 'grantorNames')} ${textOf(answers, 'grantorSurname')}`.trim(),
        proxy: proxyNames,
        scopePl: SCOPES[scope].pl,
        scopeEn: SCOPES[scope].en,
        hasMatter: scope === 'action',
        matter: textOf(answers, 'matter'),
        rolesPl: named(roles, 'pl'),
        rolesEn: named(roles, 'en'),
        correspondenceOnly: access === 'correspondence',
        forms: forms === null ? 'all' : forms.join(', '),
        isOpenEnded: to === null,
        from: from ?? filedOn,
        to: to ?? '',
      },
    },
    effects: [
      {
        name: 'identity.grant-mandate',
        with: {
          proxyPesel: pesel,
          proxyNames,
          scope,
          roles,
          forms,
          correspondenceOnly: access === 'correspondence',
          from,
          to,
          note: scope === 'action' ? textOf(answers, 'matter') : null,
        },
      },
    ],
  };
}

/** @returns whether it was signed by somebody who may give it */
function testGrantor(steps: Reasoning, input: DecideInput): boolean {
  const relation = input.known['acting.relation'];
  const signed = relation === 'self' || relation === 'representative';
  steps.test({
    name: 'signed-by-grantor',
    value: typeof relation === 'string' ? relation : 'unknown',
    passed: signed,
    legalBasis: KPA_33_2,
    text: signed
      ? {
          pl: 'Pełnomocnictwo podpisała osoba, która go udziela, albo przedstawiciel podmiotu.',
          en: 'The mandate was signed by the grantor or by a representative of the body.',
        }
      : {
          pl: 'Pełnomocnictwa nie podpisała osoba, która może go udzielić.',
          en: 'The mandate was not signed by somebody who may give it.',
        },
  });
  const joint = input.answers['jointRepresentation'] === true;
  steps.test({
    name: 'one-representative-suffices',
    value: joint ? 'joint' : 'single',
    passed: !joint,
    legalBasis: 'formularz PEL-Z',
    text: joint
      ? {
          pl: 'Podmiot ma reprezentację wieloosobową: trzeba sprawdzić podpisy na PEL-Z.',
          en: 'Several people together represent the body: the signatures on PEL-Z must be checked.',
        }
      : { pl: 'Wystarcza podpis jednej osoby.', en: 'The signature of one person is enough.' },
  });
  return signed;
}

function testProxy(steps: Reasoning, input: DecideInput, filedOn: Day): Pesel | undefined {
  const parsed = parsePesel(textOf(input.answers, 'proxyPesel'));
  const pesel = parsed.ok ? parsed.value : undefined;
  steps.test({
    name: 'proxy-identified',
    value: pesel === undefined ? 'without-pesel' : 'by-pesel',
    passed: pesel !== undefined,
    legalBasis: KPA_33,
    text:
      pesel === undefined
        ? {
            pl: 'Pełnomocnik nie ma numeru PESEL: tożsamość sprawdza pracownik.',
            en: 'The proxy has no PESEL number: a clerk checks the identity.',
          }
        : { pl: 'Pełnomocnik jest wskazany numerem PESEL.', en: 'The proxy is identified by a PESEL number.' },
  });
  if (pesel === undefined) return undefined;
  const same = pesel === input.known['person.pesel'] || pesel === input.known['party.pesel'];
  steps.test({
    name: 'proxy-is-another',
    value: same ? 'same' : 'another',
    passed: !same,
    legalBasis: KPA_33,
    text: same
      ? { pl: 'Pełnomocnikiem nie może być osoba, która udziela pełnomocnictwa.', en: 'The grantor cannot be the proxy.' }
      : { pl: 'Pełnomocnik jest inną osobą niż mocodawca.', en: 'The proxy is somebody other than the grantor.' },
  });
  const adult = plusMonths(bornOn(pesel), ADULT_MONTHS) <= filedOn;
  steps.test({
    name: 'proxy-is-adult',
    value: adult ? 'adult' : 'minor',
    passed: adult,
    legalBasis: KPA_33,
    text: adult
      ? { pl: 'Pełnomocnik jest pełnoletni.', en: 'The proxy is of age.' }
      : { pl: 'Pełnomocnik nie jest pełnoletni.', en: 'The proxy is not of age.' },
  });
  return pesel;
}

type Access = 'full' | 'correspondence';

/** One mandate of the register is either full or for correspondence only. Roles restricted each in its own way, or to
 *  e-ZLA, cannot be entered as meant. */
function testAccess(steps: Reasoning, answers: Answers): Access | undefined {
  const scope = scopeOf(answers);
  const asked =
    scope === 'platform' || scope === 'both'
      ? rolesOf(answers).map(role => (role === 'institution' ? 'full' : textOf(answers, `${role}Access`)))
      : ['full'];
  const kinds = [...new Set(asked)];
  const [only] = kinds;
  const access = kinds.length === 1 && (only === 'full' || only === 'correspondence') ? only : undefined;
  steps.test({
    name: 'scope-can-be-entered',
    value: kinds.join(' ') || 'none',
    passed: access !== undefined,
    legalBasis: KPA_33,
    text:
      access === undefined
        ? {
            pl: 'Ograniczenia są różne w różnych rolach albo dotyczą tylko e-ZLA: taki zakres wpisuje pracownik.',
            en: 'The limits differ between roles or concern e-ZLA only: a clerk enters such a scope.',
          }
        : {
            pl: 'Zakres w każdej roli jest taki sam i można go wpisać automatycznie.',
            en: 'The scope is the same in every role and can be entered automatically.',
          },
  });
  return access;
}

function testDates(steps: Reasoning, answers: Answers, filedOn: Day): Chosen['dates'] | undefined {
  const [from, to] = [dayOrNull(answers, 'from'), dayOrNull(answers, 'to')];
  const inOrder = (from === null || from >= filedOn) && (to === null || to >= (from ?? filedOn));
  steps.test({
    name: 'dates-in-order',
    value: `${from ?? 'filing'}..${to ?? 'open'}`,
    passed: inOrder,
    legalBasis: KPA_33,
    text: inOrder
      ? { pl: 'Daty obowiązywania są prawidłowe.', en: 'The dates of the mandate are in order.' }
      : { pl: 'Daty obowiązywania są nieprawidłowe.', en: 'The dates of the mandate are not in order.' },
  });
  return inOrder ? { from, to } : undefined;
}

type Scope = 'action' | 'all' | 'platform' | 'both';
const SCOPES: Readonly<Record<Scope, Bilingual>> = {
  action: { pl: 'jednorazowo, do jednej czynności lub sprawy', en: 'once, for one act or matter' },
  all: { pl: 'wszystkie sprawy w ZUS, bez dostępu do portalu', en: 'all matters with the institution, without access to the portal' },
  platform: { pl: 'sprawy załatwiane przez portal', en: 'matters dealt with through the portal' },
  both: { pl: 'wszystkie sprawy w ZUS i sprawy załatwiane przez portal', en: 'all matters with the institution and through the portal' },
};
const ROLES: Readonly<Record<string, Bilingual>> = {
  insured: { pl: 'Ubezpieczony', en: 'Insured person' },
  beneficiary: { pl: 'Świadczeniobiorca', en: 'Beneficiary' },
  payer: { pl: 'Płatnik składek', en: 'Payer of contributions' },
  institution: { pl: 'Komornik lub inna instytucja', en: 'Bailiff or another institution' },
};

const scopeOf = (answers: Answers): Scope | undefined => (Object.keys(SCOPES) as Scope[]).find(scope => scope === answers['scope']);
const named = (roles: readonly string[], lang: 'pl' | 'en'): string =>
  roles.length === 0 ? 'none' : roles.map(role => ROLES[role]?.[lang] ?? role).join(', ');
const textOf = (answers: Answers, name: string): string => (typeof answers[name] === 'string' ? answers[name] : '');

function rolesOf(answers: Answers): readonly string[] {
  const chosen = answers['roles'];
  return Array.isArray(chosen) ? Object.keys(ROLES).filter(role => (chosen as readonly unknown[]).includes(role)) : [];
}

function formsOf(answers: Answers): readonly string[] | null {
  if (answers['scope'] === 'action') return textOf(answers, 'actionForm') === '' ? null : [textOf(answers, 'actionForm').toUpperCase()];
  const listed = answers['limitedForms'];
  const codes = Array.isArray(listed)
    ? (listed as readonly unknown[])
        .map(item => (typeof item === 'object' && item !== null ? textOf(item as Answers, 'code').toUpperCase() : ''))
        .filter(code => code !== '')
    : [];
  return codes.length === 0 ? null : [...new Set(codes)];
}

function dayOrNull(answers: Answers, name: string): Day | null {
  const parsed = parseDay(textOf(answers, name));
  return parsed.ok ? parsed.value : null;
}
