import type { ChoiceOption, Condition, FormPage, SimpleField } from '#platform/forms/definition.ts';

const inPortal: Condition = { field: 'scope', in: ['platform', 'both'] };

/** "Zakres pełnomocnictwa": one act, matters at the institution, matters through the portal, or the last two. */
export const scopePage: FormPage = {
  name: 'scope',
  title: { pl: 'Zakres pełnomocnictwa', en: 'Scope of the mandate' },
  fields: [
    {
      name: 'scope',
      type: 'choice',
      label: { pl: 'Do czego upoważniasz pełnomocnika?', en: 'What do you authorise the proxy to do?' },
      official: 'Udzielam pełnomocnictwa',
      options: [
        {
          value: 'action',
          label: { pl: 'do jednej czynności lub sprawy', en: 'one act or matter' },
          hint: { pl: 'Jednorazowo.', en: 'Once only.' },
        },
        {
          value: 'all',
          label: {
            pl: 'do wszystkich spraw w ZUS, bez dostępu do portalu',
            en: 'all matters with the institution, without access to the portal',
          },
          hint: { pl: 'W placówce, telefonicznie i na piśmie.', en: 'In a branch, by phone and in writing.' },
        },
        {
          value: 'platform',
          label: { pl: 'do spraw załatwianych przez portal', en: 'matters dealt with through the portal' },
          hint: { pl: 'W rolach, które wskażesz na następnej stronie.', en: 'In the roles you choose on the next page.' },
        },
        {
          value: 'both',
          label: { pl: 'do wszystkich spraw w ZUS i przez portal', en: 'all matters with the institution and through the portal' },
        },
      ],
    },
    {
      name: 'matter',
      type: 'long-text',
      maxLength: 500,
      when: { field: 'scope', is: 'action' },
      label: { pl: 'Czego dotyczy pełnomocnictwo', en: 'What the mandate is for' },
      hint: { pl: 'Na przykład odbiór korespondencji albo konkretna sprawa.', en: 'For example collecting letters, or a certain matter.' },
      official: 'do wykonania konkretnej czynności / załatwienia sprawy',
    },
    {
      name: 'actionForm',
      type: 'text',
      maxLength: 20,
      optional: true,
      when: { field: 'scope', is: 'action' },
      pattern: '[A-Za-z0-9]+(-[A-Za-z0-9]+)*',
      patternHint: { pl: 'Podaj symbol wniosku, na przykład RWN.', en: 'Give the code of the request, for example RWN.' },
      label: {
        pl: 'Symbol wniosku, który pełnomocnik złoży przez portal',
        en: 'Code of the request the proxy will file through the portal',
      },
      hint: {
        pl: 'Bez symbolu pełnomocnik załatwi sprawę tylko w placówce.',
        en: 'Without a code the proxy can deal with the matter only in a branch.',
      },
    },
    {
      name: 'from',
      type: 'date',
      optional: true,
      notBefore: 'today',
      label: { pl: 'Pierwszy dzień', en: 'First day' },
      hint: {
        pl: 'Jeśli nie podasz, pełnomocnictwo zacznie działać od razu.',
        en: 'If you leave it out, the mandate is in force at once.',
      },
      official: 'od',
    },
    {
      name: 'to',
      type: 'date',
      optional: true,
      notBefore: 'today',
      label: { pl: 'Ostatni dzień', en: 'Last day' },
      hint: {
        pl: 'Jeśli nie podasz, pełnomocnictwo obowiązuje do odwołania.',
        en: 'If you leave it out, the mandate is in force until revoked.',
      },
      official: 'do',
    },
  ],
};

const full: ChoiceOption = {
  value: 'full',
  label: { pl: 'pełny dostęp do roli', en: 'full access to the role' },
  hint: { pl: 'Wnioski, pisma i wgląd w dane.', en: 'Requests, letters and sight of the data.' },
};
const correspondence: ChoiceOption = {
  value: 'correspondence',
  label: { pl: 'tylko korespondencja', en: 'correspondence only' },
  hint: { pl: 'Wnioski i odpowiedzi na nie, bez wglądu w dane.', en: 'Requests and the answers to them, without sight of the data.' },
};
const sickLeave: ChoiceOption = {
  value: 'e-zla',
  label: { pl: 'tylko e-ZLA', en: 'e-ZLA only' },
  hint: { pl: 'Elektroniczne zwolnienia lekarskie pracowników.', en: 'Employees’ electronic sick-leave certificates.' },
};

