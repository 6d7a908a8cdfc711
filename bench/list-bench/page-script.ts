/**
 * What runs in the page: it stands for the main process, and looks at the clock. As text, since it is
 * the page's and not Node's. `ROWS` is what the list gets.
 */
export const PAGE_SCRIPT = `
const bench = { change: null, revision: 1 };
window.bench = bench;
const started = new Promise((resolve) => {
  bench.begin = () => new Promise((painted) => { resolve(painted); });
});
const nothing = async () => ({ ok: true });
const silent = () => () => undefined;
window.ferry = new Proxy({
  listJobs: async () => {
    const painted = await started;
    const from = performance.now();
    const seen = new MutationObserver(() => {
      if (document.querySelector('[data-job-id]') === null) return;
      seen.disconnect();
      // Its layout is part of it.
      document.querySelector('main').getBoundingClientRect();
      const firstMs = performance.now() - from;
      requestAnimationFrame(() => setTimeout(() => {
        painted({ firstMs, paintedMs: performance.now() - from });
      }));
    });
    seen.observe(document.body, { childList: true, subtree: true });
    return { revision: 1, jobs: ROWS, older: null, notices: [] };
  },
  accounts: async () => ({ accounts: [], registrations: [], attempt: null }),
  // As long as it is not answered, the page goes on in the language it began with.
  settings: () => new Promise(() => undefined),
  onChange: (listener) => { bench.change = listener; return () => undefined; },
}, { get: (own, name) => own[name] ?? (String(name).startsWith('on') ? silent : nothing) });

/** How long this machine takes to draw next to nothing: a line of text, in the page without a list. */
bench.drawLine = () => new Promise((resolve) => {
  const from = performance.now();
  const line = document.body.appendChild(document.createElement('p'));
  line.textContent = String(from);
  line.getBoundingClientRect();
  requestAnimationFrame(() => setTimeout(() => {
    const barePaintedMs = performance.now() - from;
    line.remove();
    resolve({ barePaintedMs });
  }));
});

/** The ms between frames of the page without a list: what this machine takes for nothing. */
bench.idle = (frames) => new Promise((resolve) => {
  const deltas = [];
  let before = null;
  const step = (now) => {
    if (before !== null) deltas.push(now - before);
    before = now;
    if (deltas.length >= frames) { resolve(deltas); return; }
    document.body.style.setProperty('--bench-frame', String(deltas.length));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
});

/** The ms between frames while the list is scrolled, far and near; with news or without. */
bench.scroll = (frames, withNews) => new Promise((resolve) => {
  const main = document.querySelector('main');
  main.scrollTop = 0;
  const deltas = [];
  let { revision } = bench;
  let told = 0;
  let before = null;
  const step = (now) => {
    if (before !== null) deltas.push(now - before);
    before = now;
    if (deltas.length >= frames) { bench.revision = revision; resolve(deltas); return; }
    // Mostly as by a wheel turned fast, now and then as by a thumb that is dragged.
    main.scrollTop += deltas.length % 20 === 19 ? main.scrollHeight / 30 : 400;
    if (withNews && now - told > 150) {
      told = now;
      const progress = { fraction: Math.random(), files: null, bytes: null };
      const jobs = [{ ...ROWS[0], progress }];
      bench.change({ since: revision, revision: ++revision, jobs, gone: [], notices: [] });
    }
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
});
`;
