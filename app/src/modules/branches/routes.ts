import { Type } from '@sinclair/typebox';
import { dayOf } from '#kernel/day.ts';
import { type ApiRoute, found } from '#platform/http/api.ts';
import { exactly, oneOf } from '#platform/http/api-schemas.ts';
import { hoursOn } from './rules.ts';

/** The directory is public. */
export const api: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/branches',
    operation: 'listBranches',
    tag: 'branches',
    summary: { pl: 'Oddziały i inspektoraty', en: 'Branches and sub-branches' },
    for: 'anyone',
    permission: { action: 'branches.directory' },
    scope: null,
    answer: {
      status: 200,
      about: 'The directory.',
      schema: exactly({
        items: Type.Array(
          exactly({
            code: Type.String(),
            name: Type.String(),
            kind: oneOf(['branch', 'sub-branch']),
            address: Type.String(),
            postcode: Type.String(),
            city: Type.String(),
            hours: Type.String({ description: 'As the institution publishes them: `pn 8:00-18:00; wt-pt 8:00-15:00`' }),
          }),
        ),
      }),
    },
    example: {},
    async tells(house) {
      return found({
        items: house.pack.branches.map(({ code, name, kind, address, postcode, city, ...hours }) => ({
          code,
          name,
          kind,
          address,
          postcode,
          city,
          hours: hoursOn(hours, dayOf(house.clock())),
        })),
      });
    },
  },
];
