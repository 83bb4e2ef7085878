// The table of a run: printed, and on demand put into bench/results.md, which keeps everything else it says.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const titles = {
  a: '(a) CSV to the stars of one day',
  c: '(c) warm, one day',
  d30: '(d) warm, 30 days',
  d180: '(d) warm, 180 days',
  e: '(e) one more day',
  f: '(f) backtest: other steps and weights, 90 days',
  f_both: '(f) with the rules in force beside them',
  g50: '(g) one corrected fact, median',
  g99: '(g) one corrected fact, p99',
  gmax: '(g) one corrected fact, longest',
};
const heading_of = (size) => `## Beside peers: the ${size} market`;

const digits = (value) => (value < 0.001 ? value.toFixed(6) : value < 0.01 ? value.toFixed(4) : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2));
const span = ([least, most]) => `${digits(least)} to ${digits(most)}`;
const gigabytes = (bytes) => (bytes / 2 ** 30).toFixed(1);

function table(results) {
  const rows = results.map((r) => {
    const ours = `${digits(r.ours_seconds)} (${span(r.spread.ours)})`;
    const start = `| ${titles[r.work]} | ${r.engine ?? ''} | ${ours} |`;
    if (!r.engine) return `${start} | | ${gigabytes(r.ours_peak_bytes)} | | |`;
    return `${start} ${digits(r.peer_seconds)} (${span(r.spread.peer)}) | ${digits(r.ratio)} (${span(r.spread.ratio)}) | `
      + `${gigabytes(r.ours_peak_bytes)} | ${gigabytes(r.peer_peak_bytes)} | ${r.equal ? 'yes' : 'NO'} |`;
  });
  return ['| work | peer | ours, s | peer, s | peer / ours | our peak, GiB | its peak, GiB | equal |', '|---|---|---|---|---|---|---|---|',
    ...rows].join('\n');
}

export function write_results(results, market, into_page) {
  const heading = heading_of(market.size);
  const day = execFileSync('git', ['log', '-1', '--format=%cs'], { encoding: 'utf8' }).trim();
  const peers = JSON.parse(fs.readFileSync('bench/peers/package.json', 'utf8')).dependencies;
  const text = `${heading}

    ./bench/run --size ${market.size} --pairs ${results[0]?.pairs}${market.work}

Made by that command, from the state of ${day}, on ${market.machine}; ${market.orders.toLocaleString('en')} orders of
${market.shops.toLocaleString('en')} shops. Peers: ${Object.entries(peers).map(([name, version]) => `${name} ${version}`).join(', ')}.
Medians of pairs in turn, least and greatest in brackets; docs/performance.md says what is timed.

${table(results)}
`;
  console.log(text);
  if (!into_page) return;
  const page = fs.readFileSync('bench/results.md', 'utf8');
  const at = page.indexOf(`\n${heading}\n`);
  const next = at < 0 ? -1 : page.indexOf('\n## ', at + heading.length);
  const before = at < 0 ? page.trimEnd() : page.slice(0, at).trimEnd();
  fs.writeFileSync('bench/results.md', `${before}\n\n${text}${next < 0 ? '' : page.slice(next)}`);
}
