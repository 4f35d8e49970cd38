import { catalogue, type Lang, type Translate } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

export type GalleryWord = keyof typeof pl;
export type GalleryWords = Translate<GalleryWord>;
export const galleryWords: (lang: Lang) => GalleryWords = catalogue({ pl, en });
