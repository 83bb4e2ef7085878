// What ./bench/run does once everything is installed: the market, the checks, the pairs, the table.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { make_market, warm } from './market.mjs';
import { check_equal, check_market } from './equal.mjs';
import { write_results } from './results.mjs';
import { works } from './works.mjs';

const sizes = {
  small: { shops: 5_000, orders: 1_000_000 },
  full: { shops: 100_000, orders: 20_000_000 },
};
const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: 'small' },
    pairs: { type: 'string', default: '5' },
    work: { type: 'string', default: Object.keys(works).join(',') },
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const size = sizes[options.size];
const pairs = Number(options.pairs);
if (!size || !(pairs >= 1)) {
  console.error('usage: bench/run [--size small|full] [--pairs N] [--work a,...] [--json FILE] [--write]');
  process.exit(2);
}

const here = { scratch: path.resolve('build/bench', options.size), day: '2022-06-30' };
here.data = path.join(here.scratch, 'market');
make_market(here.data, size);
warm(here.data);
check_market(here);

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};
const spread = (values) => [Math.min(...values), Math.max(...values)];

const results = [];
for (const name of options.work.split(',')) {
  const work = works[name];
  let last_of_ours = [];
  if (!work) throw new Error(`no such work: ${name}; there are ${Object.keys(works).join(', ')}`);
  for (const [engine, peer] of Object.entries(work.peers)) {
    const equal = check_equal(name, engine, work, here);
    const ours = [];
    const theirs = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      process.stderr.write(`\r${name}, ${engine}: pair ${pair + 1} of ${pairs} `);
      ours.push(work.ours(here));
      theirs.push(peer(here));
    }
    process.stderr.write('\n');
    last_of_ours = ours;
    for (const part of work.parts) {
      const our_seconds = ours.map((run) => run.seconds[part]);
      const peer_seconds = theirs.map((run) => run.seconds[part]);
      const ratios = our_seconds.map((seconds, pair) => peer_seconds[pair] / seconds);
      results.push({
        work: part,
        engine,
        ours_seconds: median(our_seconds),
        peer_seconds: median(peer_seconds),
        ratio: median(ratios),
        pairs,
        equal,
        ours_peak_bytes: Math.max(...ours.map((run) => run.peak_bytes)),
        peer_peak_bytes: Math.max(...theirs.map((run) => run.peak_bytes)),
        spread: { ours: spread(our_seconds), peer: spread(peer_seconds), ratio: spread(ratios) },
      });
    }
  }
  if (Object.keys(work.peers).length === 0) {
    for (let pair = 0; pair < pairs; pair += 1) last_of_ours.push(work.ours(here));
  }
  // What no peer does as a work of its own: the runs beside the last peer stand for it.
  for (const part of work.own ?? []) {
    const seconds = last_of_ours.map((run) => run.seconds[part]);
    results.push({
      work: part,
      ours_seconds: median(seconds),
      pairs,
      ours_peak_bytes: Math.max(...last_of_ours.map((run) => run.peak_bytes)),
      spread: { ours: spread(seconds) },
    });
  }
}

const machine = `${os.cpus()[0].model}, ${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB`;
const work = options.work === Object.keys(works).join(',') ? '' : ` --work ${options.work}`;
write_results(results, { machine, size: options.size, work, ...size }, options.write);
if (options.json) fs.writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
if (results.some((result) => result.equal === false)) process.exit(1);
