/** Folders and files a page names in backticks: whatever has a slash and is no command, pattern or placeholder. */
export function pathsNamedIn(page: string): string[] {
  return [...page.matchAll(/`([^`\n]+)`/g)].map(found => found[1] as string).filter(named => /^[#\w][\w.-]*\/[\w./-]*$/.test(named));
}

/** Where a named path may stand: from the root, or as people say it within the code. */
export function placesOf(named: string, moduleOrder: readonly string[]): string[] {
  const path = named.replace(/^#/, 'app/src/').replace(/\/$/, '');
  const inModules = /^[\w-]+$/.test(path) ? moduleOrder.map(module => `app/src/modules/${module}/${path}`) : [];
  return [path, `app/src/${path}`, `app/src/modules/${path}`, ...inModules];
}
