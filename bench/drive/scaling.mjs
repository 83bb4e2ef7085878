// How time and memory grow with facts and with shops: `xingji score`, CSV to the stars of one day, with one thread and
// with two. Prints a table and draws bench/scaling.svg. A market is removed as soon as it was timed.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { draw } from './chart.mjs';
import { make_market, warm } from './market.mjs';
import { run } from './works.mjs';

const { values: options } = parseArgs({
  options: {
    facts: { type: 'string', default: '1,10,36,100' }, // millions
    shops: { type: 'string', default: '1000,10000,100000,1000000' },
    runs: { type: 'string', default: '3' },
  },
});
const numbers = (text) => text.split(',').map(Number);
const facts_an_order = 1.83;
const usual_shops = 10_000;
const usual_facts = Math.min(10, Math.max(...numbers(options.facts)));

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

function count_facts(data) {
  const report = path.resolve('build/bench/scaling/report.json');
  execFileSync('build/release/xingji', ['score', '--pack', 'bench/pack/timed-star.yaml', '--facts', data, '--as-of', '2022-06-30',
    '--format', 'csv', '--report', report], { stdio: 'ignore' });
  return JSON.parse(fs.readFileSync(report, 'utf8')).files.reduce((all, file) => all + file.facts, 0);
}

/// The median of some runs with 1 and with 2 threads.
function time_market(millions, shops) {
  const data = path.resolve('build/bench/scaling/market');
  fs.rmSync(data, { recursive: true, force: true });
  fs.mkdirSync(data, { recursive: true });
  make_market(data, { shops, orders: Math.round((millions * 1e6) / facts_an_order) });
  warm(data);
  const point = { facts: count_facts(data), shops };
  for (const threads of [1, 2]) {
    const runs = Array.from({ length: Number(options.runs) }, () => run('build/release/xingji', ['score', '--pack',
      'bench/pack/timed-star.yaml', '--facts', data, '--as-of', '2022-06-30', '--format', 'csv', '--threads', String(threads)],
    path.resolve('build/bench/scaling/cards.csv')));
    point[threads] = { seconds: median(runs.map((r) => r.seconds)), processor_seconds: median(runs.map((r) => r.processor_seconds)),
      peak_bytes: Math.max(...runs.map((r) => r.peak_bytes)) };
  }
  fs.rmSync(data, { recursive: true, force: true });
  return point;
}

function row({ facts, shops, 1: one, 2: two }) {
  const gigabytes = (bytes) => (bytes / 2 ** 30).toFixed(2);
  return `| ${(facts / 1e6).toFixed(1)} M | ${shops.toLocaleString('en')} | ${one.seconds.toFixed(2)} | ${two.seconds.toFixed(2)} | `
    + `${(one.seconds / two.seconds).toFixed(2)} | ${((one.processor_seconds / facts) * 1e9).toFixed(0)} | ${gigabytes(two.peak_bytes)} | `
    + `${(two.peak_bytes / facts).toFixed(0)} |`;
}

console.log('| facts | shops | 1 thread, s | 2 threads, s | ratio | processor, ns a fact | peak, GiB | bytes a fact |');
console.log('|---|---|---|---|---|---|---|---|');
const timed = (millions, shops) => {
  const point = time_market(millions, shops);
  console.log(row(point));
  return point;
};
const by_facts = numbers(options.facts).map((millions) => timed(millions, usual_shops));
const by_shops = numbers(options.shops).map((shops) => timed(usual_facts, shops));

const line = (points, x, y) => points.map((point) => [point[x], y(point)]);
fs.writeFileSync('bench/scaling.svg', draw([
  { title: `Seconds by facts (${usual_shops.toLocaleString('en')} shops)`, unit: 's',
    lines: { '1 thread': line(by_facts, 'facts', (p) => p[1].seconds), '2 threads': line(by_facts, 'facts', (p) => p[2].seconds) } },
  { title: 'Peak memory by facts', unit: 'GiB',
    lines: { '2 threads': line(by_facts, 'facts', (p) => p[2].peak_bytes / 2 ** 30) } },
  { title: `Seconds by shops (${usual_facts} M facts)`, unit: 's',
    lines: { '1 thread': line(by_shops, 'shops', (p) => p[1].seconds), '2 threads': line(by_shops, 'shops', (p) => p[2].seconds) } },
]));