function accessIn(role: string, name: string, pl: string, en: string, options: readonly ChoiceOption[]): SimpleField {
  return {
    name,
    type: 'choice',
    options,
    when: { field: 'roles', includes: role },
    label: { pl: `Dostęp w roli ${pl}`, en: `Access in the role of ${en}` },
    official: 'ograniczam tylko do',
  };
}

/** "W zakresie PUE ZUS pełnomocnictwa udzielam do roli". A body can give only its role of payer, or of an institution. */
export const rolesPage: FormPage = {
  name: 'roles',
  title: { pl: 'Role w portalu', en: 'Roles in the portal' },
  when: inPortal,
  fields: [
    {
      name: 'roles',
      type: 'choices',
      min: 1,
      label: { pl: 'W których rolach pełnomocnik może działać?', en: 'In which roles may the proxy act?' },
      official: 'pełnomocnictwa udzielam do roli',
      options: [
        {
          value: 'insured',
          label: { pl: 'Ubezpieczony', en: 'Insured person' },
          when: { known: 'party.kind', is: 'person' },
          hint: {
            pl: 'Stan konta, zgłoszenia, podstawy i składki, zwolnienia lekarskie.',
            en: 'State of the account, registrations, bases and contributions, sick leaves.',
          },
        },
        {
          value: 'beneficiary',
          label: { pl: 'Świadczeniobiorca', en: 'Beneficiary' },
          when: { known: 'party.kind', is: 'person' },
          hint: { pl: 'Świadczenia i ich wysokość, formularze PIT.', en: 'Benefits and their amounts, PIT forms.' },
        },
        {
          value: 'payer',
          label: { pl: 'Płatnik składek', en: 'Payer of contributions' },
          hint: {
            pl: 'Rozliczenia, zgłoszeni ubezpieczeni i ich zwolnienia.',
            en: 'Settlements, the insured reported and their sick leaves.',
          },
        },
        {
          value: 'institution',
          label: { pl: 'Komornik lub inna instytucja', en: 'Bailiff or another institution' },
          hint: {
            pl: 'Dane kancelarii, wnioski o udostępnienie danych i odpowiedzi.',
            en: 'Data of the office, requests for data and the answers.',
          },
        },
      ],
    },
    accessIn('insured', 'insuredAccess', 'Ubezpieczony', 'insured person', [full, correspondence]),
    accessIn('beneficiary', 'beneficiaryAccess', 'Świadczeniobiorca', 'beneficiary', [full, correspondence]),
    accessIn('payer', 'payerAccess', 'Płatnik składek', 'payer', [full, correspondence, sickLeave]),
    {
      name: 'limitedForms',
      type: 'group',
      min: 0,
      max: 20,
      optional: true,
      label: { pl: 'Ograniczenie do określonych wniosków', en: 'Limit to certain requests' },
      hint: {
        pl: 'Wypełnij tylko wtedy, gdy korespondencja ma dotyczyć wybranych wniosków. Bez tej listy obejmuje wszystkie.',
        en: 'Fill this in only if correspondence is to concern chosen requests. Without a list it covers all.',
      },
      when: {
        any: [
          { field: 'insuredAccess', is: 'correspondence' },
          { field: 'beneficiaryAccess', is: 'correspondence' },
          { field: 'payerAccess', is: 'correspondence' },
        ],
      },
      itemTitle: { pl: 'Wniosek', en: 'Request' },
      official: 'Pełnomocnictwo do korespondencji ograniczam w zakresie wniosków',
      fields: [
        {
          name: 'code',
          type: 'text',
          maxLength: 20,
          pattern: '[A-Za-z0-9]+(-[A-Za-z0-9]+)*',
          patternHint: { pl: 'Podaj symbol wniosku, na przykład RWN.', en: 'Give the code of the request, for example RWN.' },
          label: { pl: 'Symbol wniosku', en: 'Code of the request' },
        },
      ],
    },
  ],
};
