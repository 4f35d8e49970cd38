import { Type } from '@sinclair/typebox';
import { dayOf } from '#kernel/day.ts';
import { type ApiRoute, found, refused } from '#platform/http/api.ts';
import { bilingual, dayText, exactly, oneOf, orNull } from '#platform/http/api-schemas.ts';
import { jsonSchemaOf } from '#platform/forms/to-json.ts';

const open = { tag: 'forms', for: 'anyone', permission: { action: 'submissions.catalogue' }, scope: null } as const;
const params = { form: Type.String({ minLength: 1, maxLength: 20, pattern: '^[A-Za-z0-9_.-]+$' }) };

/** The catalogue is public: it speaks of nobody. */
export const formRoutes: readonly ApiRoute[] = [
  {
    ...open,
    method: 'GET',
    path: '/api/v1/forms',
    operation: 'listForms',
    summary: { pl: 'Katalog formularzy ważnych dziś', en: 'Forms that are valid today' },
    answer: {
      status: 200,
      about: 'The catalogue.',
      schema: exactly({
        items: Type.Array(
          exactly({
            form: Type.String(),
            version: Type.Integer(),
            title: bilingual(),
            summary: bilingual(),
            roles: Type.Array(Type.String(), { description: 'Roles of the party that may file it; `any` is everybody' }),
            level: Type.Integer({ description: 'How surely whoever registered the program must have been known' }),
            byProgram: Type.Boolean({ description: 'Whether a program may file it; if not, a person does, in the portal' }),
            attachments: oneOf(['none', 'optional', 'required'], 'A form that requires attachments is filed in the portal'),
            answerChannels: Type.Array(oneOf(['electronic', 'post', 'branch'])),
            validFrom: dayText(),
            validTo: orNull(dayText()),
          }),
        ),
      }),
    },
    example: {},
    async tells(house) {
      return found({
        items: house.forms.listOn(dayOf(house.clock())).map(form => ({
          form: form.code,
          version: form.version,
          title: form.title,
          summary: form.summary,
          roles: form.roles,
          level: form.signature.level,
          byProgram: form.channels?.includes('api') ?? true,
          attachments: form.attachments,
          answerChannels: form.answerChannels,
          validFrom: form.validFrom,
          validTo: form.validTo ?? null,
        })),
      });
    },
  },
  {
    ...open,
    method: 'GET',
    path: '/api/v1/forms/:form/schema',
    operation: 'getFormSchema',
    summary: { pl: 'Schemat JSON odpowiedzi formularza', en: 'JSON Schema of a form’s answers' },
    about: 'Says shapes. Conditions, check digits and rules over several fields are told as `remarks` when the form is filed.',
    params,
    answer: {
      status: 200,
      about: 'JSON Schema 2020-12.',
      type: 'application/schema+json',
      schema: Type.Record(Type.String(), Type.Unknown()),
    },
    example: { params: { form: 'RWN' } },
    async tells(house, request) {
      const form = house.forms.validOn(request.params['form'] ?? '', dayOf(house.clock()));
      if (!form) return refused('not-found');
      return found(jsonSchemaOf(form.definition));
    },
  },
  {
    ...open,
    method: 'GET',
    path: '/api/v1/forms/:form/xsd',
    operation: 'getFormXsd',
    summary: { pl: 'Schemat XML dokumentu', en: 'XML Schema of the document' },
    params,
    answer: { status: 200, about: 'XSD 1.0.', type: 'application/xml' },
    example: { params: { form: 'RWN' } },
    async tells(house, request) {
      const form = house.forms.validOn(request.params['form'] ?? '', dayOf(house.clock()));
      if (!form) return refused('not-found');
      return {
        kind: 'bytes',
        bytes: form.xsd(),
        type: 'application/xml',
        fileName: `${form.definition.code}-${form.definition.version}.xsd`,
      };
    },
  },
];
