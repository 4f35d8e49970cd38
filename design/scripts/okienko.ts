import { countCharacters } from './character-count.ts';
import { copyAndPrint } from './copy-and-print.ts';
import { focusErrors } from './error-focus.ts';
import { guardForms } from './form-guard.ts';
import { watchSession } from './session-dialog.ts';
import { switchAppearance } from './appearance.ts';

// One broken comfort must not take the others with it: every page works without any of them.
for (const start of [focusErrors, countCharacters, guardForms, switchAppearance, copyAndPrint, watchSession]) {
  try {
    start(document);
  } catch (fault) {
    console.error(fault);
  }
}
