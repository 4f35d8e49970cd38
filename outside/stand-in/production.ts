/** Stand-ins prove nothing and protect nothing.
 *  @throws in production */
export function refuseInProduction(production: boolean, name: string): void {
  if (production) throw new Error(`The ${name} stand-in does not start in production.`);
}
