import { type TSchema, Type } from '@sinclair/typebox';

/** Words that the schemas of all routes are made of. */
export const uuid = (description?: string) =>
  Type.String({ format: 'uuid', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', ...(description ? { description } : {}) });
export const instant = (description?: string) => Type.String({ format: 'date-time', ...(description ? { description } : {}) });
export const dayText = (description?: string) => Type.String({ format: 'date', ...(description ? { description } : {}) });
export const money = (description?: string) => Type.String({ pattern: '^-?\\d+\\.\\d{2}$', description: description ?? 'In złoty' });
export const oneOf = <T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const bilingual = () => Type.Object({ pl: Type.String(), en: Type.String() }, { additionalProperties: false });
/** Nothing that is not described is ever answered. */
export const exactly = <P extends Record<string, TSchema>>(properties: P) => Type.Object(properties, { additionalProperties: false });
export const page = (item: TSchema) =>
  exactly({ items: Type.Array(item), next: orNull(Type.String({ description: 'Cursor of the next page; null on the last one' })) });
