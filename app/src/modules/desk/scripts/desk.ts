import { listenForKeys } from './at-the-desk/keys.ts';
import { openPalette } from './at-the-desk/palette.ts';

const palette = openPalette(document);
listenForKeys(document, palette);
