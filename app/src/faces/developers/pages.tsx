import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { ApiRoute } from '#platform/http/api.ts';
import type { Page } from '#platform/http/page.ts';
import { openApiDocument } from '../openapi.ts';
import { text } from '../text.ts';
import { describedIn } from './described.ts';
import { OperationBody, ProblemsBody } from './reference.tsx';
import { StartBody } from './start.tsx';

const open = { faces: ['portal'], for: 'anyone', permission: { action: 'machines.read-how' } } as const;

/** `/developers`: how to begin and what there is, made from the OpenAPI document; each operation and the problems on pages
 *  of their own. */
export async function developersPages(house: House, api: readonly ApiRoute[]): Promise<readonly Page<Actor>[]> {
  const operations = describedIn(openApiDocument(house, api));
  const folder = join(house.config.root, 'app/src/faces/quick-start');
  const [typescript, curl, keduTypescript, keduCurl] = await Promise.all([
    readFile(join(folder, 'file-a-form.ts'), 'utf8'),
    readFile(join(folder, 'read-letters.sh'), 'utf8'),
    readFile(join(folder, 'file-insurance-documents.ts'), 'utf8'),
    readFile(join(folder, 'file-insurance-documents.sh'), 'utf8'),
  ]);
  return [
    {
      ...open,
      path: '/developers',
      sameForVisitors: true,
      async get(ctx) {
        return {
          kind: 'page',
          title: text(ctx.lang)('developers.title'),
          width: 'wide',
          body: (
            <StartBody
              lang={ctx.lang}
              operations={operations}
              quickStart={{ typescript, curl, keduTypescript, keduCurl }}
              aMinute={house.config.API_REQUESTS_A_MINUTE}
            />
          ),
        };
      },
    },
    {
      ...open,
      path: '/developers/operations/:operation',
      async get(ctx, request) {
        const operation = operations.find(one => one.operationId === request.params['operation']);
        if (!operation) return { kind: 'not-found' };
        return {
          kind: 'page',
          title: operation.summary[ctx.lang],
          width: 'wide',
          body: <OperationBody lang={ctx.lang} operation={operation} />,
        };
      },
    },
    {
      ...open,
      path: '/developers/problems',
      sameForVisitors: true,
      async get(ctx) {
        return { kind: 'page', title: text(ctx.lang)('developers.problems'), width: 'wide', body: <ProblemsBody lang={ctx.lang} /> };
      },
    },
  ];
}
