/** Reads electronegativity's report (SARIF) and judges it. Pure. */

/**
 * @typedef {object} Finding
 * @property {string} id
 * @property {string} file
 * @property {number} line from 1
 */

/**
 * What it finds and is well, with the reason. Line numbers would only make this list wrong.
 * @type {readonly { readonly id: string, readonly file: string, readonly why: string }[]}
 */
export const ALLOWED = [
  {
    id: 'CSP_GLOBAL_CHECK',
    file: 'renderer/index.html',
    why: 'It minds `self` for scripts, which is the app’s own archive; the header adds trusted types.',
  },
  {
    id: 'CONTEXT_ISOLATION_JS_CHECK',
    file: 'main/shell/main-window.js',
    why: 'It does not follow the method that gives the options; e2e/security.spec.ts, 3.',
  },
  {
    id: 'SANDBOX_JS_CHECK',
    file: 'main/shell/main-window.js',
    why: 'The same; e2e/security.spec.ts, 4.',
  },
  {
    id: 'AUXCLICK_JS_CHECK',
    file: 'main/shell/main-window.js',
    why: 'A middle click opens nothing: lock-down.ts refuses every window; e2e/security.spec.ts, 14.',
  },
  {
    id: 'OPEN_EXTERNAL_JS_CHECK',
    file: 'main/shell/open-external.js',
    why: 'It opens https alone; what it gets has passed url-guard.ts, or leads to a sign-in page.',
  },
  {
    id: 'PROTOCOL_HANDLER_JS_CHECK',
    file: 'main/shell/link-handler.js',
    why: 'A link may fill in the form and nothing else: copy-link.ts; e2e/installed/links.spec.ts.',
  },
];

/**
 * @param {unknown} sarif the parsed report
 * @param {ReadonlyMap<string, number>} planted for each file, the line of the mistake planted in it
 * @param {string} plantedId what the planted mistake is reported as
 * @returns {{ unread: string[], findings: Finding[], unused: string[] }} files whose planted mistake is not
 * reported; what nobody has allowed; allowances that nothing needs any more
 */
export function judge(sarif, planted, plantedId) {
  const found = findingsOf(sarif);
  const isPlanted = (/** @type {Finding} */ { file, line }) => line === planted.get(file);
  const read = new Set(
    found.filter((each) => each.id === plantedId && isPlanted(each)).map(({ file }) => file),
  );
  const real = found.filter((each) => !isPlanted(each));
  const allows = (/** @type {Finding} */ { id, file }) =>
    ALLOWED.some((each) => each.id === id && each.file === file);
  return {
    unread: [...planted.keys()].filter((file) => !read.has(file)),
    findings: real.filter((each) => !allows(each)),
    unused: ALLOWED.filter(
      ({ id, file }) => !real.some((each) => each.id === id && each.file === file),
    ).map(({ id, file }) => `${id} in ${file}`),
  };
}

/**
 * @param {any} sarif
 * @returns {Finding[]}
 */
function findingsOf(sarif) {
  return sarif.runs[0].results.map((/** @type {any} */ { ruleId, locations }) => {
    const { artifactLocation, region } = locations[0].physicalLocation;
    return { id: ruleId, file: artifactLocation.uri, line: region.startLine };
  });
}
