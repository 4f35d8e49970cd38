import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** The letters of our letters: Source Sans 3, which has all of Polish and Ukrainian, embedded in every file. */
export interface LetterFonts {
  readonly regular: Buffer;
  readonly semibold: Buffer;
  readonly italic: Buffer;
}

/** Reads the fonts once, at start.
 *  @param root folder of the checkout (the bundle lies elsewhere, so it cannot look beside itself) */
export function readLetterFonts(root: string): LetterFonts {
  const require = createRequire(join(resolve(root), 'package.json'));
  const font = (name: string) => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${name}/SourceSans3_${name}.ttf`));
  return { regular: font('400Regular'), semibold: font('600SemiBold'), italic: font('400Regular_Italic') };
}
